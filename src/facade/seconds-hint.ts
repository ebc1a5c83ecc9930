import type { Duration } from "../time/duration.js";

/** What to add to the message of a wait that was given up, where the number may have been meant as seconds. */
export function secondsHint(maxWait: Duration | undefined): string {
  return typeof maxWait === "number" ? ` The number ${maxWait} is milliseconds; seconds are "${maxWait}s".` : "";
}
