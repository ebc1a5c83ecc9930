import { InvalidArgumentError } from "../errors/index.js";
import { closeNames } from "./close-names.js";
import { checkSignal, type Check } from "./check-basics.js";
import { keepDuration } from "./check-times.js";
import type { Duration } from "../time/duration.js";
import { optionsForm } from "./options-form.js";
import { isPromise, refusal } from "./refuse.js";

/** One option of a method: how its value is checked, and what holds when the caller leaves it out. */
export interface Option<T = unknown> {
  readonly check: Check<T>;
  /** Stands for an option that is not given; it is checked like a given one. */
  readonly default?: unknown;
  /** The caller may not leave it out. */
  readonly required?: true;
  /** Still taken, but no message advises it. */
  readonly deprecated?: true;
}

/** Every method that sends requests takes these two, so no table repeats them. */
interface RequestPart {
  signal?: AbortSignal | undefined;
  timeout?: Duration | undefined;
}

/**
 * A table of all options of a type, for `satisfies`: the compiler refuses a table that lacks an option or has one too many.
 *
 * @typeParam Shared Options that another table holds for several types.
 * @example
 * const rankOptions = {
 *   sortBy: { check: checkText },
 *   smallerIsBetter: { check: checkBoolean },
 * } satisfies OptionTable<RankOptions>;
 */
export type OptionTable<T extends object, Shared extends PropertyKey = never> = {
  readonly [K in Exclude<keyof T, keyof RequestPart | Shared>]-?: Option<T[K]>;
};

export type AnyTable = Readonly<Record<string, Option>>;
type ValueOf<O> = O extends { check: Check<infer T> } ? T : never;
type Filled<Table> = {
  [K in keyof Table]: Table[K] extends { default: unknown } | { required: true } ? K : never;
}[keyof Table];

/** The checked values of a table's options. */
export type OptionValues<Table> = { readonly [K in Filled<Table>]: ValueOf<Table[K]> } & {
  readonly [K in Exclude<keyof Table, Filled<Table>>]?: ValueOf<Table[K]> | undefined;
};

/** What {@link readOptions} returns for the options of a table. */
export type Checked<Table> = OptionValues<Table> & { readonly request: RequestSettings };

/** The part of the options that goes into the init of a low-level call. */
export type RequestSettings = {
  readonly signal?: AbortSignal;
  readonly timeout?: Duration;
};

const requestTable = {
  signal: { check: checkSignal },
  timeout: { check: keepDuration },
} satisfies { [K in keyof RequestPart]-?: Option<RequestPart[K]> };

/**
 * Checks the options of a call. An option whose value is undefined counts as left out.
 *
 * @param method Name of the method, for messages.
 * @param surplus The argument after the options, which no method takes.
 * @throws InvalidArgumentError for anything other than an object, an unknown name, a wrong value, or a surplus argument.
 * @throws The reason of a signal that is aborted already.
 * @example
 * const { request, sortBy } = readOptions(rankOptions, "topCheckpoint", options, arguments[1]);
 */
export function readOptions<Table extends AnyTable>(
  table: Table,
  method: string,
  options: unknown,
  surplus?: unknown,
): Checked<Table> {
  // A call written for Python has its second argument where the options belong; its type says more than their number.
  const all: AnyTable = { ...table, ...requestTable };
  if (surplus !== undefined && typeof options === "object") throw tooMany(all, method, options, surplus);
  const { signal, timeout, ...values } = readTable(
    all,
    `${method}()`,
    options === undefined ? {} : options,
    "options",
    surplus,
  );
  (signal as AbortSignal | undefined)?.throwIfAborted();
  const request = Object.fromEntries(Object.entries({ signal, timeout }).filter(([, value]) => value !== undefined));
  return { ...values, request } as Checked<Table>;
}

/** {@link readOptions} of a method that takes `signal` and `timeout` only. */
export function readRequest(method: string, options: unknown, surplus?: unknown): RequestSettings {
  return readOptions({}, method, options, surplus).request;
}

/**
 * Checks the members of one object of options, such as `retry`.
 *
 * @param owner What has the options, for messages: `wait()`, or `retry`.
 * @param argument Name of the object; members of a nested one are named after it.
 * @param surplus The argument after it, for messages.
 */
export function readTable<Table extends AnyTable>(
  table: Table,
  owner: string,
  given: unknown,
  argument: string,
  surplus?: unknown,
): OptionValues<Table> {
  if (!given || typeof given !== "object" || Array.isArray(given) || isPromise(given)) {
    const isOptions = argument === "options";
    const hint = isOptions && !isPromise(given) ? optionsForm(table, owner, [given, surplus]) : "";
    throw refusal(argument, isOptions ? `the options object of ${owner}` : "an object", given, hint);
  }
  const options = given as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(options)) {
    if (options[name] !== undefined && !Object.hasOwn(table, name)) throw unknownOption(owner, name, table);
  }
  const prefix = argument === "options" ? "" : `${argument}.`;
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(table)) {
    const value = options[name] ?? (options[name] === undefined ? option.default : null);
    values[name] = value === undefined && !option.required ? undefined : option.check(value, prefix + name);
  }
  return values as OptionValues<Table>;
}

function unknownOption(owner: string, name: string, table: AnyTable): InvalidArgumentError {
  const known = Object.keys(table).filter((each) => !table[each]!.deprecated);
  const [closest] = closeNames(name, known);
  const hint = closest ? `Did you mean "${closest}"?` : `It takes ${known.join(", ")}.`;
  return new InvalidArgumentError(`${owner} has no option ${JSON.stringify(name)}. ${hint}`, { argument: name });
}

/** Makes the error for an argument after the options. */
export function tooMany(table: AnyTable, method: string, options: unknown, surplus: unknown): InvalidArgumentError {
  const form = optionsForm(table, method, [options, surplus]);
  return new InvalidArgumentError(`${method}() takes fewer arguments.${form}`, { argument: "options" });
}
