import type { ModelFiles } from "../model-context/model-files.js";
import { checkList, refusal, type Check } from "../values/index.js";

/** Whether a value may name a file or a directory. */
export const isPath = (value: unknown): boolean => value instanceof URL || (typeof value === "string" && value !== "");

/** Whether a value is an object with members, and no array. */
export const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// What only reading can check fully is checked as far as its type goes.

/** A directory to pack. */
export const checkDirectory: Check<string | URL> = (value, argument) => {
  if (isPath(value)) return value as string | URL;
  throw refusal(argument, "the name of a directory", value);
};

/** Files by their paths. */
export const checkFiles: Check<ModelFiles> = (value, argument) => {
  if (isObject(value)) return value as ModelFiles;
  throw refusal(argument, "an object of path to content", value);
};

/** Files and directories to pack, each under its own name. */
export const checkIncludes: Check<(string | URL)[]> = (value, argument) =>
  checkList<string | URL>("an array of file names", isPath)(value, argument);
