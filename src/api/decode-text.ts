/**
 * Makes a function that decodes a UTF-8 text chunk by chunk; without bytes, at the end, it gives what an unfinished character
 * stands for. Characters may be cut at any byte.
 *
 * It is `decode(bytes, { stream: true })`, which in Node takes up to seven times as long as `decode(bytes)`. Where the chunk
 * before ended with ASCII, as it does at the end of a line, nothing is left over, so a chunk that ends with ASCII too can be
 * decoded on its own.
 */
export function createTextDecoder(): (bytes?: Uint8Array) => string {
  const cut = new TextDecoder();
  const whole = new TextDecoder("utf-8", { ignoreBOM: true });
  // The first chunk counts as cut: a byte order mark is taken away at the very beginning only.
  let isWhole = false;
  return (bytes) => {
    if (!bytes) return cut.decode();
    const wasWhole = isWhole;
    if (bytes.length) isWhole = bytes[bytes.length - 1]! < 0x80;
    return wasWhole && isWhole ? whole.decode(bytes) : cut.decode(bytes, { stream: true });
  };
}
