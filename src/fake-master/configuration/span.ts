import type { Release } from "../../../generated/releases.js";
import { isAtLeast } from "../state/release.js";
import type { Span } from "./shape.js";

/** True when the release lies in the span. */
export function covers({ since, before }: Span, release: Release): boolean {
  return (since === undefined || isAtLeast(release, since)) && (before === undefined || !isAtLeast(release, before));
}
