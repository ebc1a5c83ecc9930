import { apiFacts, type ApiFacts } from "./api-facts.js";
import type { OpenApi } from "./document.js";
import { applyOverlay, type Overlay } from "./overlay.js";

/** The facts of a spec of any release, as far as the corrections fit it. */
export function correctedFacts(document: OpenApi, overlay: Overlay): ApiFacts {
  return apiFacts(applyOverlay(document, overlay, { legacy: false, tolerant: true }));
}
