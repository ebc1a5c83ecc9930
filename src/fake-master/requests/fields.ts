import type { Release } from "../../../generated/releases.js";
import { refuse } from "../refusal.js";
import { knowsEnumName } from "./request-members.js";
import type { Json, JsonObject } from "../state/records.js";
import { normalTime } from "../state/stamp.js";

/** The keys of a message, or any key where there is no message. */
export type Keys<T> = T extends object ? Extract<keyof T, string> : never;

/** Reads the parameters of a path or a query, and refuses what the master refuses, in its words. */
export class Parameters<T> {
  readonly #values: ReadonlyMap<string, readonly string[]>;
  readonly #operation: string;
  readonly #release: Release;
  readonly #inPath: boolean;

  constructor(
    values: ReadonlyMap<string, readonly string[]>,
    of: { operation: string; release: Release; inPath: boolean },
  ) {
    this.#values = values;
    this.#operation = of.operation;
    this.#release = of.release;
    this.#inPath = of.inPath;
  }

  /** The text, `""` when absent. */
  text(key: Keys<T>): string {
    return this.#all(key).at(-1) ?? "";
  }

  /** The integer, 0 when absent. */
  integer(key: Keys<T>): number {
    return this.maybeInteger(key) ?? 0;
  }

  maybeInteger(key: Keys<T>): number | undefined {
    const text = this.#all(key).at(-1);
    return text === undefined ? undefined : this.#parse(key, text);
  }

  /** True for the forms of "true" that Go knows. */
  flag(key: Keys<T>): boolean {
    const text = this.#all(key).at(-1);
    if (text === undefined || /^(0|f|F|false|FALSE|False)$/.test(text)) return false;
    if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
    throw refuse("invalid", `strconv.ParseBool: parsing "${text}": invalid syntax`);
  }

  /** A boolean that may be absent: only `true` and `false` are taken. */
  maybeFlag(key: Keys<T>): boolean | undefined {
    const text = this.#all(key).at(-1);
    if (text === undefined) return undefined;
    if (text !== "true" && text !== "false") throw refuse("invalid", `bad BoolValue: ${text}`);
    return text === "true";
  }

  texts(key: Keys<T>): string[] {
    return [...this.#all(key)];
  }

  integers(key: Keys<T>): number[] {
    return this.#all(key).map((text) => this.#parse(key, text));
  }

  /** A member of an enum by name or number; the first member when absent. */
  choice<const N extends string>(key: Keys<T>, members: readonly N[], type?: string): N {
    const text = this.#all(key).at(-1);
    return text === undefined ? (members[0] as N) : this.#member(key, text, members, type);
  }

  choices<const N extends string>(key: Keys<T>, members: readonly N[], type?: string): N[] {
    return this.#all(key).map((text) => this.#member(key, text, members, type));
  }

  /** A time as the state stores it. */
  time(key: Keys<T>): string | undefined {
    const text = this.#all(key).at(-1);
    if (text === undefined) return undefined;
    const time = normalTime(text);
    if (time === undefined) throw badTime(text);
    return time;
  }

  has(key: Keys<T>): boolean {
    return this.#all(key).length > 0;
  }

  /** The same names under a prefix with a dot, for nested messages. */
  nested(key: Keys<T>, member: string): string[] {
    return [...(this.#values.get(`${key}.${member}`) ?? this.#values.get(`${snake(key)}.${snake(member)}`) ?? [])];
  }

  #all(key: string): readonly string[] {
    return this.#values.get(key) ?? this.#values.get(snake(key)) ?? [];
  }

  #member<N extends string>(key: string, text: string, members: readonly N[], type?: string): N {
    const member = members.includes(text as N) ? (text as N) : /^\d+$/.test(text) ? members[Number(text)] : undefined;
    if (member !== undefined && knowsEnumName(member, this.#release)) return member;
    const kind = key === "orderBy" ? "apiv1.OrderBy" : (type ?? `apiv1.${this.#operation}Request_SortBy`);
    throw refuse("invalid", `${text} is not a valid ${kind}`);
  }

  #parse(key: string, text: string): number {
    const number = /^[+-]?(\d+|0[xX][\da-fA-F]+)$/.test(text) ? Number(text) : Number.NaN;
    const fits = Math.abs(number) <= 2 ** 31 - 1;
    if (fits) return number;
    const reason = Number.isNaN(number) ? "invalid syntax" : "value out of range";
    const problem = `strconv.ParseInt: parsing "${text}": ${reason}`;
    throw refuse("invalid", this.#inPath ? `type mismatch, parameter: ${snake(key)}, error: ${problem}` : problem);
  }
}

/** Reads a JSON message whose keys may be written in camelCase or snake_case; `null` counts as absent. */
export class Message<T> {
  /** The object as it came. */
  readonly raw: JsonObject;

  /** A value of another kind is refused when a member is first asked for: some operations take no message. */
  readonly #problem: Error | undefined;

  constructor(value: Json | undefined) {
    const isMessage = value === undefined || value === null || (typeof value === "object" && !Array.isArray(value));
    this.raw = isMessage ? (value ?? {}) : {};
    this.#problem = isMessage ? undefined : wrongType(value, "map[string]json.RawMessage");
  }

  has(key: Keys<T>): boolean {
    return this.#get(key) !== undefined;
  }

  text(key: Keys<T>): string {
    return this.maybeText(key) ?? "";
  }

  maybeText(key: Keys<T>): string | undefined {
    const value = this.#get(key);
    if (value === undefined || typeof value === "string") return value;
    throw wrongType(value, "string");
  }

  integer(key: Keys<T>): number {
    return this.maybeInteger(key) ?? 0;
  }

  maybeInteger(key: Keys<T>): number | undefined {
    const value = this.#get(key);
    if (value === undefined) return undefined;
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number === "number" && Number.isInteger(number)) return number;
    throw wrongType(value, "int32");
  }

  number(key: Keys<T>): number {
    const value = this.#get(key);
    if (value === undefined) return 0;
    if (typeof value === "number") return value;
    if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
    throw wrongType(value, "float64");
  }

  flag(key: Keys<T>): boolean {
    return this.maybeFlag(key) ?? false;
  }

  maybeFlag(key: Keys<T>): boolean | undefined {
    const value = this.#get(key);
    if (value === undefined || typeof value === "boolean") return value;
    throw wrongType(value, "bool");
  }

  /** A free JSON object: keys stay as they are. */
  object(key: Keys<T>): JsonObject | undefined {
    const value = this.#get(key);
    if (value === undefined) return undefined;
    if (typeof value === "object" && !Array.isArray(value)) return value as JsonObject;
    throw refuse("invalid", `bad StructValue: ${wrongType(value, "map[string]json.RawMessage").message}`);
  }

  list(key: Keys<T>): Json[] | undefined {
    const value = this.#get(key);
    if (value === undefined || Array.isArray(value)) return value;
    throw wrongType(value, "[]json.RawMessage");
  }

  /** A free JSON list, which a patch may leave out. */
  freeList(key: Keys<T>): Json[] | undefined {
    const value = this.#get(key);
    if (value === undefined || Array.isArray(value)) return value;
    throw refuse("invalid", `bad ListValue: ${wrongType(value, "[]json.RawMessage").message}`);
  }

  texts(key: Keys<T>): string[] {
    return (this.list(key) ?? []).map((value) => {
      if (typeof value !== "string") throw wrongType(value, "string");
      return value;
    });
  }

  integers(key: Keys<T>): number[] {
    return (this.list(key) ?? []).map((value) => {
      if (typeof value !== "number") throw wrongType(value, "int32");
      return value;
    });
  }

  time(key: Keys<T>): string | undefined {
    const text = this.maybeText(key);
    if (text === undefined) return undefined;
    const time = normalTime(text);
    if (time === undefined) throw badTime(text);
    return time;
  }

  /** A member of an enum by name or number. */
  choice<const N extends string>(key: Keys<T>, members: readonly N[], type: string): N {
    const value = this.#get(key);
    if (value === undefined) return members[0] as N;
    if (typeof value === "number") return members[value] ?? (members[0] as N);
    if (typeof value === "string" && members.includes(value as N)) return value as N;
    throw refuse("invalid", `unknown value ${JSON.stringify(JSON.stringify(value))} for enum ${type}`);
  }

  /** A message inside this one; an empty one when absent. */
  message<K extends Keys<T>>(key: K): Message<T extends object ? NonNullable<T[K & keyof T]> : never> {
    return new Message(this.#get(key));
  }

  #get(key: string): Json | undefined {
    if (this.#problem !== undefined) throw this.#problem;
    return this.raw[key] ?? this.raw[snake(key)] ?? undefined;
  }
}

/** `experimentId` as the database spells it. */
export function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function badTime(text: string): Error {
  const layout = "2006-01-02T15:04:05.999999999Z07:00";
  return refuse("invalid", `bad Timestamp: parsing time "${text}" as "${layout}": cannot parse "${text}" as "2006"`);
}

function wrongType(value: Json, wanted: string): Error {
  const kind = Array.isArray(value) ? "array" : value !== null && typeof value === "object" ? "object" : typeof value;
  return refuse(
    "invalid",
    `json: cannot unmarshal ${kind === "boolean" ? "bool" : kind} into Go value of type ${wanted}`,
  );
}
