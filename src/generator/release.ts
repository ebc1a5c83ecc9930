import { compareReleases } from "../values/release.js";
import { GeneratorError } from "./generator-error.js";

export { compareReleases };

/** Refuses what is not the name of a release; `0.38.1-dev` is cut to `0.38.1`. */
export function checkRelease(text: unknown): string {
  const name = String(text).trim();
  const match = /^v?(\d+\.\d+\.\d+)(?:[-+][\w.+-]+)?$/.exec(name);
  if (!match) {
    throw new GeneratorError(`${JSON.stringify(name)} is not a release. Expected three numbers such as 0.38.1.`);
  }
  return match[1]!;
}
