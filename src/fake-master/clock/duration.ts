/** A duration: a number of milliseconds, or a string with units such as `"500ms"`, `"5s"`, `"1h30m"`, `"10h"`. */
export type FakeDuration = number | string;

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Turns a duration into milliseconds; throws a TypeError that shows what it got when it is not one. */
export function milliseconds(span: FakeDuration): number {
  if (typeof span === "number" && span >= 0) return span;
  if (typeof span === "string" && /^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(span)) {
    let total = 0;
    for (const [, amount, , unit] of span.matchAll(/(\d+(\.\d+)?)(ms|s|m|h|d)/g)) {
      total += Number(amount) * (UNITS[unit ?? ""] ?? 0);
    }
    return total;
  }
  throw new TypeError(
    `A duration must be a number of milliseconds or a string such as "10m" or "1h30m", got ${typeof span === "string" ? JSON.stringify(span) : String(span)}.`,
  );
}
