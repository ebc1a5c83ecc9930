import type { ApiFacts } from "../api-facts.js";
import type { Change } from "../diff/change.js";
import type { ChangeKind } from "../diff/rules.js";
import { takeApart } from "../type-names.js";
import { fieldKeys } from "./field-keys.js";

/**
 * What the methods of the object model use of the API; `npm run facade-map` derives it from `src/facade`. A field is
 * `v1User.username` for a type with a name, `GetUsers.query.active` for what belongs to an operation.
 */
export interface FacadeMap {
  /** The release whose API they are written for; they know all before it, and refuse those that lack what they need. */
  readonly release: string;
  /** Names of fields, to which the methods refer by number. */
  readonly fields: readonly string[];
  readonly methods: Readonly<Record<string, MethodUse>>;
}

/** What one method uses. */
export interface MethodUse {
  readonly operations: readonly string[];
  /** Numbers of fields. */
  readonly fields: readonly number[];
  /** Releases that it needs; it refuses older masters. */
  readonly needs?: readonly ReleaseNeed[];
}

/** A release that a method needs of a master. */
export interface ReleaseNeed {
  readonly since: string;
  /** Options with any of which it needs that; an empty array where it depends on values. Left out where it always does. */
  readonly with?: readonly string[];
}

/** Kinds that concern every call of an operation, whatever it sends, where a client sends it. */
const ofEveryCall: readonly ChangeKind[] = ["added-required", "now-required", "default-changed"];
/** Kinds that concern nobody who does not know of them yet, or types only; what is added and required is one in answers. */
const ofNobody: readonly ChangeKind[] = [
  "added",
  "added-required",
  "type-renamed",
  "no-longer-deprecated",
  "needs-no-login",
  "form-added",
];

/**
 * Gives a function that lists the methods which a change concerns.
 *
 * @param specs The facts of both specs, which tell the fields that hold a type.
 * @param former What operations and types of the newer spec were called: the map may have either name.
 */
export function methodsBy(
  map: FacadeMap,
  specs: readonly ApiFacts[],
  former: ReadonlyMap<string, string> = new Map(),
): (change: Change) => string[] {
  const named = (name: string): string[] => [name, ...[former.get(name) ?? []].flat()];
  const numbers = new Map(map.fields.map((field, number) => [field, number]));
  const methods = Object.entries(map.methods).map(([name, { operations, fields }]) => ({
    name,
    operations: new Set(operations),
    fields: new Set(fields),
  }));
  const holders = holdersOf(specs);
  return (change) => {
    const { kind, owner, places, way, operations } = change;
    const isOfEveryCall = ofEveryCall.includes(kind) && places.some((place) => place !== "answer");
    if (ofNobody.includes(kind) && !isOfEveryCall) return [];
    const names = operations.flatMap(named);
    const callers = methods.filter((method) => names.some((id) => method.operations.has(id)));
    const whole = way === "" && "operation" in owner;
    if (whole || places.includes("path") || isOfEveryCall) return callers.map(({ name }) => name);
    const keys = keysOf(change, specs, holders, named);
    const wanted = keys.flatMap((key) => numbers.get(key) ?? []);
    return callers.filter(({ fields }) => wanted.some((number) => fields.has(number))).map(({ name }) => name);
  };
}

/** The fields of the map that a change is about: for a whole type those that hold it. */
function keysOf(
  { owner, places, way }: Change,
  specs: readonly ApiFacts[],
  holders: ReadonlyMap<string, readonly string[]>,
  named: (name: string) => readonly string[],
): readonly string[] {
  if ("type" in owner && !way) return named(owner.type).flatMap((type) => holders.get(type) ?? []);
  const names = named("type" in owner ? owner.type : owner.operation);
  return names.flatMap((name) => specs.flatMap((facts) => fieldKeys(facts, name, places, way)));
}

function holdersOf(specs: readonly ApiFacts[]): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const { operations, types } of specs) {
    const visit = (key: string, type: string): void => {
      const { name } = takeApart(type);
      if (types.has(name)) holders.set(name, [...(holders.get(name) ?? []), key]);
    };
    for (const { id, query } of operations) for (const { name, type } of query) visit(`${id}.query.${name}`, type);
    for (const { name, fields = [] } of types.values())
      for (const field of fields) visit(`${name}.${field.name}`, field.type);
  }
  return holders;
}
