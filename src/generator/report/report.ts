import type { ApiFacts } from "../api-facts.js";
import type { Change } from "../diff/change.js";
import { diffFacts } from "../diff/diff-facts.js";
import type { Level } from "../diff/rules.js";
import { compareReleases } from "../release.js";
import { methodsBy, type FacadeMap } from "./facade-map.js";
import { refusalsOf, type Refusal } from "./refusals.js";
import { callsOperation, isUsed, type Uses } from "./uses.js";

/** A change, and the methods of the object model that it concerns. */
export interface ReportedChange extends Change {
  readonly methods: readonly string[];
  /** What it is about: the first word of the path of its first operation, such as `experiments`. */
  readonly area: string;
}

/** What differs between two specs, for people and programs. */
export interface SpecReport {
  /** Names of the specs: releases, or where they come from. */
  readonly before: string;
  readonly after: string;
  /**
   * How many changes there are of each level. Limited to a program, those that break are not counted where it meets them only by
   * methods of the object model that work on both specs (`worksUpTo`).
   */
  readonly counts: Readonly<Record<Level, number>>;
  /** What breaks the object model first, then what else breaks, then what may matter, then additions. */
  readonly changes: readonly ReportedChange[];
  /** Methods that refuse one of the two releases; limited to a program, those that it calls. */
  readonly refused: readonly Refusal[];
  /** The newest release that the object model knows, where both specs are of releases that it knows. */
  readonly worksUpTo?: string | undefined;
  /** Where it is limited: what the program was found to call. */
  readonly uses?: { readonly operations: readonly string[]; readonly methods: readonly string[] } | undefined;
}

/** A spec and its name. */
export interface NamedFacts {
  readonly name: string;
  /** The release that it is of, where that is known. */
  readonly release?: string | undefined;
  readonly facts: ApiFacts;
}

/**
 * Compares two specs.
 *
 * @param uses Limits the report to what a program calls.
 */
export function reportDiff(before: NamedFacts, after: NamedFacts, map: FacadeMap, uses?: Uses): SpecReport {
  const diff = diffFacts(before.facts, after.facts);
  const methodsOf = methodsBy(map, [before.facts, after.facts], diff.formerNames);
  const areaOf = areasOf([before.facts, after.facts]);
  const all = diff.changes.map((change): ReportedChange => {
    return { ...change, methods: methodsOf(change), area: areaOf(change) };
  });
  const changes = uses ? all.filter((change) => isUsed(change, uses, diff.formerNames)) : all;
  const worksOnBoth = [before, after].every((spec) => isKnown(spec, map));
  const refused = refusalsOf(map, { before: before.release, after: after.release }, uses);
  const refusing = new Set(refused.filter(isBreaking).map(({ method }) => method));
  const isHandled = (change: ReportedChange): boolean =>
    worksOnBoth &&
    uses !== undefined &&
    !callsOperation(change, uses, diff.formerNames) &&
    !change.methods.some((method) => refusing.has(method));
  const ofLevel = (level: Level): ReportedChange[] => changes.filter((change) => change.level === level);
  return {
    before: before.name,
    after: after.name,
    counts: {
      breaking: ofLevel("breaking").filter((change) => !isHandled(change)).length,
      look: ofLevel("look").length,
      compatible: ofLevel("compatible").length,
    },
    changes: [...changes.filter(breaksMethods), ...changes.filter((change) => !breaksMethods(change))],
    refused,
    ...(worksOnBoth && { worksUpTo: map.release }),
    ...(uses && { uses: { operations: [...uses.operations].sort(), methods: [...uses.methods].sort() } }),
  };
}

/** Whether a program that meets what the report tells breaks: what `--fail-on-breaking` asks. */
export function hasBreaking({ counts, refused }: SpecReport): boolean {
  return counts.breaking > 0 || refused.some(isBreaking);
}

const isBreaking = ({ level }: { readonly level: Level }): boolean => level === "breaking";

function isKnown({ release }: NamedFacts, map: FacadeMap): boolean {
  return release !== undefined && compareReleases(release, map.release) <= 0;
}

/** Whether a change breaks what the object model uses. */
export function breaksMethods({ level, methods }: ReportedChange): boolean {
  return level === "breaking" && methods.length > 0;
}

function areasOf(specs: readonly ApiFacts[]): (change: Change) => string {
  const areas = new Map<string, string>();
  for (const { id, path } of specs.flatMap(({ operations }) => operations)) {
    areas.set(id, path.replace(/^\/api\/v1\//, "/").split("/")[1] ?? "");
  }
  return ({ operations: [first = ""] }) => areas.get(first) ?? "";
}
