import { checkName, checkTextList, type Check } from "../../values/index.js";

/** An array of labels, each once: a master would keep or drop duplicates depending on its release. */
export const checkLabels: Check<string[]> = (value, argument) => [...new Set(checkTextList(value, argument))];

/** One label. */
export const checkLabel: Check<string> = checkName;
