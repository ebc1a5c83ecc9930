import { InvalidArgumentError, StreamTruncatedError } from "../errors/index.js";
import type { LogCursor } from "./log-cursor.js";
import { readLogEnd } from "./log-end.js";
import type { LogLine, LogQuery } from "./log-line.js";
import { LogPosition } from "./log-position.js";
import { resumeStream, type Resumption } from "./resume-stream.js";

/** Which lines of a log to give; at most one of `follow`, `head`, `tail`. */
export interface LogSelection {
  follow?: boolean | undefined;
  head?: number | undefined;
  tail?: number | undefined;
  from?: LogCursor | undefined;
}

type Open<T> = (query: LogQuery) => AsyncIterable<T>;
type Read<T> = AsyncGenerator<{ line: T; cursor: LogCursor }, void>;

/** Gives the lines of a log, each once, with the cursor that goes on after it. */
export async function* readLog<T extends LogLine>(
  open: Open<T>,
  selection: LogSelection,
  streams: Resumption,
): Read<T> {
  const { follow = false, head, tail, from } = selection;
  if (head === 0 || tail === 0) return;
  if (!from && (head ?? tail) !== undefined) return yield* readLogEnd(open, { head, tail }, streams);
  const position = new LogPosition(from);
  // Whether the cursor's line is in the log shows when the log ends; one that is followed does not.
  if (follow && from && position.isBlind) yield* readOn(open, position, false, streams);
  if (tail === undefined) {
    let left = head ?? Infinity;
    for await (const read of readOn(open, position, follow, streams)) {
      yield read;
      if (--left <= 0) return;
    }
    return;
  }
  const last: { line: T; cursor: LogCursor }[] = [];
  for await (const read of readOn(open, position, false, streams)) {
    last.push(read);
    if (last.length > tail) last.shift();
  }
  yield* last;
}

async function* readOn<T extends LogLine>(
  open: Open<T>,
  position: LogPosition,
  follow: boolean,
  streams: Resumption,
): Read<T> {
  let isResumed = false;
  for await (const line of resumeStream({
    ...streams,
    follow,
    open: () => open({ follow, limit: undefined, newestFirst: false, after: position.begin() }),
    isNew: (line: T) => position.admit(line),
  })) {
    isResumed = true;
    yield { line, cursor: position.cursor() };
  }
  const { missed } = position;
  if (missed === undefined) return;
  const text = `The log has no line with the id ${missed}, after which to go on`;
  if (isResumed) throw new StreamTruncatedError(`${text}; the stream was cut there.`, { silent: false });
  throw new InvalidArgumentError(
    `${text}: from is of another log, of other filters, or its line was deleted. Read the log without from.`,
    { argument: "from" },
  );
}
