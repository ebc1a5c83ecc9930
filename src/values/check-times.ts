import { durationToMilliseconds, type Duration } from "../time/duration.js";
import type { Check } from "./check-basics.js";
import { refusal } from "./refuse.js";

/** A {@link Duration}; returns milliseconds. Numbers under 50 are refused: they are usually seconds, as in Python. */
export const checkDuration: Check<number> = (value, argument) => {
  const milliseconds = durationToMilliseconds(value);
  const isSmall = typeof value === "number" && value >= 0 && value < 50;
  if (milliseconds !== undefined && !isSmall) return milliseconds;
  throw refusal(argument, 'a string such as "5s", or a number of milliseconds from 50', value, durationHint(value));
};

function durationHint(value: unknown): string {
  if (typeof value === "number" && value > 0) return ` Numbers are milliseconds here; for seconds write "${value}s".`;
  return typeof value === "string" && /^\d+$/.test(value) ? ` A string needs a unit, as in "${value}s".` : "";
}

/** The limit of an outage: a {@link Duration}, 0 for none, Infinity for no limit; returns milliseconds. */
export const checkMaxOutage: Check<number> = (value, argument) => (value === 0 ? 0 : checkDuration(value, argument));

/** A duration as it was written: in milliseconds a short one would be refused the next time it is checked. */
export const keepDuration: Check<Duration> = (value, argument) => {
  checkDuration(value, argument);
  return value as Duration;
};

const timestamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

/** A Date, epoch milliseconds, or an RFC 3339 string with `Z` or an offset; returns RFC 3339 in UTC with all digits kept. */
export const checkTimestamp: Check<string> = (value, argument) => {
  const date = typeof value === "number" ? new Date(value) : value;
  if (date instanceof Date && !Number.isNaN(date.getTime())) return date.toISOString();
  const match = typeof value === "string" ? timestamp.exec(value.toUpperCase()) : undefined;
  if (match) {
    const [, wall, fraction = "", zone] = match;
    const asUtc = Date.parse(`${wall}Z`);
    const at = Date.parse(`${wall}${zone}`);
    // A day such as 30 February would roll over into the next month.
    if (!Number.isNaN(at) && new Date(asUtc).toISOString().startsWith(wall!)) {
      return new Date(at).toISOString().slice(0, 19) + fraction + "Z";
    }
  }
  throw refusal(argument, "a Date, epoch milliseconds, or an RFC 3339 string with Z or an offset", value);
};
