import type { Release } from "../../../generated/releases.js";
import type { Part, Rule, Shape, Variant } from "./shape.js";
import { covers } from "./span.js";

/** A shape as one release has it: everything that depends on the release is decided. */
export interface Table extends Omit<
  Shape,
  | "keys" | "others" | "items" | "checks" | "checksAtLast" | "variants" | "rules" | "all" | "any" | "one" | "not"
  | "requiredAtLast" | "as"
> {
  keys: ReadonlyMap<string, Table>;
  others?: Table | "refused";
  items?: Table;
  as?: Table;
  requiredAtLast: readonly string[];
  checks: ReadonlyMap<string, Table>;
  checksAtLast: ReadonlyMap<string, Table>;
  variants?: { by?: string; list: readonly (Omit<Variant, "shape"> & { shape: Table })[]; otherwise?: string };
  rules: readonly { where: Table; then: Table }[];
  all: readonly Table[];
  any?: readonly Table[];
  one?: readonly Table[];
  not?: Table;
  /** With variants: the keys of all of them. */
  known: ReadonlySet<string>;
} // prettier-ignore

const made = new Map<Release, Map<Part, Table>>();

/** The table of a release. Made once for each. */
export function tableOf(part: Part, release: Release): Table {
  let tables = made.get(release);
  if (tables === undefined) made.set(release, (tables = new Map<Part, Table>()));
  return decide(part, release, tables) ?? ANYTHING;
}

const EMPTY: ReadonlyMap<string, Table> = new Map();
/** The table that lets everything pass. */
export const ANYTHING: Table = {
  keys: EMPTY,
  requiredAtLast: [],
  checks: EMPTY,
  checksAtLast: EMPTY,
  rules: [],
  all: [],
  known: new Set(),
};

function decide(part: Part, release: Release, tables: Map<Part, Table>): Table | undefined {
  const ready = tables.get(part);
  if (ready !== undefined) return ready;
  const shapes: readonly Shape[] = typeof part === "function" ? [part()] : isList(part) ? part : [part];
  const shape = shapes.find((one) => covers(one, release));
  if (shape === undefined) return undefined;
  const table = { ...ANYTHING };
  // Entered before it is filled: tables contain themselves.
  tables.set(part, table);
  const sub = (inner: Part): Table | undefined => decide(inner, release, tables);
  const subs = (parts: readonly Part[]): Table[] => parts.flatMap((inner) => sub(inner) ?? []);
  const named = (parts: Readonly<Record<string, Part>> | undefined): ReadonlyMap<string, Table> =>
    new Map(
      Object.entries(parts ?? {})
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([key, inner]) => {
          const decided = sub(inner);
          return decided === undefined ? [] : [[key, decided] as const];
        }),
    );
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
  Object.assign(table, plain, {
    keys: named(keys),
    checks: named(checks),
    checksAtLast: named(checksAtLast),
    requiredAtLast: Object.entries(requiredAtLast ?? {}).flatMap(([key, span]) => (covers(span, release) ? [key] : [])),
    rules: decideRules(rules ?? [], release, sub),
    all: subs(all ?? []),
    ...(others === undefined ? {} : { others: others === "refused" ? others : sub(others) }),
    ...(items === undefined ? {} : { items: sub(items) }),
    ...(any === undefined ? {} : { any: subs(any) }),
    ...(one === undefined ? {} : { one: subs(one) }),
    ...(not === undefined ? {} : { not: sub(not) }),
    ...(as === undefined ? {} : { as: sub(as) }),
  });
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
