/**
 * Statuses of a master, or of a proxy before it, that may be gone a moment later: the same request is repeated after them.
 * Not 500: masters refuse wrong requests with it.
 */
export const transientStatuses: readonly number[] = [408, 425, 429, 502, 503, 504];

/** Whether the same request may succeed a moment later. */
export function isTransientStatus(status: number): boolean {
  return transientStatuses.includes(status);
}

/**
 * Whether a status may be gone in some minutes, for what has succeeded before, so that the request is not what is wrong: a
 * wait, a followed log, an object of a storage, a token that was kept. More than what is repeated at once: 500 too, and
 * whatever else begins with 5. Not 501: a release that lacks a route does not get it.
 */
export function isOutageStatus(status: number): boolean {
  return isTransientStatus(status) || (status >= 500 && status !== 501);
}
