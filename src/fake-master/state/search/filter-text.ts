import { refuse } from "../../refusal.js";
import { Message } from "../../requests/fields.js";
import { jsonProblem } from "../json-problem.js";
import type { Json, JsonObject } from "../records.js";

/** One condition of a filter. */
export interface FieldFilter {
  kind: "field";
  column: string;
  operator: string;
  location: string;
  type: string;
  value: Json | undefined;
}

/** Conditions of which all, or any, must hold. */
export interface GroupFilter {
  kind: "group";
  conjunction: "and" | "or";
  children: (FieldFilter | GroupFilter)[];
}

/** Reads the text of a filter; what it refuses is an error 500 in the words of the JSON reader. */
export function readFilter(text: string): { group: GroupFilter; showArchived: boolean } {
  const parsed = new Message<{ filterGroup: object; showArchived: boolean }>(parse(text));
  const group = parsed.object("filterGroup");
  const none: GroupFilter = { kind: "group", conjunction: "and", children: [] };
  return { group: group === undefined ? none : readGroup(group), showArchived: parsed.flag("showArchived") };
}

function readGroup(raw: JsonObject): GroupFilter {
  const conjunction = raw["conjunction"] ?? "and";
  if (conjunction !== "and" && conjunction !== "or")
    throw refuse("internal", `invalid conjunction value ${JSON.stringify(conjunction)}`);
  const children = (Array.isArray(raw["children"]) ? raw["children"] : []) as JsonObject[];
  return { kind: "group", conjunction, children: children.map((child) => readNode(child)) };
}

function readNode(raw: JsonObject): FieldFilter | GroupFilter {
  if (raw["kind"] === "group") return readGroup(raw);
  const word = (key: string): string => (typeof raw[key] === "string" ? raw[key] : "");
  const operator = typeof raw["operator"] === "string" ? raw["operator"] : undefined;
  const value = raw["value"] ?? undefined;
  if (operator === undefined) throw refuse("internal", "field specified with value but no operator");
  return { kind: "field", column: word("columnName"), operator, location: word("location"), type: word("type"), value };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw refuse("internal", jsonProblem(text) ?? "unexpected end of JSON input");
  }
}
