import type { Level } from "../diff/rules.js";
import { compareReleases } from "../release.js";
import type { FacadeMap, ReleaseNeed } from "./facade-map.js";
import type { Uses } from "./uses.js";

/** A method of the object model that refuses one of two releases with `UnsupportedByMasterError`. */
export interface Refusal {
  readonly method: string;
  /** The first release that it works on. */
  readonly since: string;
  /** Options with any of which it refuses; an empty array where it depends on values. Left out where it always does. */
  readonly with?: readonly string[];
  /** Whether the older, and the newer spec is of a release that it refuses. */
  readonly before: boolean;
  readonly after: boolean;
  /** `compatible` where only the older release is refused; `look` where it depends on what a method is called with. */
  readonly level: Level;
}

/** The releases of two specs; undefined for one that is not known. */
export interface Releases {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Lists the methods that refuse one of two releases; limited to a program, those that it calls with such options. */
export function refusalsOf(map: FacadeMap, { before, after }: Releases, uses?: Uses): Refusal[] {
  const isOlder = (release: string | undefined, since: string): boolean =>
    release !== undefined && compareReleases(release, since) < 0;
  const isMet = ({ with: options }: ReleaseNeed): boolean =>
    !options?.length || !uses || options.some((name) => uses.words.has(name));
  const all = Object.entries(map.methods)
    .filter(([method]) => !uses || uses.methods.has(method))
    .flatMap(([method, { needs = [] }]) => needs.filter(isMet).map((need) => ({ method, need })))
    .map(({ method, need }): Refusal => {
      const by = { before: isOlder(before, need.since), after: isOlder(after, need.since) };
      return { method, ...need, ...by, level: by.after ? levelOf(need, uses) : "compatible" };
    })
    .filter((refusal) => refusal.before || refusal.after);
  // What is refused always needs no more words about options.
  const isAlways = ({ method, after }: Refusal): boolean =>
    all.some((other) => other.method === method && other.after === after && other.with === undefined);
  return all.filter((refusal) => refusal.with === undefined || !isAlways(refusal));
}

/** A program that names an option is taken to call the method with it. */
function levelOf({ with: options }: ReleaseNeed, uses: Uses | undefined): Level {
  if (options === undefined) return "breaking";
  return uses && options.length > 0 ? "breaking" : "look";
}
