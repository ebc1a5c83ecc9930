/**
 * Bounds of lines that were read: a line that stands behind `id` in the log is not one of them, and neither is one with an id or
 * time beyond `upTo`; but all lines up to `above` count as read, wherever they stand.
 */
export interface LogBounds {
  /** Id of the last of them in the order of the log. */
  readonly id?: string | undefined;
  /** The highest of their ids where those are numbers, else the newest of their times. */
  readonly upTo?: string | undefined;
  /** Id of the last of those that were read by `head` or `tail`, which is in another order than the log. */
  readonly above?: string | undefined;
  /** The time of that line, where ids are not numbers and so the order is that of time. */
  readonly aboveTime?: string | undefined;
  /** How many lines of the log they are; undefined where that is not known. */
  readonly count?: number | undefined;
}

/** Some lines that were read one after the other. */
export interface RecentLines extends LogBounds {
  /** Four characters of checksum for the id of each. */
  readonly checksums: string;
}

/**
 * Where a log was read up to. Plain JSON of less than 800 bytes: keep it anywhere, and pass it as `from`, with the same
 * filters, to go on.
 */
export interface LogCursor {
  /** Id of the line after which to go on. */
  readonly id: string;
  /** The newest time among the lines that were read, RFC 3339; 1970 when none had one. */
  readonly time: string;
  /** The highest of the ids that were read, where ids are numbers: all lines above it are new. */
  readonly highest?: string | undefined;
  /**
   * Lines up to this one (by id where ids are numbers, else by time) are not wanted, wherever they are: the log was read by
   * `head` or `tail`.
   */
  readonly above?: string | undefined;
  /** The time of the line `above`, where ids are not numbers. */
  readonly aboveTime?: string | undefined;
  /**
   * Only there after more than 5,000 lines, or after a `tail`, so that the master need not send all of them again: going on
   * asks for lines after this time only, RFC 3339. A line that follows in the log but has an earlier time (its agent's clock is
   * more than ten minutes behind), or none, is then not seen. Take this member away, and the whole log is read again; what
   * came late to the part before the last lines read is then noticed, though it cannot be given.
   */
  readonly after?: string | undefined;
  /** How far times were seen to run back against the order of the log, milliseconds; there with `after`. */
  readonly lag?: number | undefined;
  /**
   * The last lines that were read, 32 at least, known by their ids: whatever else comes late among and behind them is new.
   * The oldest first; an entry without checksums stands for all lines before. Cursors of earlier releases do not have it.
   */
  readonly recent?: readonly RecentLines[] | undefined;
}

/** Whether an id has an order: those of PostgreSQL are decimal numbers, those of Elasticsearch hashes. */
export function isNumericId(id: string): boolean {
  // Asked of each line; an expression takes several times as long.
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return id !== "";
}

/** Orders numeric ids, which have no leading zeros and may exceed what a number holds. */
export function compareLineIds(one: string, other: string): number {
  // Most follow the one before them.
  return one.length - other.length || (one > other ? 1 : one < other ? -1 : 0);
}
