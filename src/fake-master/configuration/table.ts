import type { Release } from "../../../generated/releases.js";
import type { Part, Rule, Shape, Variant } from "./shape.js";
import { covers } from "./span.js";

/** What a table takes over from its shape as it is. */
type Plain = Omit<
  Shape,
  | "keys" | "others" | "items" | "checks" | "checksAtLast" | "variants" | "rules" | "all" | "any" | "one" | "not"
  | "requiredAtLast" | "as"
>; // prettier-ignore

/**
 * A shape as one release has it: everything that depends on the release is decided. Every table has all members, set or not:
 * the engine reads objects of one layout several times as fast, and each value of a configuration reads a dozen of them.
 */
export type Table = { [Member in keyof Required<Plain>]: Plain[Member] | undefined } & {
  keys: ReadonlyMap<string, Table>;
  others: Table | "refused" | undefined;
  items: Table | undefined;
  as: Table | undefined;
  requiredAtLast: readonly string[];
  checks: readonly (readonly [says: string, Table])[];
  checksAtLast: readonly (readonly [says: string, Table])[];
  variants: Variants | undefined;
  rules: readonly { where: Table; then: Table }[];
  all: readonly Table[];
  any: readonly Table[] | undefined;
  one: readonly Table[] | undefined;
  not: Table | undefined;
  /** With variants: the keys of all of them. */
  known: ReadonlySet<string>;
};

/** The variants of a union that a release has. */
export interface Variants {
  by?: string;
  list: readonly (Omit<Variant, "shape"> & { shape: Table })[];
  otherwise?: string;
}

const made = new Map<Release, Map<Part, Table>>();

/** The table of a release. Made once for each. */
export function tableOf(part: Part, release: Release): Table {
  let tables = made.get(release);
  if (tables === undefined) made.set(release, (tables = new Map<Part, Table>()));
  return decide(part, release, tables) ?? ANYTHING;
}

function emptyTable(): Table {
  return {
    since: undefined,
    before: undefined,
    kinds: undefined,
    choices: undefined,
    is: undefined,
    least: undefined,
    above: undefined,
    most: undefined,
    pattern: undefined,
    keys: new Map(),
    others: undefined,
    required: undefined,
    requiredAtLast: [],
    items: undefined,
    checks: [],
    checksAtLast: [],
    forbidden: undefined,
    variants: undefined,
    rules: [],
    all: [],
    any: undefined,
    one: undefined,
    not: undefined,
    filled: undefined,
    empty: undefined,
    order: undefined,
    default: undefined,
    always: undefined,
    kept: undefined,
    form: undefined,
    as: undefined,
    join: undefined,
    decodes: undefined,
    known: new Set(),
  };
}

/** The table that lets everything pass. */
export const ANYTHING: Table = emptyTable();

function decide(part: Part, release: Release, tables: Map<Part, Table>): Table | undefined {
  const ready = tables.get(part);
  if (ready !== undefined) return ready;
  const shapes: readonly Shape[] = typeof part === "function" ? [part()] : isList(part) ? part : [part];
  const shape = shapes.find((one) => covers(one, release));
  if (shape === undefined) return undefined;
  const table = emptyTable();
  // Entered before it is filled: tables contain themselves.
  tables.set(part, table);
  const sub = (inner: Part): Table | undefined => decide(inner, release, tables);
  const subs = (parts: readonly Part[]): Table[] => parts.flatMap((inner) => sub(inner) ?? []);
  const named = (parts: Readonly<Record<string, Part>> | undefined): (readonly [string, Table])[] =>
    Object.entries(parts ?? {})
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([key, inner]) => {
        const decided = sub(inner);
        return decided === undefined ? [] : [[key, decided] as const];
      });
  const {
    keys,
    others,
    items,
    checks,
    checksAtLast,
    variants,
    rules,
    all,
    any,
    one,
    not,
    as,
    requiredAtLast,
    ...plain
  } = shape;
  const decided: Omit<Table, keyof Plain | "known" | "variants"> = {
    keys: new Map(named(keys)),
    checks: named(checks),
    checksAtLast: named(checksAtLast),
    requiredAtLast: Object.entries(requiredAtLast ?? {}).flatMap(([key, span]) => (covers(span, release) ? [key] : [])),
    rules: decideRules(rules ?? [], release, sub),
    all: subs(all ?? []),
    others: others === undefined || others === "refused" ? others : sub(others),
    items: items && sub(items),
    any: any && subs(any),
    one: one && subs(one),
    not: not && sub(not),
    as: as && sub(as),
  };
  Object.assign(table, plain, decided);
  if (variants === undefined) return table;
  const list = variants.list.flatMap((variant) => {
    const inner = covers(variant, release) ? sub(variant.shape) : undefined;
    return inner === undefined ? [] : [{ ...variant, shape: inner }];
  });
  table.variants = { ...variants, list };
  table.known = new Set(list.flatMap((variant) => [...variant.shape.keys.keys()]));
  return table;
}

function decideRules(rules: readonly Rule[], release: Release, sub: (part: Part) => Table | undefined): Table["rules"] {
  return rules.flatMap((rule) => {
    const where = covers(rule, release) ? sub(rule.where) : undefined;
    const then = sub(rule.then);
    return where === undefined || then === undefined ? [] : [{ where, then }];
  });
}

function isList(part: Part): part is readonly Shape[] {
  return Array.isArray(part);
}
