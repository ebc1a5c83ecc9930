/** Returns the numeric parts of a release, `[0, 38, 1]` for `"0.38.1-rc0"`; undefined when the string has none. */
export function parseRelease(text: string): number[] | undefined {
  return /\d+(?:\.\d+)+/.exec(text)?.[0].split(".").map(Number);
}

/**
 * Compares two releases part by part: negative when `a` is older, 0 when equal, positive when newer. Suffixes such as
 * `-rc0` do not count; a string without a number counts as newest, since only development builds have none.
 *
 * @example
 * compareReleases("0.26.3", "0.38.1") < 0; // true
 */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [parseRelease(a) ?? [Infinity], parseRelease(b) ?? [Infinity]];
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const [one, other] = [left[part] ?? 0, right[part] ?? 0];
    if (one !== other) return one - other;
  }
  return 0;
}
