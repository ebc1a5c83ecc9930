import { compareLines } from "./log-bounds.js";
import type { LogLine } from "./log-line.js";
import type { LogSource } from "./log-source.js";
import { LogPosition } from "./log-position.js";
import { resumeStream, type Resumption } from "./resume-stream.js";

/** Yields the first or last lines over all tasks: the master answers task by task and counts for each anew. */
export async function* readLogEnd<Line extends LogLine, Given>(
  { open, give }: LogSource<Line, Given>,
  { head, tail }: { head?: number | undefined; tail?: number | undefined },
  resumption: Resumption,
): AsyncGenerator<Given[], void> {
  const wanted = tail ?? head ?? 0;
  const choose = (rows: Line[]): Line[] => {
    const sorted = rows.sort(compareLines);
    return tail === undefined ? sorted.slice(0, wanted) : sorted.slice(-wanted);
  };
  const read = async (limit: number | undefined): Promise<{ rows: Line[]; isRepeated: boolean }> => {
    let rows = new Map<string, Line>();
    let isRepeated = false;
    let [depth, deepest] = [0, 0];
    const stream = resumeStream({
      ...resumption,
      open() {
        // Lines that came meanwhile stand before those that were read.
        rows = new Map();
        depth = 0;
        return open({ follow: false, limit, newestFirst: !!limit && tail !== undefined, after: undefined });
      },
      select(lines: readonly Line[]) {
        depth += lines.length;
        for (const line of lines) {
          if (rows.has(line.id)) isRepeated = true;
          else rows.set(line.id, line);
        }
        // Without a limit of the master's only some more than wanted are held.
        if (!limit && rows.size > 2 * wanted + 1000)
          rows = new Map(choose([...rows.values()]).map((row) => [row.id, row]));
        if (depth <= deepest) return [];
        deepest = depth;
        return [lines];
      },
    });
    while (!(await stream.next()).done);
    const found = [...rows.values()];
    return { rows: limit && tail !== undefined ? found.reverse() : found, isRepeated };
  };
  let { rows, isRepeated } = await read(wanted);
  // Newest first, releases up to 0.38 repeat the newest 1000 lines instead of going further back.
  if (isRepeated && rows.length < wanted) ({ rows, isRepeated } = await read(undefined));
  const isWhole = rows.length < wanted;
  const lines = choose(rows);
  const position = new LogPosition();
  if (tail !== undefined && !isWhole) position.beginTail(lines);
  yield lines.map((line) => {
    position.admitByOrder(line);
    return give(line, position);
  });
}
