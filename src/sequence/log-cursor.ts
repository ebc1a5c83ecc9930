/**
 * Where a log was read up to. Plain JSON of less than 300 bytes: keep it anywhere, and pass it as `from`, with the same
 * filters, to go on.
 */
export interface LogCursor {
  /** Id of the line after which to go on. */
  readonly id: string;
  /** The newest time among the lines that were read, RFC 3339; 1970 when none had one. */
  readonly time: string;
  /** The highest of the ids that were read, where ids are numbers: all lines above it are new. */
  readonly highest?: string | undefined;
  /** Lines with ids up to this one are not wanted, wherever they are: the log was read by `head` or `tail`. */
  readonly above?: string | undefined;
  /**
   * Only there after more than 5,000 lines, or after a `tail`, so that the master need not send all of them again: going on
   * asks for lines after this time only, RFC 3339. A line that follows in the log but has an earlier time (its agent's clock is
   * more than ten minutes behind), or none, is then not seen. Take this member away, and the whole log is read again and
   * nothing can be missed.
   */
  readonly after?: string | undefined;
  /** How far times were seen to run back against the order of the log, milliseconds; there with `after`. */
  readonly lag?: number | undefined;
}

const numeric = /^\d+$/;

/** Whether an id has an order: those of PostgreSQL are decimal numbers, those of Elasticsearch hashes. */
export function isNumericId(id: string): boolean {
  return numeric.test(id);
}

/** Orders numeric ids, which have no leading zeros and may exceed what a number holds. */
export function compareLineIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}
