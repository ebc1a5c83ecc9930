import { compareLineIds, isNumericId, type LogBounds, type LogCursor } from "./log-cursor.js";
import type { LogLine } from "./log-line.js";

/** The bounds of all lines that were read before a cursor was made. */
export function boundsOf({ id, time, highest, above, aboveTime, recent }: LogCursor): LogBounds {
  if (id === above) return { above, aboveTime };
  // Times of earlier releases are not the newest in all cases.
  const newest = recent && !isNumericId(id) ? time : undefined;
  return { id, upTo: highest ?? newest, above, aboveTime };
}

/**
 * Returns whether a line is certainly not among those within the bounds.
 *
 * @param isPassed Whether a line of this id stood before this one.
 */
export function isBeyond(line: LogLine, bounds: LogBounds, isPassed: (id: string) => boolean): boolean {
  const { id, upTo, above } = bounds;
  if (above !== undefined && !isBehind(line, bounds, isPassed)) return false;
  if (id === undefined || isPassed(id)) return true;
  if (upTo === undefined) return false;
  if (isNumericId(upTo)) return isNumericId(line.id) && compareLineIds(line.id, upTo) > 0;
  // To the second, as times are only compared as strings where each line is looked at.
  return secondOf(line.timestamp) > secondOf(upTo);
}

/** Whether a line follows the last of those that `head` or `tail` gave. */
function isBehind(line: LogLine, { above, aboveTime }: LogBounds, isPassed: (id: string) => boolean): boolean {
  if (isNumericId(above!) && isNumericId(line.id)) return compareLineIds(line.id, above!) > 0;
  return (compareTimes(line.timestamp, aboveTime) || (isPassed(above!) ? 1 : 0)) > 0;
}

/** The order of first and last lines over all tasks: ids follow arrival where they are numbers, other logs are in that of time. */
export function compareLines(one: LogLine, other: LogLine): number {
  if (isNumericId(one.id) && isNumericId(other.id)) return compareLineIds(one.id, other.id);
  return compareTimes(one.timestamp, other.timestamp);
}

/** Lines without a time come first. */
function compareTimes(one: string | null | undefined, other: string | null | undefined): number {
  const [first, second] = [timeOf(one), timeOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function timeOf(text: string | null | undefined): number {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? -Infinity : time;
}

const secondOf = (text: string | null | undefined): number => Math.floor(timeOf(text) / 1000);
