/** One file of an archive. */
export interface ArchiveEntry {
  path: string;
  bytes: Uint8Array;
  isDirectory?: boolean;
  /** Permission bits, and the kind of file where it is known; default 0644. */
  mode?: number;
  /** Owner; default 0. */
  uid?: number;
  gid?: number;
  /** Seconds since 1970; default 0, so that archives of the same files are the same. */
  mtime?: number;
}

const encoder = new TextEncoder();

/** Packs files as a tar of the ustar form, with a PAX header where a path is too long for it. */
export function tar(entries: readonly ArchiveEntry[]): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = [];
  for (const entry of entries) {
    const { path } = entry;
    if (encoder.encode(path).length > 100) {
      const pax = paxRecord("path", path);
      blocks.push(header("PaxHeader", pax.length, "x", entry), padded(pax));
    }
    blocks.push(header(path, entry.bytes.length, entry.isDirectory === true ? "5" : "0", entry), padded(entry.bytes));
  }
  blocks.push(new Uint8Array(1024));
  return joined(blocks);
}

/** Compresses with gzip. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Puts pieces of bytes together. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function header(path: string, size: number, type: string, entry: ArchiveEntry): Uint8Array {
  const block = new Uint8Array(512);
  const write = (text: string, at: number, most: number): void => block.set(encoder.encode(text).subarray(0, most), at);
  const octal = (value: number, at: number, width: number): void =>
    write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, width);
  write(path, 0, 100);
  octal(entry.mode ?? (type === "5" ? 0o755 : 0o644), 100, 8);
  octal(entry.uid ?? 0, 108, 8);
  octal(entry.gid ?? 0, 116, 8);
  octal(size, 124, 12);
  octal(entry.mtime ?? 0, 136, 12);
  write("        ", 148, 8);
  write(type, 156, 1);
  write("ustar\u000000", 257, 8);
  octal(0, 329, 8);
  octal(0, 337, 8);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, 8);
  return block;
}

function padded(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
  block.set(bytes);
  return block;
}

function paxRecord(key: string, value: string): Uint8Array {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return encoder.encode(`${length} ${key}=${value}\n`);
}
