import type { Release } from "../../../generated/releases.js";

/** The releases from one on, on which something is the same. */
export interface Span<T> {
  readonly from: Release;
  readonly value: T;
}

/** Where a value changes, from the oldest release to the newest. */
export function spansOf<T>(values: readonly (readonly [Release, T])[]): Span<T>[] {
  const spans: Span<T>[] = [];
  for (const [from, value] of values) if (spans.at(-1)?.value !== value) spans.push({ from, value });
  return spans;
}

/** The same in words: "500 before 0.21.1, 400 since". */
export function describeSpans(spans: readonly Span<unknown>[]): string {
  return spans
    .map(({ from, value }, index) => {
      const next = spans[index + 1];
      if (next === undefined) return index === 0 ? String(value) : `${String(value)} since`;
      return index === 0 ? `${String(value)} before ${next.from}` : `${String(value)} from ${from} on`;
    })
    .join(", ");
}
