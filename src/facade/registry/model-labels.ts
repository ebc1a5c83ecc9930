import { checkTextList, type Check } from "../../values/index.js";

/** A list of labels, each once: a master would keep or drop doubles depending on its release. */
export const checkLabels: Check<string[]> = (value, argument) => [...new Set(checkTextList(value, argument))];
