import { checkId, refusal, type Check } from "../values/index.js";

/**
 * Makes a check of an array of ids, or of objects that have one; gives each id once.
 *
 * @param what What they are of, in the plural.
 */
function checkIdsOf(what: string): Check<number[]> {
  return (value, argument) => {
    const isList = typeof value === "object" && value !== null && Symbol.iterator in value;
    if (!isList) {
      const hint = Number.isSafeInteger(value) ? ` For one, write [${String(value)}].` : "";
      throw refusal(argument, `an array of ${what} or their ids`, value, hint);
    }
    const ids = [...(value as Iterable<unknown>)].map((each, index) =>
      checkId((each as { id?: unknown } | null)?.id ?? each, `${argument}[${index}]`),
    );
    return [...new Set(ids)];
  };
}

/** Experiments or their ids. */
export const checkExperiments: Check<number[]> = /* @__PURE__ */ checkIdsOf("experiments");

/** Trials or their ids. */
export const checkTrials: Check<number[]> = /* @__PURE__ */ checkIdsOf("trials");
