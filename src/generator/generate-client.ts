import { clientFileNames, clientFiles } from "./client-files.js";
import { findPlace } from "./find-place.js";
import type { Knowledge } from "./knowledge.js";
import { readSpec, type SpecQuestion } from "./read-spec.js";
import { findTypeGenerator } from "./type-generator.js";
import { checkFolder, staleFiles, writeFiles } from "./write-files.js";

/** What was generated, or would be. */
export interface Generated {
  /** The release, where it is known. */
  readonly release: string | undefined;
  readonly paths: number;
  /** Names of the files. */
  readonly files: readonly string[];
  /** With `check`: the files that are not what would be written. */
  readonly stale: readonly string[];
}

/**
 * Makes a typed client for the master that a spec comes from: what `determined-client generate` does.
 *
 * @param question Where the spec is, the folder to write, and `check` to write nothing.
 * @param folders Where to look for `openapi-typescript`, in order.
 * @throws GeneratorError that says what is wrong; then nothing is written.
 */
export async function generateClient(
  { out, check, ...question }: SpecQuestion & { readonly out: string; readonly check: boolean },
  loadKnowledge: () => Promise<Knowledge>,
  folders: readonly string[],
): Promise<Generated> {
  // What is quick to see comes before what takes time: a compiler takes a second to load.
  await findPlace(question.from, "--from");
  await checkFolder(out, clientFileNames, { alone: true });
  const types = findTypeGenerator(folders);
  const knowledge = await loadKnowledge();
  const { document, name, release } = await readSpec(question, knowledge);
  const files = await clientFiles(document, name, { overlay: knowledge.overlay, release, types: types.load() });
  const stale = check ? await staleFiles(out, files) : [];
  if (!check) await writeFiles(out, files, { alone: true, signal: question.signal });
  return { release, paths: Object.keys(document.paths).length, files: Object.keys(files), stale };
}
