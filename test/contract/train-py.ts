import { readFileSync } from "node:fs";

/** The program that real masters run; the fake plays it without any code. */
export const trainPy: string = readFileSync(new URL("model/train.py", import.meta.url), "utf8");
