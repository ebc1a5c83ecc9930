/**
 * Makes a function that decodes a UTF-8 text chunk by chunk; without bytes, at the end, it gives what an unfinished character
 * stands for. Characters may be cut at any byte.
 *
 * It is `decode(bytes, { stream: true })`, which in Node takes up to seven times as long as `decode(bytes)`. Where the chunk
 * before ended with ASCII, as it does at the end of a line, nothing is left over, so a chunk that ends with ASCII too can be
 * decoded on its own.
 */
export function createTextDecoder(): (bytes?: Uint8Array) => string {
  // Only a byte order mark at the very beginning is taken away.
  let ignoreBOM = false;
  let isWhole = true;
  let cut: TextDecoder | undefined;
  return (bytes) => {
    if (!bytes) return cut?.decode() ?? "";
    if (!bytes.length) return "";
    const wasWhole = isWhole;
    isWhole = bytes[bytes.length - 1]! < 0x80;
    const decoder = !cut || (wasWhole && isWhole) ? new TextDecoder("utf-8", { ignoreBOM }) : cut;
    ignoreBOM = true;
    if (wasWhole && isWhole) return decoder.decode(bytes);
    cut = decoder;
    return cut.decode(bytes, { stream: true });
  };
}
