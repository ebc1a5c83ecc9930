import type { ApiFacts, TypeFacts } from "../api-facts.js";
import type { ApiDiff, Change, Finding } from "./change.js";
import { compareOperations, pairOperations, routeOf } from "./compare-operations.js";
import { compareTypes, type Scope } from "./compare-values.js";
import { byLevel, judge, placesInOrder, rules, type Place } from "./rules.js";

/** Two types in the same place: what differs in them, and the pairs that they hold. */
interface TypePair {
  readonly before: TypeFacts;
  readonly after: TypeFacts;
  readonly findings: readonly Finding[];
  readonly inner: readonly TypePair[];
  /** The operations that reach it, by place. */
  readonly reachedBy: Map<Place, Set<string>>;
}

/** Lists what differs between two specs, each type once. */
export function diffFacts(before: ApiFacts, after: ApiFacts): ApiDiff {
  const changes: Change[] = [];
  const pairs = new Map<string, TypePair>();
  const { same, gone, came } = pairOperations(before.operations, after.operations);
  const report = (
    finding: Finding,
    owner: Change["owner"],
    places: readonly Place[],
    operations: readonly string[],
  ): void => {
    changes.push({ ...finding, ...judge(finding.kind, places), owner, places, operations });
  };
  for (const one of gone)
    report({ kind: "removed", way: "", before: routeOf(one) }, { operation: one.id }, ["operation"], [one.id]);
  for (const one of came)
    report({ kind: "added", way: "", after: routeOf(one) }, { operation: one.id }, ["operation"], [one.id]);
  for (const [was, is] of same) {
    const scopeOf = (place: Place): Scope => ({
      before: before.types,
      after: after.types,
      meet: (one, other) => reach(pairOf(one, other), place, is.id),
    });
    for (const { place, ...finding } of compareOperations(was, is, scopeOf)) {
      report(finding, { operation: is.id }, [place], [is.id]);
    }
  }
  for (const { after: type, findings, reachedBy } of pairs.values()) {
    const operations = [...new Set([...reachedBy.values()].flatMap((ids) => [...ids]))].sort();
    for (const finding of findings) report(finding, { type: type.name }, [...reachedBy.keys()].sort(), operations);
  }
  const renamed = [
    ...same.map(([was, is]) => [is.id, was.id] as const),
    ...[...pairs.values()].map((pair) => [pair.after.name, pair.before.name] as const),
  ].filter(([is, was]) => is !== was);
  return { changes: changes.sort(inOrder), formerNames: new Map(renamed) };

  function pairOf(one: TypeFacts, other: TypeFacts): TypePair {
    const key = `${one.name} ${other.name}`;
    const known = pairs.get(key);
    if (known) return known;
    const inner = new Set<TypePair>();
    const pair = {
      before: one,
      after: other,
      findings: [] as Finding[],
      inner: [] as TypePair[],
      reachedBy: new Map(),
    };
    // Known before it is entered: a type may hold itself.
    pairs.set(key, pair);
    const meet = (a: TypeFacts, b: TypeFacts): void => void inner.add(pairOf(a, b));
    pair.findings.push(...compareTypes(one, other, { before: before.types, after: after.types, meet }));
    pair.inner.push(...inner);
    return pair;
  }
}

function reach(pair: TypePair, place: Place, operation: string): void {
  const operations = pair.reachedBy.get(place) ?? new Set();
  if (operations.has(operation)) return;
  pair.reachedBy.set(place, operations.add(operation));
  for (const inner of pair.inner) reach(inner, place, operation);
}

function inOrder(a: Change, b: Change): number {
  return byLevel(a.level, b.level) || (keyOf(a) < keyOf(b) ? -1 : 1);
}

/** Of one owner first what happened to the whole, then from the path to the answer; of one field first what it is called now. */
const keyOf = ({ owner, places, way, kind, before, after }: Change): string => {
  // Two digits, so that they are in order as text.
  const rank = String(kindsInOrder.indexOf(kind)).padStart(2, "0");
  return [nameOf(owner), ...places.map((place) => placesInOrder.indexOf(place)), way, rank, before, after].join("\n");
};

const kindsInOrder = Object.keys(rules);

function nameOf(owner: Change["owner"]): string {
  return "type" in owner ? owner.type : owner.operation;
}
