import { resumeStream, type ResumableStream } from "./resume-stream.js";
import { admitLine, compareLineIds, createTailWindow, cursorAt, type LogCursor, reopenAfter } from "./tail-window.js";

/** What is read of a log line here; the rest passes through. */
export interface LogLine {
  id: string;
  timestamp?: string | null | undefined;
}

/** What to ask the master for. */
export interface LogQuery {
  follow: boolean;
  limit: number | undefined;
  newestFirst: boolean;
  /** RFC 3339: only lines after this time are wanted. */
  after: string | undefined;
}

/** Which lines of a log to give; at most one of `follow`, `head`, `tail`. */
export interface LogSelection {
  follow?: boolean | undefined;
  head?: number | undefined;
  tail?: number | undefined;
  from?: LogCursor | undefined;
}

type Lines = Pick<ResumableStream<never>, "attempts" | "clock" | "signal">;

/** Gives the lines of a log, each once, with the cursor that goes on after it. */
export async function* readLog<T extends LogLine>(
  open: (query: LogQuery) => AsyncIterable<T>,
  selection: LogSelection,
  lines: Lines,
): AsyncGenerator<{ line: T; cursor: LogCursor }, void> {
  const { follow = false, head, tail, from } = selection;
  const window = createTailWindow(from);
  if (head === 0 || tail === 0) return;
  if (tail !== undefined || (head !== undefined && !from)) {
    for (const line of await readEnd(open, createTailWindow(from), head, tail, lines)) {
      admitLine(window, line);
      yield { line, cursor: cursorAt(window, line.id) };
    }
    return;
  }
  let left = head ?? Infinity;
  for await (const line of resumeStream({
    ...lines,
    follow,
    open: () => open({ follow, limit: undefined, newestFirst: false, after: reopenAfter(window) }),
    isNew: (line: T) => admitLine(window, line),
  })) {
    yield { line, cursor: cursorAt(window, line.id) };
    if (--left <= 0) return;
  }
}

/** The first or last lines over all tasks, in id order: the master answers task by task and counts for each anew. */
async function readEnd<T extends LogLine>(
  open: (query: LogQuery) => AsyncIterable<T>,
  window: ReturnType<typeof createTailWindow>,
  head: number | undefined,
  tail: number | undefined,
  lines: Lines,
): Promise<T[]> {
  const after = reopenAfter(window);
  const wanted = tail ?? head ?? 0;
  const read = async (limit: number | undefined): Promise<{ rows: T[]; repeated: boolean }> => {
    const rows = new Map<string, T>();
    let repeated = false;
    for await (const line of resumeStream({
      ...lines,
      open: () => open({ follow: false, limit, newestFirst: !!limit && tail !== undefined, after }),
      isNew: (line: T) => {
        repeated ||= rows.has(line.id);
        return !rows.has(line.id) && !(window.before !== undefined && compareLineIds(line.id, window.before) <= 0);
      },
    })) {
      rows.set(line.id, line);
      // Without a limit of the master's only the newest are held.
      if (!limit && rows.size > wanted) rows.delete(rows.keys().next().value!);
    }
    const found = [...rows.values()];
    if (limit && tail !== undefined) found.reverse();
    return { rows: found.sort((one, other) => compareLineIds(one.id, other.id) || 0), repeated };
  };
  let { rows, repeated } = await read(wanted);
  // Newest first, releases up to 0.38 repeat the newest 1000 lines instead of going further back.
  if (repeated && rows.length < wanted) ({ rows, repeated } = await read(undefined));
  return tail === undefined ? rows.slice(0, wanted) : rows.slice(-wanted);
}
