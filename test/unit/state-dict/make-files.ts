import { deflateRawSync } from "node:zlib";

/** Bytes from numbers, strings (one byte per character) and bytes. */
export function join(...parts: (number | string | Uint8Array)[]): Uint8Array {
  const flat = parts.flatMap((part) =>
    typeof part === "number" ? [part] : typeof part === "string" ? [...part].map((c) => c.charCodeAt(0)) : [...part],
  );
  return Uint8Array.from(flat);
}

/** A little-endian number. */
export function little(value: number | bigint, bytes: number): Uint8Array {
  const big = BigInt.asUintN(bytes * 8, BigInt(value));
  return Uint8Array.from({ length: bytes }, (_, index) => Number((big >> BigInt(index * 8)) & 255n));
}

/** A string as an opcode. */
export const text = (value: string): Uint8Array => {
  const bytes = new TextEncoder().encode(value);
  return join("X", little(bytes.length, 4), bytes);
};

/** An integer as an opcode. */
export const integer = (value: number | bigint): Uint8Array => join("\x8a", 9, little(value, 9));

/** Tuple of opcodes. */
export const tuple = (...items: Uint8Array[]): Uint8Array => join("(", ...items, "t");

export const global = (module: string, name: string): Uint8Array => join("c", module, "\n", name, "\n");

/** A pickle of one value, protocol 2. */
export const pickle = (...parts: (number | string | Uint8Array)[]): Uint8Array => join("\x80\x02", ...parts, ".");

export const storage = (key: string, count: number, type = "FloatStorage"): Uint8Array =>
  join(tuple(text("storage"), global("torch", type), text(key), text("cpu"), integer(count)), "Q");

export interface TensorParts {
  storage?: Uint8Array;
  offset?: Uint8Array;
  shape?: Uint8Array[];
  strides?: Uint8Array[];
}

/** A tensor; by default the four floats of storage 0. */
export function tensor({
  storage: from = storage("0", 4),
  offset = integer(0),
  shape,
  strides,
}: TensorParts): Uint8Array {
  const arguments_ = tuple(
    from,
    offset,
    tuple(...(shape ?? [integer(4)])),
    tuple(...(strides ?? [integer(1)])),
    join("\x89"),
    join("N"),
  );
  return join(global("torch._utils", "_rebuild_tensor_v2"), arguments_, "R");
}

export interface ZipPart {
  name: string;
  bytes: Uint8Array;
  deflated?: boolean;
  flags?: number;
  /** Overrides what the headers say. */
  size?: number;
  header?: number;
  localName?: string;
  localExtra?: number;
}

export interface ZipTampering {
  count?: number;
  directory?: number;
  comment?: string;
  zip64?: boolean;
  zip64Record?: number;
}

/** A zip archive, true or not. */
export function zip(parts: ZipPart[], tampering: ZipTampering = {}): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, deflated, flags = 0, size, header, localName = name, localExtra = 0 } of parts) {
    const stored = deflated ? deflateRawSync(bytes) : bytes;
    const said = size ?? bytes.length;
    const sizes = tampering.zip64 ? little(-1, 8) : join(little(size ?? stored.length, 4), little(said, 4));
    const fields = join(little(flags, 2), little(deflated ? 8 : 0, 2), little(0, 8), sizes);
    const extra = tampering.zip64
      ? join(
          little(1, 2),
          little(24, 2),
          little(said, 8),
          little(size ?? stored.length, 8),
          little(header ?? offset, 8),
        )
      : new Uint8Array(0);
    const local = join(
      "PK\x03\x04",
      little(20, 2),
      fields,
      little(localName.length, 2),
      little(localExtra, 2),
      localName,
    );
    bodies.push(join(local, stored));
    const lengths = join(little(name.length, 2), little(extra.length, 2), little(0, 10));
    const where = tampering.zip64 ? little(-1, 4) : little(header ?? offset, 4);
    directory.push(join("PK\x01\x02", little(20, 2), little(20, 2), fields, lengths, where, name, extra));
    offset += local.length + stored.length;
  }
  const entries = join(...directory);
  const { count = parts.length, directory: place = offset, comment = "", zip64, zip64Record } = tampering;
  const record = join(
    "PK\x06\x06",
    little(44, 8),
    little(0, 12),
    little(count, 16),
    little(entries.length, 8),
    little(place, 8),
  );
  record.set(little(count, 8), 24);
  record.set(little(count, 8), 32);
  const locator = join("PK\x06\x07", little(0, 4), little(zip64Record ?? offset + entries.length, 8), little(1, 4));
  const numbers = zip64
    ? join(little(-1, 4), little(-1, 4), little(-1, 4))
    : join(little(count, 2), little(count, 2), little(entries.length, 4), little(place, 4));
  const end = join("PK\x05\x06", little(0, 4), numbers, little(comment.length, 2), comment);
  return join(...bodies, entries, ...(zip64 ? [record, locator] : []), end);
}

export const zeros = (length: number): Uint8Array => new Uint8Array(length);

/** The zip format around a pickle; storage 0 has 16 bytes. */
export const torchZip = (data: Uint8Array, ...more: ZipPart[]): Uint8Array =>
  zip([{ name: "a/data.pkl", bytes: data }, { name: "a/data/0", bytes: zeros(16) }, ...more]);

export interface Stack {
  magic?: Uint8Array;
  version?: Uint8Array;
  machine?: Uint8Array;
  keys?: Uint8Array;
  storages?: Uint8Array;
}

/** The old format around a pickle; storage 0 has four floats, if `keys` and `storages` say no other. */
export function stacked(data: Uint8Array, parts: Stack = {}): Uint8Array {
  const machine = pickle("}", text("little_endian"), "\x88s");
  const magic = pickle("\x8a", 10, little(0x1950a86a20f9469cfc6cn, 10));
  const { keys = pickle("]", text("0"), "a"), storages = join(little(4, 8), zeros(16)) } = parts;
  return join(
    parts.magic ?? magic,
    parts.version ?? pickle("M", little(1001, 2)),
    parts.machine ?? machine,
    data,
    keys,
    storages,
  );
}
