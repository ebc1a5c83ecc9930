import { where, type Filter } from "determined-client";
import { stateName } from "../format/states.js";
import { partsOf, wordsOf } from "./match-query.js";

/** Ids by name of what a master finds by id only. */
export interface Names {
  readonly users: ReadonlyMap<string, number>;
  readonly projects: ReadonlyMap<string, readonly number[]>;
}

/** How states are shown, and how a master stores them. */
const states = [
  ["QUEUED", "ACTIVE"],
  ["PULLING", "ACTIVE"],
  ["STARTING", "ACTIVE"],
  ["RUNNING", "ACTIVE"],
  ["PAUSED", "PAUSED"],
  ["STOPPING_CANCELED", "STOPPING_CANCELED"],
  ["STOPPING_KILLED", "STOPPING_KILLED"],
  ["STOPPING_COMPLETED", "STOPPING_COMPLETED"],
  ["STOPPING_ERROR", "STOPPING_ERROR"],
  ["COMPLETED", "COMPLETED"],
  ["CANCELED", "CANCELED"],
  ["ERROR", "ERROR"],
  ["DELETE_FAILED", "DELETE_FAILED"],
] as const;

/**
 * The filter of a search, for the master. What it finds may be a little more than what fits: the page looks again. What
 * cannot be asked narrows nothing.
 *
 * @param names Undefined where the master does not give them.
 */
export function filterFor(query: string, names: Names | undefined): Filter | undefined {
  const [first, ...others] = wordsOf(query).flatMap((word) => conditionOf(word, names) ?? []);
  return first?.and(...others);
}

function conditionOf(word: string, names: Names | undefined): Filter | undefined {
  const { field, value } = partsOf(word);
  // Masters take these for parts of a pattern or of the labels' JSON.
  if (/["\\]/.test(value)) return undefined;
  const has = (text: string): boolean => text.toLowerCase().includes(value);
  const stored = new Set(states.flatMap(([shown, each]) => (has(stateName(shown)) ? each : [])));
  const shown = [...stored].map((each) => where("state").eq(each));
  const users = [...(names?.users ?? [])].flatMap(([name, id]) => (has(name) ? where("userId").eq(id) : []));
  const projects = [...(names?.projects ?? [])].flatMap(([name, ids]) =>
    has(name) ? ids.map((id) => where("projectId").eq(id)) : [],
  );
  switch (field) {
    case "is":
      return undefined;
    case "state":
      return anyOf(shown);
    case "name":
      return where("name").contains(value);
    case "label":
      return where("labels").contains(value);
    case "user":
      return names && anyOf(users);
    case "project":
      return names && anyOf(projects);
  }
  const id = /^#?(\d{1,9})$/.exec(value)?.[1];
  const own = [where("name").contains(value), where("labels").contains(value)];
  return names && anyOf([...own, ...(id ? [where("id").eq(Number(id))] : []), ...shown, ...users, ...projects]);
}

/** One of them must be met; nothing meets none. */
function anyOf(filters: readonly Filter[]): Filter {
  const [first, ...others] = filters;
  return first?.or(...others) ?? where("id").eq(0);
}
