import { Refusal } from "../refusal.js";
import type { MasterState } from "./records.js";
import { since } from "./release.js";

/** The "not found" of each release: `experiment '7' not found`, formerly `experiment not found: 7`. */
export function notFound(state: Pick<MasterState, "release">, thing: string, id: string | number): Refusal {
  return new Refusal("notFound", since(state, "0.23.1") ? `${thing} '${id}' not found` : formerText(thing, id));
}

function formerText(thing: string, id: string | number): string {
  switch (thing) {
    case "template":
      return `error fetching template from database: ${id}`;
    case "agent":
      return `actor /agents/${id} could not be found`;
    case "trial":
      return `trial ${id} not found`;
    case "project":
    case "workspace":
      return `${thing} (${id}) not found`;
    default:
      return `${thing} not found: ${id}`;
  }
}
