import { checkString, type Check } from "../options/checks.js";
import { closeNames } from "../options/close-names.js";
import { routeIds } from "./router.js";

const known: ReadonlySet<string> = new Set(routeIds);

/** The id of an operation that some release has; an error names those that are written similarly. */
export const checkOperation: Check<string> = (value, name) => {
  const operation = checkString(value, name);
  if (known.has(operation)) return operation;
  const close = closeNames(operation, routeIds);
  const hint =
    close.length === 0 ? 'Ids are those of the spec, such as "GetExperiments".' : `Did you mean ${close.join(" or ")}?`;
  throw new TypeError(`No master has an operation ${JSON.stringify(operation)}. ${hint}`);
};
