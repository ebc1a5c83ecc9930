import { MalformedResponseError } from "../errors/index.js";
import { wrongWireType } from "../values/wrong-wire-type.js";

/**
 * Refuses an answer to a poll that holds no state, since waiting for it to end would not end.
 *
 * @throws MalformedResponseError
 */
export function requireState(state: unknown): void {
  if (state === undefined || state === null || state === "" || state === "STATE_UNSPECIFIED") {
    throw new MalformedResponseError('The field "state" is missing, so it cannot be seen when this ends.');
  }
  if (typeof state !== "string") throw wrongWireType("state", "a string", state);
}
