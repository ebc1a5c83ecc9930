import { UsageError } from "./arguments.mjs";

/** Refuses what is not a release name; `0.38.1-dev` is cut to `0.38.1`. */
export function checkRelease(text) {
  const match = /^v?(\d+\.\d+\.\d+)(?:[-+][\w.+-]+)?$/.exec(String(text).trim());
  if (!match) throw new UsageError(`"${text}" is not a release. Expected three numbers such as 0.38.1.`);
  return match[1];
}

/** Orders releases number by number: 0.9.0 comes before 0.10.0. */
export function compareReleases(a, b) {
  const [left, right] = [a, b].map((text) => text.split(".").map(Number));
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}
