import { stateName } from "../format/states.js";
import { groupOf, groups, type Group } from "./groups.js";
import type { Row } from "./row.js";

/** Whether a row fits a search such as `bert user:ada label:nightly is:active`: all of its words must be met. */
export function matchesQuery(row: Row, query: string): boolean {
  return wordsOf(query).every((word) => matchesWord(row, word));
}

/** The group that a search asks for with `is:`; undefined for any. */
export function groupIn(query: string): Group | undefined {
  return groups.find((group) => wordsOf(query).includes(`is:${group}`));
}

/** The search with another `is:`, or without one. */
export function withGroup(query: string, group: Group | undefined): string {
  const rest = query.split(/\s+/).filter((word) => word !== "" && !/^is:\w+$/i.test(word));
  return [...(group === undefined ? [] : [`is:${group}`]), ...rest].join(" ");
}

/** The words of a search. */
export const wordsOf = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** What a word asks for: a field's value, or any of them. */
export function partsOf(word: string): { field: string | undefined; value: string } {
  const [, field, value = word] = /^(is|state|user|label|project|name):(.+)$/.exec(word) ?? [];
  return { field, value };
}

function matchesWord(row: Row, word: string): boolean {
  const { field, value } = partsOf(word);
  const has = (text: string, part: string): boolean => text.toLowerCase().includes(part);
  if (field === undefined) {
    return [row.name, row.user, row.project, stateName(row.state), `#${row.id}`, ...row.labels].some((text) =>
      has(text, word),
    );
  }
  if (field === "is") return groupOf(row.state) === value;
  if (field === "label") return row.labels.some((label) => has(label, value));
  if (field === "state") return has(stateName(row.state), value);
  return has(row[field as "user" | "project" | "name"], value);
}
