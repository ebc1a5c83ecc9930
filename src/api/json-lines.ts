import { createTextDecoder } from "./decode-text.js";

/**
 * Makes a function that takes the bytes of a UTF-8 text, chunk by chunk, and gives the lines that each completes; without
 * bytes, at the end, it gives what stood after the last newline. Characters and lines may be cut at any byte. Blank lines are
 * dropped; a `\r` before the line's end stays, which is white space to JSON.
 *
 * @param most The most characters of a line; `tooLong` makes what is thrown beyond it.
 */
export function createLineSplitter(
  most: number = Infinity,
  tooLong: () => Error = () => new Error("The line is too long."),
): (bytes?: Uint8Array) => string[] {
  const decode = createTextDecoder();
  // Put before what comes next it is not copied: engines join the pieces of a string when it is read.
  let rest = "";
  return (bytes) => {
    const lines = decode(bytes).split("\n");
    rest += lines[0]!;
    if (rest.length > most) throw tooLong();
    if (bytes && lines.length < 2) return [];
    lines[0] = rest;
    rest = bytes ? lines.pop()! : "";
    return lines.filter(isFilled);
  };
}

/** Most lines begin with a brace, which is found sooner than an expression says that it is not white space. */
const isFilled = (line: string): boolean => line.charCodeAt(0) === 0x7b || /\S/.test(line);
