import { compareLineIds, isNumericId } from "./log-cursor.js";
import type { LogLine, LogSource } from "./log-line.js";
import { LogPosition } from "./log-position.js";
import { resumeStream, type Resumption } from "./resume-stream.js";

/** Yields the first or last lines over all tasks: the master answers task by task and counts for each anew. */
export async function* readLogEnd<Line extends LogLine, Given>(
  { open, give }: LogSource<Line, Given>,
  { head, tail }: { head?: number | undefined; tail?: number | undefined },
  resumption: Resumption,
): AsyncGenerator<Given[], void> {
  const wanted = tail ?? head ?? 0;
  const select = (rows: Line[]): Line[] => {
    const sorted = rows.sort(compareLines);
    return tail === undefined ? sorted.slice(0, wanted) : sorted.slice(-wanted);
  };
  const read = async (limit: number | undefined): Promise<{ rows: Line[]; isRepeated: boolean }> => {
    let rows = new Map<string, Line>();
    let isRepeated = false;
    for await (const { length: added } of resumeStream({
      ...resumption,
      open: () => open({ follow: false, limit, newestFirst: !!limit && tail !== undefined, after: undefined }),
      select(lines: readonly Line[]) {
        const given = lines.filter(({ id }, index) => !rows.has(id) && rows.set(id, lines[index]!));
        isRepeated ||= given.length < lines.length;
        return given;
      },
    })) {
      // Without a limit of the master's only some more than wanted are held.
      if (added && !limit && rows.size > 2 * wanted + 1000)
        rows = new Map(select([...rows.values()]).map((row) => [row.id, row]));
    }
    const found = [...rows.values()];
    return { rows: limit && tail !== undefined ? found.reverse() : found, isRepeated };
  };
  let { rows, isRepeated } = await read(wanted);
  // Newest first, releases up to 0.38 repeat the newest 1000 lines instead of going further back.
  if (isRepeated && rows.length < wanted) ({ rows, isRepeated } = await read(undefined));
  const isWhole = rows.length < wanted;
  const lines = select(rows);
  const position = new LogPosition();
  if (tail !== undefined && !isWhole) position.beginTail(lines);
  yield lines.map((line) => {
    position.admitByOrder(line);
    return give(line, position);
  });
}

/** Ids follow arrival where they are numbers; other logs are kept in the order of time. */
function compareLines(one: LogLine, other: LogLine): number {
  if (isNumericId(one.id) && isNumericId(other.id)) return compareLineIds(one.id, other.id);
  return Date.parse(one.timestamp ?? "") - Date.parse(other.timestamp ?? "") || 0;
}
