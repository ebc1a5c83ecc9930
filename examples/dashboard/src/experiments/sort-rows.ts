import { durationOf } from "../format/duration-of.js";
import { stateName } from "../format/states.js";
import type { Row } from "./row.js";

/** What the table can be sorted by. */
export type Column = "state" | "name" | "project" | "user" | "trials" | "progress" | "best" | "created" | "duration";

/** A column and the direction. */
export interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

/** The newest first, as they come. */
export const newestFirst: Order = { by: "created", descending: true };

/** The order after a click on a column: numbers begin with the largest, words with A; a second click turns it round. */
export function nextOrder(order: Order, by: Column): Order {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: !["state", "name", "project", "user"].includes(by) };
}

/** Sorts rows; what has no value is last either way, and equal ones are the newest first. */
export function sortRows(rows: readonly Row[], { by, descending }: Order, now: number): Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [valueOf(one, by, now), valueOf(other, by, now)];
    if (a === undefined || b === undefined)
      return Number(a === undefined) - Number(b === undefined) || other.id - one.id;
    const order = typeof a === "string" ? a.localeCompare(b as string) : a - (b as number);
    return sign * order || other.id - one.id;
  });
}

function valueOf(row: Row, by: Column, now: number): string | number | undefined {
  switch (by) {
    case "state":
      return stateName(row.state);
    case "name":
    case "project":
    case "user":
      return row[by];
    case "trials":
    case "progress":
    case "best":
      return row[by];
    case "created":
      return row.startTime?.getTime();
    case "duration":
      return durationOf(row, now);
  }
}
