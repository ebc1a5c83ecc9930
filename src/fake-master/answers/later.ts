import type { Release } from "../../../generated/releases.js";
import { since } from "../state/release.js";
import type { MasterState } from "../state/records.js";

/** Members that a release brought: left out before it, whatever the types of the newest release say. */
export function later<T extends object>(state: MasterState, release: Release, members: T): T {
  return since(state, release) ? members : ({} as T);
}

/** Members that went away with a release, which the types of the newest do not know. */
export function until(state: MasterState, release: Release, members: object): object {
  return since(state, release) ? {} : members;
}
