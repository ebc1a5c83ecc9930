import { InvalidArgumentError, StreamTruncatedError } from "../errors/index.js";
import type { LogCursor } from "./log-cursor.js";
import { readLogEnd } from "./log-end.js";
import type { LogLine } from "./log-line.js";
import type { LogSource } from "./log-source.js";
import { LogPosition } from "./log-position.js";
import { resumeStream, type Resumption } from "./resume-stream.js";

/** Which lines of a log to give; at most one of `follow`, `head`, `tail`. */
export interface LogSelection {
  follow?: boolean | undefined;
  head?: number | undefined;
  tail?: number | undefined;
  from?: LogCursor | undefined;
  /** Only lines after this time are wanted; RFC 3339. */
  timestampAfter?: string | undefined;
}

/** Yields the lines of a log, each once, in batches. */
export async function* readLog<Line extends LogLine, Given>(
  source: LogSource<Line, Given>,
  selection: LogSelection,
  resumption: Resumption,
): AsyncGenerator<Given[], void> {
  const { follow = false, head, tail, from } = selection;
  const read = (position: LogPosition, follow: boolean): AsyncGenerator<Given[], void> =>
    readOn(source, position, { ...selection, follow }, resumption);
  if (head === 0 || tail === 0) return;
  if (!from && (head ?? tail) !== undefined) return yield* readLogEnd(source, { head, tail }, resumption);
  const position = new LogPosition(from);
  // Whether the cursor's line is in the log shows when the log ends; one that is followed does not.
  if (follow && from && position.isBlind) yield* read(position, false);
  if (tail === undefined) {
    let left = head ?? Infinity;
    for await (const lines of read(position, follow)) {
      yield lines.length > left ? lines.slice(0, left) : lines;
      if ((left -= lines.length) <= 0) return;
    }
    return;
  }
  let last: Given[] = [];
  for await (const lines of read(position, false)) last = [...last, ...lines].slice(-tail);
  yield last;
}

async function* readOn<Line extends LogLine, Given>(
  { open, give, late }: LogSource<Line, Given>,
  position: LogPosition,
  { follow = false, timestampAfter }: LogSelection,
  resumption: Resumption,
): AsyncGenerator<Given[], void> {
  let isResumed = false;
  for await (const lines of resumeStream({
    ...resumption,
    follow,
    open: () => open({ follow, limit: undefined, newestFirst: false, after: position.begin(timestampAfter) }),
    select(lines: readonly Line[]) {
      const given: Given[] = [];
      for (const line of lines) if (position.admit(line)) given.push(give(line, position));
      if (position.takeLate()) late?.();
      return given;
    },
  })) {
    isResumed = true;
    yield lines;
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
