/** When the next poll may be made, in milliseconds from now. */
export interface PollWindow {
  readonly earliest: number;
  readonly latest: number;
}

/** The time until the next poll: always `interval`, or growing by half with each poll, with jitter, up to `maxInterval`. */
export function nextPoll(
  polls: number,
  limits: { interval: number; maxInterval?: number | undefined },
  random: number = Math.random(),
): PollWindow {
  const { interval, maxInterval } = limits;
  if (maxInterval === undefined) return { earliest: interval, latest: interval };
  const grown = Math.min(maxInterval, interval * 1.5 ** (polls - 1));
  const atLeast = Math.min(interval, maxInterval);
  return {
    earliest: Math.max(atLeast, grown * 0.75),
    latest: Math.max(atLeast, grown * (0.75 + random / 4)),
  };
}
