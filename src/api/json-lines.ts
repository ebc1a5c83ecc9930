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
  // Pieces are joined once a line is whole: joining at each chunk would take quadratic time on a long line.
  let pieces: string[] = [];
  let length = 0;
  return (bytes) => {
    const lines = decode(bytes).split("\n");
    pieces.push(lines[0]!);
    length += lines[0]!.length;
    if (length > most) throw tooLong();
    if (bytes && lines.length < 2) return [];
    lines[0] = pieces.join("");
    pieces = bytes ? [lines.pop()!] : [];
    length = pieces[0]?.length ?? 0;
    return lines.filter(isFilled);
  };
}

/** Most lines begin with a brace, which is found sooner than an expression says that it is not white space. */
const isFilled = (line: string): boolean => line.charCodeAt(0) === 0x7b || /\S/.test(line);
