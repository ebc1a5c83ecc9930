import { GeneratorError } from "./generator-error.js";

/** One route, and the first and last release that has it. */
export interface HistoryRow {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly first: string;
  readonly last: string;
}

/** Which releases had which routes. */
export interface History {
  /** Oldest first. */
  readonly releases: readonly string[];
  readonly rows: readonly HistoryRow[];
}

/**
 * Reads `openapi/operations-by-release.tsv`: `# releases` with their names, then lines of operation, method, path and
 * `first..last`.
 */
export function readHistory(text: string): History {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const releases = (lines.find((line) => line.startsWith("# releases ")) ?? "").split(" ").slice(2);
  const rows = lines
    .filter((line) => !line.startsWith("#") && !line.startsWith("operation\t"))
    .map((line) => {
      const [id = "", method = "", path = "", range = ""] = line.split("\t");
      const [first = "", last = first] = range.split("..");
      const unknown = [first, last].find((release) => !releases.includes(release));
      if (unknown !== undefined) {
        throw new GeneratorError(`${id} ${method} ${path} names the unknown release "${unknown}".`);
      }
      return { id, method, path, first, last };
    });
  return { releases, rows };
}
