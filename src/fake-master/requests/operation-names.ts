import { closeNames } from "../options/close-names.js";
import { routeIds } from "./router.js";

const known: ReadonlySet<string> = new Set(routeIds);

/** Throws when no release has an operation of this name, and names those that look like it. */
export function checkOperation(operation: string | undefined): void {
  if (operation === undefined || known.has(operation)) return;
  const close = closeNames(operation, routeIds);
  const hint =
    close.length === 0 ? 'ids are those of the spec, such as "GetExperiments"' : `did you mean ${close.join(" or ")}?`;
  throw new TypeError(`No operation of a master is called ${JSON.stringify(operation)}: ${hint}`);
}
