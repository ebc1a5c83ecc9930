import { releases, type Release } from "../../../generated/releases.js";
import { refusal, type Check } from "./checks.js";

/** The releases that the fake can play, for messages. */
export const releaseSpan: string = `a release from ${releases[0]} to ${releases.at(-1)}`;

/** A release that the fake can play. */
export const checkRelease: Check<Release> = (value, name) => {
  if (isRelease(value)) return value;
  throw refusal(name, releaseSpan, value, nearestReleases(value));
};

/** True for the name of a release that the fake can play. */
export function isRelease(value: unknown): value is Release {
  return releases.includes(value as Release);
}

/** A sentence that names the releases around one that was never made; empty for what is not three numbers. */
export function nearestReleases(value: unknown): string {
  const wanted = typeof value === "string" ? numbersOf(value) : undefined;
  if (wanted === undefined) return "";
  const before = releases.findLast((release) => compare(numbersOf(release) ?? [], wanted) <= 0);
  const after = releases.find((release) => compare(numbersOf(release) ?? [], wanted) >= 0);
  const near = [...new Set([before, after])].filter((release) => release !== undefined);
  return near.length === 1 ? ` The nearest is ${near[0]}.` : ` The nearest are ${near.join(" and ")}.`;
}

function numbersOf(text: string): number[] | undefined {
  return /^v?(\d+)\.(\d+)\.(\d+)\b/.exec(text.trim())?.slice(1).map(Number);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, at) => number !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}
