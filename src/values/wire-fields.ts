import { MalformedResponseError } from "../errors/index.js";
import { isTooDeep, mostLevels } from "./depth.js";
import { toDate, toMetricNumber, toMetrics, toSafeNumber } from "./wire.js";
import { showWire, wrongWireType } from "./wrong-wire-type.js";
import { toIdIfAny, toUuidIfAny } from "./wire-ids.js";

/** The members of a wire type that hold such a value, when they hold one. */
type KeysOf<Wire, Value> = {
  [K in keyof Wire]-?: NonNullable<Wire[K]> extends Value ? K : never;
}[keyof Wire] &
  string;

/** The fields that earlier answers held. */
export type Known<Fields> = { readonly [K in keyof Fields]?: Fields[K] | undefined };

type StringOf<Wire, K extends keyof Wire> = NonNullable<Wire[K]> & string;

/** One for all: a log or a series of metrics makes a reader for each of its items. */
const nothing: object = {};

/**
 * Reads the members of an object that a master sent into the fields of a record. A member that is missing or null keeps
 * the value that is known, and else gets the default; one of another type than the spec has is refused.
 *
 * @throws MalformedResponseError that names the member.
 * @example
 * const from = new WireFields(wire, known);
 * return { id: from.integer("id", 0), name: from.string("name", ""), archived: from.boolean("archived", false) };
 */
export class WireFields<Wire extends object> {
  readonly #wire: { readonly [K in keyof Wire]?: unknown };
  readonly #known: Readonly<Record<string, unknown>>;

  /**
   * @param known What earlier answers held; leave it out for members that end when an answer lacks them.
   */
  constructor(wire: Wire, known: object = nothing) {
    if (typeof wire !== "object" || (wire as unknown) === null || Array.isArray(wire)) {
      throw new MalformedResponseError(`It must hold an object, but holds ${showWire(wire)}.`);
    }
    this.#wire = wire;
    this.#known = known as Readonly<Record<string, unknown>>;
  }

  /** A string; members of an enum come as they are, those of newer masters too. */
  string<K extends KeysOf<Wire, string>>(key: K, otherwise: StringOf<Wire, K>): StringOf<Wire, K>;
  string<K extends KeysOf<Wire, string>>(key: K): StringOf<Wire, K> | undefined;
  string(key: string & keyof Wire, otherwise?: string): string | undefined {
    const value = this.#wire[key];
    return typeof value === "string" ? value : this.#absent(key, otherwise, "a string");
  }

  /** A string, where the empty one means that there is none. */
  filled<K extends KeysOf<Wire, string>>(key: K): StringOf<Wire, K> | undefined {
    return this.string(key) || undefined;
  }

  /** The UUID of an object, which becomes part of addresses and paths; undefined for none, and for the empty string. */
  uuid(key: KeysOf<Wire, string>): string | undefined {
    return toUuidIfAny(this.#wire[key], key) ?? (this.#known[key] as string | undefined);
  }

  /** The number of an object, which becomes part of addresses and paths; 0 is one. */
  id(key: KeysOf<Wire, number>, otherwise: number): number;
  id(key: KeysOf<Wire, number>): number | undefined;
  id(key: string & keyof Wire, otherwise?: number): number | undefined {
    return toIdIfAny(this.#wire[key], key) ?? (this.#known[key] as number | undefined) ?? otherwise;
  }

  /**
   * The number that names the object itself in its requests. It stays what is known, whatever an answer says, so that no
   * request goes to another object.
   *
   * @param known The one of earlier answers; 0 for an object that needs none.
   */
  ownId(key: KeysOf<Wire, number>, known: number | undefined = this.#known[key] as number | undefined): number {
    const id = toIdIfAny(this.#wire[key], key);
    if (!id && known === undefined) throw wrongWireType(key, "a positive integer", this.#wire[key]);
    return known || id || 0;
  }

  boolean(key: KeysOf<Wire, boolean>, otherwise: boolean): boolean;
  boolean(key: KeysOf<Wire, boolean>): boolean | undefined;
  boolean(key: string & keyof Wire, otherwise?: boolean): boolean | undefined {
    const value = this.#wire[key];
    return typeof value === "boolean" ? value : this.#absent(key, otherwise, "true or false");
  }

  /** An integer that JavaScript holds exactly; 64-bit ones come as strings. */
  integer(key: KeysOf<Wire, number | string>, otherwise: number): number;
  integer(key: KeysOf<Wire, number | string>): number | undefined;
  integer(key: string & keyof Wire, otherwise?: number): number | undefined {
    const value = this.#wire[key];
    // Most are: a series of metrics holds several in each of its reports.
    if (Number.isSafeInteger(value)) return value as number;
    if (isAbsent(value) || value === "") return (this.#known[key] as number | undefined) ?? otherwise;
    if (typeof value !== "number" && typeof value !== "string") throw wrongWireType(key, "an integer", value);
    return toSafeNumber(value, key);
  }

  /** A number; the strings `NaN`, `Infinity` and `-Infinity` are numbers too. */
  number(key: KeysOf<Wire, number | string>, otherwise: number): number;
  number(key: KeysOf<Wire, number | string>): number | undefined;
  number(key: string & keyof Wire, otherwise?: number): number | undefined {
    const value = toMetricNumber(this.#wire[key]);
    if (isAbsent(value)) return (this.#known[key] as number | undefined) ?? otherwise;
    if (typeof value !== "number") throw wrongWireType(key, "a number", value);
    return value;
  }

  /** An object of any members, such as a configuration. */
  object(key: KeysOf<Wire, object>, otherwise: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  object(key: KeysOf<Wire, object>): Readonly<Record<string, unknown>> | undefined;
  object(
    key: string & keyof Wire,
    otherwise?: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> | undefined {
    const value = this.#wire[key];
    if (!isObject(value)) return this.#absent(key, otherwise, "an object");
    if (isTooDeep(value)) throw wrongWireType(key, `nested at most ${mostLevels} levels deep`, value);
    return value;
  }

  /** Metrics by name, whose strings `NaN`, `Infinity` and `-Infinity` are numbers. */
  metrics(key: KeysOf<Wire, object>): Readonly<Record<string, unknown>> | undefined {
    const value = this.#wire[key];
    if (isAbsent(value)) return this.#known[key] as Readonly<Record<string, unknown>> | undefined;
    if (!isObject(value)) throw wrongWireType(key, "an object", value);
    return toMetrics(value);
  }

  /** A part that is an object of its own; `decode` makes the field's value of it. */
  part<K extends KeysOf<Wire, object>, Part>(key: K, decode: (wire: NonNullable<Wire[K]>) => Part): Part | undefined {
    const value = this.#wire[key];
    if (isAbsent(value)) return this.#known[key] as Part | undefined;
    if (!isObject(value)) throw wrongWireType(key, "an object", value);
    try {
      return decode(value as NonNullable<Wire[K]>);
    } catch (error) {
      throw within(key, error);
    }
  }

  /** An array, each item decoded. */
  array<K extends KeysOf<Wire, readonly unknown[]>, Item>(
    key: K,
    decode: (wire: NonNullable<Wire[K]> extends readonly (infer Each)[] ? Each : never) => Item,
  ): Item[] | undefined {
    const value = this.#wire[key];
    if (isAbsent(value)) return this.#known[key] as Item[] | undefined;
    if (!Array.isArray(value)) throw wrongWireType(key, "an array", value);
    const items: Item[] = [];
    try {
      for (const item of value) items.push(decode(item as never));
      return items;
    } catch (error) {
      throw within(`${key}[${items.length}]`, error);
    }
  }

  /** An array of strings. */
  strings(key: KeysOf<Wire, readonly string[]>): string[] | undefined {
    return this.array(key as never, (item: unknown) => {
      if (typeof item !== "string") throw wrongWireType(undefined, "a string", item);
      return item;
    });
  }

  /** A time. */
  time(key: KeysOf<Wire, string>): Date | undefined {
    return this.#date(key) ?? (this.#known[key] as Date | undefined);
  }

  /** A time, and beside it as `<name>Text` its digits, for which a Date has no room. */
  times<K extends KeysOf<Wire, string>>(
    ...keys: K[]
  ): { readonly [Name in K]: Date | undefined } & { readonly [Name in `${K}Text`]: string | undefined } {
    const times: Record<string, unknown> = {};
    for (const key of keys) {
      const date = this.#date(key);
      times[key] = date ?? this.#known[key];
      times[`${key}Text`] = date ? this.#wire[key] : this.#known[`${key}Text`];
    }
    return times as never;
  }

  #date(key: string & keyof Wire): Date | undefined {
    const value = this.#wire[key];
    if (!isAbsent(value) && typeof value !== "string") throw wrongWireType(key, "a time", value);
    try {
      return toDate(value as string | undefined);
    } catch (error) {
      throw within(key, error);
    }
  }

  /** What a member gives that has not the wanted type: the known value where it is missing. */
  #absent<T>(key: string & keyof Wire, otherwise: T | undefined, wanted: string): T {
    const value = this.#wire[key];
    if (!isAbsent(value)) throw wrongWireType(key, wanted, value);
    return ((this.#known[key] as T | undefined) ?? otherwise) as T;
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names the way to a member that a nested reader refused. */
function within(way: string, error: unknown): unknown {
  if (!MalformedResponseError.isInstance(error)) return error;
  return new MalformedResponseError(`In ${JSON.stringify(way)}: ${error.message}`);
}
