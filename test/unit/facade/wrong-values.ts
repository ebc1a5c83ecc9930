import * as values from "../../../src/values/index.js";

/** An object that holds itself. */
export const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;

const neverJson = [null, () => 1, 1n, Symbol("x"), cycle];
const never = [...neverJson, {}];
const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

/** Values that are wrong for a kind of argument, whatever the method. */
export const wrong = {
  id: [...never, "", "1", -1, 0, 1.5, NaN, Infinity, 2 ** 53, true],
  count: [...never, "", "1", -1, 1.5, NaN, Infinity],
  text: [...never, "", 7, -1, true, [], ["a"]],
  name: [...never, "", " ", "\n\t", 7, -1, true, [], ["a"]],
  anyText: [...never, 7, -1, true, []],
  boolean: [...never, "", "true", -1, 0, 1, []],
  texts: [...never, "", "ab", -1, 7, true, [1], [null], ["a", 2], ["a", undefined]],
  ids: [...never, "", "12", -1, 7, true, ["1"], [-1], [0], [1.5]],
  fn: [null, {}, 1n, "", "x", -1, true, []],
  duration: [...never, "", "5", "soon", -1, 5, 49, NaN, true, []],
  outage: [...never, "", "15", "soon", -1, 5, 49, NaN, true, []],
  time: [...never, "", "yesterday", "2026-01-05T10:00:00", "2026-02-30T10:00:00Z", NaN, new Date(NaN)],
  orderBy: [...never, "", "UP", "asc", -1, true, []],
  uuid: [...never, "", "x", 7, -1, true, [], `${uuid}0`, { uuid: "x" }, { uuid: 7 }],
  json: [
    ...neverJson,
    "",
    "{}",
    7,
    true,
    [],
    [1],
    { a: () => 1 },
    { a: 10n },
    { a: Symbol("s") },
    { a: NaN },
    { a: { deep: [cycle] } },
    new Map([["a", 1]]),
  ],
  /** What is not an options object, for any method. */
  options: [null, "text", "", 7, -1, true, [], () => 1, Symbol("s"), 10n],
  signal: [...never, "", "x", 7, true, []],
} as const satisfies Record<string, readonly unknown[]>;

/** A kind of argument. */
export type Kind = keyof typeof wrong;

const kindOf = new Map<unknown, Kind>([
  [values.checkPositiveInteger, "id"],
  [values.checkId, "id"],
  [values.checkUserId, "count"],
  [values.checkName, "name"],
  [values.checkCount, "count"],
  [values.checkText, "text"],
  [values.checkAnyText, "anyText"],
  [values.checkBoolean, "boolean"],
  [values.checkTextList, "texts"],
  [values.checkIds, "ids"],
  [values.checkFunction, "fn"],
  [values.checkDuration, "duration"],
  [values.keepDuration, "duration"],
  [values.checkMaxOutage, "outage"],
  [values.checkTimestamp, "time"],
  [values.checkOrderBy, "orderBy"],
  [values.checkUuid, "uuid"],
  [values.checkSignal, "signal"],
  [values.checkJsonObject, "json"],
]);

/** Values that a check of a table must refuse; for checks of one option only, those that no option takes. */
export function wrongFor(check: unknown): readonly unknown[] {
  const kind = kindOf.get(check);
  return kind ? wrong[kind] : [null, 1n, Symbol("x"), -1];
}

/** Shows a value in what a failing test says. */
export function show(value: unknown): string {
  const plain = (_: string, each: unknown): unknown =>
    each === cycle ? "cycle" : typeof each === "bigint" ? `${each}n` : each;
  return JSON.stringify(value, plain) ?? typeof value;
}
