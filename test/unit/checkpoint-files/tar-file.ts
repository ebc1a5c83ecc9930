import { gzipSync } from "node:zlib";

/** One raw entry; every field may be as wrong as a test wants. */
export interface RawEntry {
  name: string;
  body?: string | Uint8Array;
  /** Type flag: "0" file, "1" hard link, "2" symbolic link, "3" and "4" devices, "5" directory, "6" fifo. */
  type?: string;
  link?: string;
  mode?: number;
  size?: number;
  prefix?: string;
}

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, "0")}\0`;

/** The blocks of one entry. */
export function tarEntry(entry: RawEntry): Buffer {
  const body = Buffer.from(entry.body ?? "");
  const header = Buffer.alloc(512);
  header.write(entry.name, 0, 100);
  header.write(octal(entry.mode ?? 0o644, 8), 100);
  header.write(octal(0, 8) + octal(0, 8), 108);
  header.write(octal(entry.size ?? body.length, 12), 124);
  header.write(octal(1_600_000_000, 12), 136);
  header.write("        ", 148);
  header.write(entry.type ?? "0", 156);
  header.write(entry.link ?? "", 157, 100);
  header.write("ustar\x0000", 257);
  header.write(entry.prefix ?? "", 345, 155);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, body, Buffer.alloc(-body.length & 511)]);
}

/** An extended header that gives the next entry a path of any length. */
export function paxEntry(fields: Record<string, string>): Buffer {
  const body = Object.entries(fields).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (String(length).length + Buffer.byteLength(rest) !== length) length += 1;
    return `${length}${rest}`;
  });
  return tarEntry({ name: "pax", type: "x", body: body.join("") });
}

/** A whole archive. */
export const tar = (...entries: (RawEntry | Buffer)[]): Buffer =>
  Buffer.concat([...entries.map((entry) => (Buffer.isBuffer(entry) ? entry : tarEntry(entry))), Buffer.alloc(1024)]);

/** The same, compressed. */
export const tgz = (...entries: (RawEntry | Buffer)[]): Buffer => gzipSync(tar(...entries));

/** Bytes as a stream, in pieces of the given size. */
export function streamOf(bytes: Uint8Array, piece: number = bytes.length || 1): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream({
    pull(controller) {
      if (start >= bytes.length) return controller.close();
      controller.enqueue(new Uint8Array(bytes.subarray(start, start + piece)));
      start += piece;
    },
  });
}
