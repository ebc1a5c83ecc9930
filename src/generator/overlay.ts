import { corrections, type Correction } from "./corrections.js";
import type { OpenApi } from "./document.js";
import { about, GeneratorError } from "./generator-error.js";

/** The reviewed corrections of specs: `openapi/overlay.json`. */
export interface Overlay {
  readonly corrections: readonly Correction[];
}

/**
 * Applies the reviewed corrections to a normalised spec, in order, and returns a new document. A correction whose
 * target the spec lacks is an error, unless the overlay says `"absent": "skip"`; one that adds what is there already
 * is an error, unless it says `"present": "skip"`.
 *
 * @param options `legacy: false` leaves out what only other releases have; `tolerant: true` skips all that does not fit, for
 *   releases that nobody has reviewed.
 */
export function applyOverlay(
  document: OpenApi,
  overlay: Overlay,
  { legacy = true, tolerant = false }: { legacy?: boolean; tolerant?: boolean } = {},
): OpenApi {
  const result = structuredClone(document);
  // A copy: what one correction adds, a later one may change.
  for (const [index, correction] of structuredClone(overlay.corrections).entries()) {
    if (correction.legacy && !legacy) continue;
    const kind = Object.keys(corrections).find((name) => name in correction) as keyof typeof corrections | undefined;
    about(`overlay correction ${index + 1} (${kind ?? "?"})`, () => {
      if (!kind) throw new GeneratorError(`It does nothing. Known: ${Object.keys(corrections).join(", ")}.`);
      if (!correction.reason) throw new GeneratorError("It names no reason.");
      corrections[kind](result, tolerant ? { ...correction, absent: "skip", present: "skip" } : correction);
    });
  }
  return result;
}

/** Paths that some specs spell wrong, and where masters serve them. */
export function movedPaths({ corrections }: Overlay): Record<string, string> {
  return Object.assign({}, ...corrections.map(({ moved }) => moved ?? {})) as Record<string, string>;
}
