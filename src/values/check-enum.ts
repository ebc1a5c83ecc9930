import type { Check } from "./check-basics.js";
import { closeNames } from "./close-names.js";
import { OrderBy } from "./enums.js";
import { refusal } from "./refuse.js";

/**
 * Returns the wire value of an enum argument: a member's wire value, its bare name or an alias.
 *
 * @throws InvalidArgumentError for anything else.
 * @example
 * enumToWire(OrderBy, "ASCENDING", "orderBy"); // "ORDER_BY_ASC"
 */
export function enumToWire<E extends Readonly<Record<string, string>>>(
  members: E,
  value: unknown,
  argument: string,
): E[keyof E] {
  if (typeof value === "string") {
    if (Object.hasOwn(members, value)) return members[value] as E[keyof E];
    if (Object.values(members).includes(value)) return value as E[keyof E];
  }
  const [near] = typeof value === "string" ? closeNames(value, Object.keys(members)) : [];
  const hint = near === undefined ? "" : ` Did you mean ${JSON.stringify(near)}?`;
  throw refusal(argument, `one of ${Object.keys(members).join(", ")}`, value, hint);
}

/** The direction of a sorted list. */
export const checkOrderBy: Check<OrderBy> = (value, argument) => enumToWire(OrderBy, value, argument);
