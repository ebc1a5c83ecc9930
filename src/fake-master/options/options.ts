import { closeNames } from "./close-names.js";
import { isPlainObject, refusal, type Check } from "./checks.js";

/** One option: how its value is checked, and what holds when it is left out. The client's tables have the same shape. */
export interface Option<T = unknown> {
  readonly check: Check<T>;
  /** Stands for an option that is not given. */
  readonly default?: T;
  /** It may not be left out. */
  readonly required?: true;
}

/**
 * A table of all options of a type, for `satisfies`: the compiler refuses a table that lacks an option or has one too many.
 *
 * @typeParam Shared Options that another table holds for several types.
 */
export type OptionTable<T extends object, Shared extends PropertyKey = never> = {
  readonly [K in Exclude<keyof T, Shared>]-?: Option<T[K]>;
};

export type AnyTable = Readonly<Record<string, Option>>;

type ValueOf<O> = O extends { check: Check<infer T> } ? T : never;
type Filled<Table> = {
  [K in keyof Table]: Table[K] extends { default: unknown } | { required: true } ? K : never;
}[keyof Table];

/** The checked values of a table's options. */
export type Checked<Table> = { readonly [K in Filled<Table>]: Exclude<ValueOf<Table[K]>, undefined> } & {
  readonly [K in Exclude<keyof Table, Filled<Table>>]?: ValueOf<Table[K]> | undefined;
};

/**
 * Checks an object of options. An option whose value is undefined counts as left out.
 *
 * @param owner What has the options, for messages: `fake.listen()`.
 * @param part Name of the object, where it is not the options of a call: `plan`.
 * @throws TypeError for anything other than an object, an unknown name, or a wrong value.
 */
export function readOptions<Table extends AnyTable>(
  table: Table,
  owner: string,
  given: unknown,
  part?: string,
): Checked<Table> {
  const argument = part ?? "options";
  if (!isPlainObject(given)) throw refusal(`${argument} of ${owner}`, "an object", given);
  const prefix = part === undefined ? "" : `${part}.`;
  for (const name of Object.keys(given)) {
    if (given[name] === undefined || Object.hasOwn(table, name)) continue;
    const names = Object.keys(table);
    const [closest] = closeNames(name, names);
    const hint = closest === undefined ? `It takes ${names.join(", ")}.` : `Did you mean ${closest}?`;
    throw new TypeError(`${owner} has no option ${JSON.stringify(prefix + name)}. ${hint}`);
  }
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(table)) {
    const value = given[name];
    if (value !== undefined || option.required) values[name] = option.check(value, `${prefix}${name} of ${owner}`);
    else if (option.default !== undefined) values[name] = option.default;
  }
  return values as Checked<Table>;
}
