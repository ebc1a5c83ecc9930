/** When the next poll may be made, in milliseconds from now. */
export interface PollWindow {
  readonly earliest: number;
  readonly latest: number;
}

/** How often to poll, in milliseconds. */
export interface PollTimes {
  /** Alone: the exact time between two polls. With `maxInterval`: the first one. */
  readonly interval?: number | undefined;
  /** The time grows by half with each poll, up to this. */
  readonly maxInterval?: number | undefined;
}

const longest = 60_000;

/**
 * Returns the time until the next poll: as the caller wants it, or else by how long the wait has lasted, since half a minute
 * does not matter after an hour.
 *
 * @param polls How many polls there were.
 * @param waited Milliseconds since the waiting began.
 * @param first The time between polls at first, where the caller names none.
 */
export function nextPoll(
  { interval, maxInterval }: PollTimes,
  polls: number,
  waited: number,
  first: number = 5000,
  random: number = Math.random(),
): PollWindow {
  if (maxInterval !== undefined) {
    const atLeast = Math.min(interval ?? first, maxInterval);
    const grown = Math.min(maxInterval, (interval ?? first) * 1.5 ** (polls - 1));
    const between = (share: number): number => Math.max(atLeast, grown * share);
    return { earliest: between(0.75), latest: between(0.75 + random / 4) };
  }
  if (interval !== undefined) return { earliest: interval, latest: interval };
  const usual = Math.min(longest, Math.max(first, waited / 100));
  return { earliest: usual * 0.9, latest: usual * (0.9 + random / 10) };
}
