import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { ApiFacts } from "../api-facts.js";
import { GeneratorError } from "../generator-error.js";
import { mark } from "../write-files.js";
import type { FacadeMap } from "./facade-map.js";
import { scanSource, type SourceFacts } from "./scan-source.js";
import { usesOf, type Uses } from "./uses.js";

const isSource = (name: string): boolean =>
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(name) && !/\.d\.[cm]?ts$/.test(name);

/**
 * Finds out what the program in a folder, or in a file, calls. What `generate` wrote is left out: it names everything.
 *
 * @throws GeneratorError for a place that is not there, or holds no program that calls the client.
 */
export async function scanFolder(place: string, specs: readonly ApiFacts[], map: FacadeMap): Promise<Uses> {
  const files: SourceFacts[] = [];
  for await (const file of filesOf(place)) {
    const text = await readFile(file, "utf8");
    if (!text.startsWith(mark)) files.push(scanSource(text));
  }
  if (files.length === 0) {
    throw new GeneratorError(
      `${place} holds no file of JavaScript or TypeScript: give --uses the folder of the program's source.`,
    );
  }
  const uses = usesOf(files, specs, map);
  if (uses.operations.size === 0 && uses.methods.size === 0) {
    throw new GeneratorError(`No file in ${place} calls the client: give --uses the folder of the program's source.`);
  }
  return uses;
}

/** @throws GeneratorError for a place that is not there. */
export async function checkSource(place: string): Promise<{ isFile: boolean }> {
  const facts = await stat(place).catch(({ message }: Error) => {
    throw new GeneratorError(`Cannot read ${place}: ${message}. Give --uses the folder of the program's source.`);
  });
  return { isFile: facts.isFile() };
}

async function* filesOf(place: string): AsyncGenerator<string, void> {
  if ((await checkSource(place)).isFile) {
    yield place;
    return;
  }
  for (const entry of await readdir(place, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const inner = path.join(place, entry.name);
    if (entry.isDirectory()) yield* filesOf(inner);
    else if (entry.isFile() && isSource(entry.name)) yield inner;
  }
}
