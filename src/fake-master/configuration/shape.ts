import type { Release } from "../../../generated/releases.js";
import type { Json } from "../state/json.js";

/** From which release on something holds, and before which. */
export interface Span {
  since?: Release;
  before?: Release;
}

/** The kinds of JSON values, as refusals spell them. */
export type Kind = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

/** When a variant of a union is the one that is meant, so that its faults are the ones to tell. */
export type When =
  | "always"
  | "never"
  | { key: string; is: string }
  | { onlyKey: string }
  | { kind: "array" | "object" }
  | { has: string }
  | { lacks: string }
  | { notKind: "object" };

/** How a value is rewritten when it is read. */
export type Form = "perDevice" | "device" | "distinct" | "constant" | "actionName" | "pod";

/** How two lists or maps become one; without it, objects are joined key by key and everything else is replaced. */
export type Join = "above first, by container_path" | "below first" | "a set" | "policies" | "nested only";

/** What a value may be and how the master reads it: one row of a table. */
export interface Shape extends Span {
  kinds?: readonly Kind[];
  choices?: readonly Json[];
  is?: string;
  least?: number;
  above?: number;
  most?: number;
  pattern?: RegExp;
  /** The keys that are known. */
  keys?: Readonly<Record<string, Part>>;
  /** What all other keys may hold; `"refused"`: there are none. */
  others?: Part | "refused";
  /** Keys that must be there from the beginning. */
  required?: readonly string[];
  /** Keys that must have a value once all defaults are in. */
  requiredAtLast?: Readonly<Record<string, Span>>;
  items?: Part;
  /** Further conditions by what is said where they do not hold. */
  checks?: Readonly<Record<string, Part>>;
  /** The same, once all defaults are in. */
  checksAtLast?: Readonly<Record<string, Part>>;
  /** Says so where one of these keys is there. */
  forbidden?: Readonly<Record<string, string>>;
  /** Exactly one of the variants must fit. With `by`, a value without that key is judged later. */
  variants?: { by?: string; list: readonly Variant[]; otherwise?: string };
  rules?: readonly Rule[];
  all?: readonly Part[];
  any?: readonly Part[];
  one?: readonly Part[];
  not?: Part;
  /** Keys that have a value. */
  filled?: readonly string[];
  /** Keys that have none. */
  empty?: readonly string[];
  /** Two keys of which the first must be the smaller, or inside the second. */
  order?: { keys: readonly [string, string]; as: "below" | "not above" | "inside" };
  /** What the key gets where nothing is given. Without it: null. */
  default?: Json;
  /** What is joined to whatever is given, as if it stood below. */
  always?: Json;
  /** Whether the key is stored; default `"always"`. */
  kept?: "always" | "given" | "filled" | "never";
  form?: Form;
  /** What the value is once it is rewritten, where that is another shape. */
  as?: Part;
  join?: Join;
  /** The type and structure of the master's program, where they refuse values that the table allows. */
  decodes?: { type: "int" | "uint32"; structure: string };
}

/** One variant of a union. */
export interface Variant extends Span {
  when: When;
  shape: Part;
}

/** What must hold where something else does. */
export interface Rule extends Span {
  where: Part;
  then: Part;
}

/** A shape; one of several, by release; or one that is named before it is made (tables that contain themselves). */
export type Part = Shape | readonly Shape[] | (() => Shape);
