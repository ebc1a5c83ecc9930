import type { ChangeKind, Level, Place } from "./rules.js";

/** What differs between two values, fields, parameters or enums: where, and what it was and is. */
export interface Finding {
  readonly kind: ChangeKind;
  /** Way from the owner, such as `pagination.endIndex`; empty for the owner itself. */
  readonly way: string;
  /** The way in the newer spec, where the field itself has another name there. */
  readonly wayAfter?: string;
  /** A name, a type or a route: what it was. */
  readonly before?: string | undefined;
  /** What it is now. */
  readonly after?: string | undefined;
}

/** One difference between two specs, as a client sees it. */
export interface Change extends Finding {
  readonly level: Level;
  /** What it does to a client, in words. */
  readonly effect: string;
  /** An operation, or a type with a name, which is reported once for all operations that reach it. */
  readonly owner: { readonly operation: string } | { readonly type: string };
  /** Where a client meets it: a type may be sent and answered. */
  readonly places: readonly Place[];
  /** The operations that have it, by the newer spec's names where it has them; in order. */
  readonly operations: readonly string[];
}

/** What differs between two specs. */
export interface ApiDiff {
  /** Those that break first; within a level in order of owners. */
  readonly changes: readonly Change[];
  /** What operations and types that have other names now were called, by their new names. */
  readonly formerNames: ReadonlyMap<string, string>;
}
