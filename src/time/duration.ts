/**
 * A length of time: a number of **milliseconds**, or a string with units such as `"500ms"`, `"5s"`, `"10m"`, `"12h"`,
 * `"2d"`, `"1h30m"`.
 */
export type Duration = number | string;

const units: Record<string, number> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

/**
 * Returns a duration in milliseconds, or undefined when the value is not one: a string without a unit, an unknown unit, a
 * negative number, `NaN`.
 *
 * @example
 * durationToMilliseconds("1h30m"); // 5400000
 */
export function durationToMilliseconds(value: unknown): number | undefined {
  if (typeof value === "number") return value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  let total = 0;
  const rest = value.replace(/(\d+(?:\.\d+)?)(ms|[smhd])/g, (_, amount: string, unit: string) => {
    total += Number(amount) * units[unit]!;
    return "";
  });
  return value && !rest ? total : undefined;
}
