import { isUuid } from "./check-basics.js";
import { wrongWireType } from "./wrong-wire-type.js";

// What identifies an object becomes part of addresses, of directories and of file names. A master, or a server that answers in its
// place, must not choose those, so an id of another form is not taken from an answer.

/**
 * Returns the UUID of an answer.
 *
 * @param field Name of the member, for the message.
 * @throws MalformedResponseError for anything else.
 */
export function toUuid(value: unknown, field: string): string {
  if (isUuid(value)) return value;
  throw wrongWireType(field, "a UUID", value);
}

/**
 * Returns the number that identifies an object of an answer; 0 is one.
 *
 * @param field Name of the member, for the message.
 * @throws MalformedResponseError for anything else.
 */
export function toId(value: unknown, field: string): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw wrongWireType(field, "an id", value);
}

/** As {@link toId}; undefined where the answer has none. */
export function toIdIfAny(value: unknown, field: string): number | undefined {
  return value === undefined || value === null ? undefined : toId(value, field);
}

/** As {@link toUuid}; undefined where the answer has none, or the empty string. */
export function toUuidIfAny(value: unknown, field: string): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : toUuid(value, field);
}
