import { constants, existsSync } from "node:fs";
import { access, stat } from "node:fs/promises";
import { GeneratorError } from "./generator-error.js";
import { readPlace, type SpecPlace } from "./spec-place.js";

/**
 * Finds out what `--from`, or another argument, names, and whether a file is there that can be read: quick, so that it comes before
 * whatever takes time.
 *
 * @param named What the caller calls it, for messages.
 * @throws GeneratorError that says what is wrong.
 */
export async function findPlace(from: string, named: string): Promise<SpecPlace> {
  const place = readPlace(from, existsSync, named);
  if (place.kind === "file") await checkFile(place.path, named);
  return place;
}

async function checkFile(path: string, named: string): Promise<void> {
  try {
    // Not opened: a pipe can be read once only.
    await access(path, constants.R_OK);
    if (!(await stat(path)).isDirectory()) return;
  } catch (error) {
    throw new GeneratorError(whyUnreadable(path, error as NodeJS.ErrnoException));
  }
  throw new GeneratorError(`${path} is a folder; ${named} takes a file, the address of a master, or a release.`);
}

function whyUnreadable(path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code !== "ENOENT") return `Cannot read ${path}: ${message}.`;
  if (/^v?\d+(?:\.\d+)?$/.test(path))
    return `There is no file ${path}, and a release has three numbers, such as ${path.replace(/^v/, "")}${path.includes(".") ? ".1" : ".38.1"}.`;
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(path)) return `There is no file ${path}.`;
  return `There is no file ${path}. For a master of that name give http://${path}:8080; a release has three numbers, such as 0.38.1.`;
}
