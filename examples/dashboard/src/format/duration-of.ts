interface Running {
  readonly state: string;
  /** From 0 to 1; undefined before anything is known. */
  readonly progress: number | undefined;
  /** When it was created: masters do not say when it got its first slot. */
  readonly startTime: Date | undefined;
  readonly endTime: Date | undefined;
}

/** Milliseconds from its creation to its end, or until now; undefined for what waits and has not run yet. */
export function durationOf({ state, progress = 0, startTime, endTime }: Running, now: number): number | undefined {
  const waits = state === "STATE_PAUSED" || state === "STATE_QUEUED";
  if (startTime === undefined || (waits && progress === 0)) return undefined;
  return (endTime?.getTime() ?? now) - startTime.getTime();
}
