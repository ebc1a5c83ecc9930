import type { LogEntry } from "../facade/trials/log-entry.js";
import type { LogOptions } from "../facade/trials/log-options.js";

/** Yields the last lines of a log and then those that come. A log is read from one end or followed, so this takes two readings. */
export async function* tailAndFollow(
  read: (options: Pick<LogOptions, "tail" | "follow" | "from">) => AsyncIterable<LogEntry>,
  tail: number,
): AsyncGenerator<LogEntry, void> {
  let from: LogOptions["from"];
  // Without any line, the last one still says where to go on.
  for await (const entry of read({ tail: Math.max(1, tail) })) {
    if (tail > 0) yield entry;
    from = entry.cursor;
  }
  yield* read({ follow: true, from });
}
