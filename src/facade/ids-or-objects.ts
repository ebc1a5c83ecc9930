import { checkId, digitsHint, itemRefusal, refusal, type Check } from "../values/index.js";

/**
 * Makes a check of an array of ids, or of objects that have one; gives each id once.
 *
 * @param what What they are of, in the plural.
 */
function checkIdsOf(what: string): Check<number[]> {
  return (value, argument) => {
    const ids = listOf(what, value, argument).map((each, index) =>
      checkId((each as { id?: unknown } | null)?.id ?? each, `${argument}[${index}]`),
    );
    return [...new Set(ids)];
  };
}

/** The items of an array or another iterable. */
function listOf(what: string, value: unknown, argument: string): unknown[] {
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...(value as Iterable<unknown>)];
  const { id = value } = Object(value) as { id?: unknown };
  const hint = Number.isSafeInteger(id) ? ` For one, write [${String(id)}].` : "";
  throw refusal(argument, `an array of ${what} or their ids`, value, hint);
}

/**
 * Makes a check of an array of objects of a class, or their ids; gives an object for each, in order.
 *
 * @param what What they are, in the plural.
 * @param make Makes the object of an id.
 */
export function checkObjects<T>(
  what: string,
  isObject: (value: unknown) => value is T,
  make: (id: number) => T,
): Check<T[]> {
  return (value, argument) => {
    const list = listOf(what, value, argument);
    return list.map((each, index) => {
      if (isObject(each)) return each;
      if (Number.isSafeInteger(each) && (each as number) > 0) return make(each as number);
      throw itemRefusal(argument, `an array of ${what} or their ids`, list, index, digitsHint(each));
    });
  };
}

/** Experiments or their ids. */
export const checkExperiments: Check<number[]> = /* @__PURE__ */ checkIdsOf("experiments");

/** Trials or their ids. */
export const checkTrials: Check<number[]> = /* @__PURE__ */ checkIdsOf("trials");
