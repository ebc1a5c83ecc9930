import type { Span } from "./shape.js";

/** True when the release lies in the span. */
export function covers(span: Span, release: string): boolean {
  const { since, until } = span;
  return (since === undefined || compare(release, since) >= 0) && (until === undefined || compare(release, until) <= 0);
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((text) => text.split(".").map(Number)) as [number[], number[]];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}
