/**
 * Returns the milliseconds to wait before a further attempt: a random share of a ceiling that doubles with each failure
 * ("full jitter"), so that many clients do not come back together.
 *
 * @param failures How many attempts have failed so far, at least 1.
 * @param random A number in [0, 1).
 * @example
 * backoffDelay(3, { baseDelay: 500, maxDelay: 10_000 }, 0.5); // 1000: half of 2000
 */
export function backoffDelay(
  failures: number,
  limits: { baseDelay: number; maxDelay: number },
  random: number = Math.random(),
): number {
  return random * Math.min(limits.maxDelay, limits.baseDelay * 2 ** (failures - 1));
}
