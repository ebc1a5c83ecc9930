import { refusal } from "./refuse.js";

/** Half of a surrogate pair without the other half: no text file, address or master can hold it. */
const loneSurrogate = /\p{Surrogate}/u;

/** Returns whether a string is Unicode that UTF-8 can hold. */
export const isWellFormed = (text: string): boolean =>
  // The expression takes several times as long, which matters for a packed model of many megabytes.
  (text as { isWellFormed?(): boolean }).isWellFormed?.() ?? !loneSurrogate.test(text);

/**
 * Refuses a string that was cut in the middle of a character, such as an emoji: a master would store another one.
 *
 * @throws InvalidArgumentError
 */
export function checkWellFormed(text: string, argument: string): void {
  if (isWellFormed(text)) return;
  throw refusal(argument, "well-formed Unicode", text, " It was cut in the middle of a character.");
}
