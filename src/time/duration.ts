/**
 * A length of time: a number of **milliseconds**, or a text with units such as `"500ms"`, `"5s"`, `"10m"`, `"12h"`,
 * `"2d"`, `"1h30m"`.
 */
export type Duration = number | string;

const units: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

/**
 * Gives a duration in milliseconds, or undefined when the value is not one: a text without a unit, an unknown unit, a
 * negative number, `NaN`.
 *
 * @example
 * durationToMilliseconds("1h30m"); // 5400000
 */
export function durationToMilliseconds(value: Duration): number | undefined {
  if (typeof value === "number") return value >= 0 ? value : undefined;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(value)) return undefined;
  let total = 0;
  for (const [, amount, unit] of value.matchAll(/([\d.]+)(ms|[smhd])/g)) total += Number(amount) * (units[unit!] ?? 0);
  return total;
}

/** Writes milliseconds for a message: `"350 ms"`, `"12.5 s"`, `"3 min"`. */
export function formatMilliseconds(milliseconds: number): string {
  const round = (value: number): number => Math.round(value * 10) / 10;
  if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
  return milliseconds < 12e4 ? `${round(milliseconds / 1e3)} s` : `${round(milliseconds / 6e4)} min`;
}
