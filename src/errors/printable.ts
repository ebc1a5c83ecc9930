// What moves the cursor, colours, rings, reorders or ends a line in a terminal or a log: control characters, marks that turn
// the direction of writing, and the line separators of Unicode. A line feed and a tab are left.
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => {
  const code = character.charCodeAt(0);
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
};

/**
 * Makes visible what could forge or hide output where a string is printed; line feeds and tabs stay.
 *
 * @example
 * printable("x\u001b[2J"); // "x\\x1b[2J"
 */
export function printable(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(control, escaped);
}

/** As {@link printable}, for a string that is to stay on one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}
