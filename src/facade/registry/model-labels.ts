import { checkList, checkName, type Check } from "../../values/index.js";

const checkNames: Check<string[]> = /* @__PURE__ */ checkList(
  "an array of non-empty strings",
  (item) => typeof item === "string" && item.trim(),
);

/** An array of labels, each once: a master would keep or drop duplicates depending on its release. */
export const checkLabels: Check<string[]> = (value, argument) => [...new Set(checkNames(value, argument))];

/** One label. */
export const checkLabel: Check<string> = checkName;
