import { InvalidArgumentError } from "../errors/index.js";
import { modelNames, type ModelFile } from "./model-file.js";

/**
 * Refuses two records with the same path at the top, which an include and the model directory can make.
 *
 * @param argument What was added last.
 * @param whole What the records are, for messages.
 */
export function checkTopLevelPaths(
  records: readonly ModelFile[],
  argument: string,
  whole: string = modelNames.whole,
): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { path } of records) {
    if (path.includes("/")) continue;
    (seen.has(path) ? twice : seen).add(path);
  }
  if (twice.size > 0) {
    throw new InvalidArgumentError(
      `The argument ${argument} would put these names into the ${whole} twice: ${[...twice].sort().join(", ")}. Rename or leave out one of each.`,
      { argument },
    );
  }
}
