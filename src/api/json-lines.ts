/**
 * Splits bytes into lines. Characters and lines may be cut at any byte; `\r` before the line's end and blank lines are
 * dropped. `end` gives what stood after the last newline.
 */
export interface LineSplitter {
  /** Takes bytes and gives the lines that they complete. */
  push(bytes: Uint8Array): string[];
  /** Gives the last line when it has no newline; undefined when there is none. */
  end(): string | undefined;
}

/** Makes a {@link LineSplitter} for UTF-8. */
export function createLineSplitter(): LineSplitter {
  const decoder = new TextDecoder();
  // Pieces are joined once a line is whole: joining at each chunk would take quadratic time on a long line.
  let pieces: string[] = [];
  const take = (last: string): string => {
    const line = pieces.join("") + last;
    pieces = [];
    return line.trim();
  };
  return {
    push(bytes) {
      const parts = decoder.decode(bytes, { stream: true }).split("\n");
      const rest = parts.pop()!;
      const lines = parts.map(take).filter(Boolean);
      pieces.push(rest);
      return lines;
    },
    end: () => take(decoder.decode()) || undefined,
  };
}
