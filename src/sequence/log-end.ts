import { compareLineIds, isNumericId, type LogCursor } from "./log-cursor.js";
import type { LogLine, LogQuery } from "./log-line.js";
import { LogPosition } from "./log-position.js";
import { resumeStream, type Resumption } from "./resume-stream.js";

/** Gives the first or last lines over all tasks: the master answers task by task and counts for each anew. */
export async function* readLogEnd<T extends LogLine>(
  open: (query: LogQuery) => AsyncIterable<T>,
  { head, tail }: { head?: number | undefined; tail?: number | undefined },
  streams: Resumption,
): AsyncGenerator<{ line: T; cursor: LogCursor }, void> {
  const wanted = tail ?? head ?? 0;
  const select = (rows: T[]): T[] => {
    const sorted = rows.sort(compareLines);
    return tail === undefined ? sorted.slice(0, wanted) : sorted.slice(-wanted);
  };
  const read = async (limit: number | undefined): Promise<{ rows: T[]; isRepeated: boolean }> => {
    let rows = new Map<string, T>();
    let isRepeated = false;
    for await (const line of resumeStream({
      ...streams,
      open: () => open({ follow: false, limit, newestFirst: !!limit && tail !== undefined, after: undefined }),
      isNew: ({ id }: T) => {
        isRepeated ||= rows.has(id);
        return !rows.has(id);
      },
    })) {
      rows.set(line.id, line);
      // Without a limit of the master's only some more than wanted are held.
      if (!limit && rows.size > 2 * wanted + 1000)
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
  for (const line of lines) yield { line, cursor: position.admitByOrder(line) };
}

/** Ids follow arrival where they are numbers; other logs are kept in the order of time. */
function compareLines(one: LogLine, other: LogLine): number {
  if (isNumericId(one.id) && isNumericId(other.id)) return compareLineIds(one.id, other.id);
  return Date.parse(one.timestamp ?? "") - Date.parse(other.timestamp ?? "") || 0;
}
