import { releases, type Release } from "../../../generated/releases.js";
import type { MasterState } from "./records.js";

const ORDER: ReadonlyMap<string, number> = new Map(releases.map((release, index) => [release, index]));

/** True when the release that is played is this one or a later one. */
export function since(state: Pick<MasterState, "release">, release: Release): boolean {
  return isAtLeast(state.release, release);
}

/** True when a release is another one or came after it. */
export function isAtLeast(release: Release, other: Release): boolean {
  return (ORDER.get(release) ?? 0) >= (ORDER.get(other) ?? 0);
}

/** The message of a refusal, which older masters ended with a full stop. */
export function sentence(state: MasterState, text: string): string {
  return since(state, "0.23.1") ? text : `${text}.`;
}
