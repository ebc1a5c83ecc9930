import type { ByteSource } from "./byte-source.js";
import { ByteCursor } from "./byte-cursor.js";
import { damaged, shown, unsupported } from "./problems.js";

/** What the directory of a zip archive says of an entry. */
interface ZipRecord {
  readonly name: string;
  /** Its bytes in the archive. */
  readonly size: number;
  /** Why it cannot be read as it is. */
  readonly obstacle: string | undefined;
  /** Offset of its header. */
  readonly header: number;
}

/** An entry of a zip archive. */
export interface ZipEntry extends ZipRecord {
  /** Where the next entry, or the directory, begins. */
  readonly limit: number;
}

const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 65_535;
const mostDirectoryBytes = 2 ** 26;
const largest32 = 0xffff_ffff;

interface DirectoryPlace {
  readonly offset: number;
  readonly bytes: number;
  readonly count: number;
}

/** Reads the directory of a zip archive. Refuses entries that overlap or share a name. */
export function readZipDirectory(source: ByteSource): ReadonlyMap<string, ZipEntry> {
  const { offset, bytes, count } = findDirectory(source);
  const cursor = new ByteCursor(source, offset, offset + bytes);
  const found: ZipRecord[] = [];
  while (cursor.position < offset + bytes) found.push(readEntry(cursor));
  if (found.length !== count) throw damaged("its zip directory is incomplete");
  found.sort((a, b) => a.header - b.header);
  const entries = new Map<string, ZipEntry>();
  found.forEach((entry, index) => {
    const limit = found[index + 1]?.header ?? offset;
    if (entry.header + 30 + entry.name.length + entry.size > limit) throw damaged("entries of its zip archive overlap");
    if (entries.has(entry.name)) throw damaged(`its zip archive holds ${shown(entry.name)} twice`);
    entries.set(entry.name, { ...entry, limit });
  });
  return entries;
}

/** The entry of a name, if there is one; refuses one that is compressed or encrypted. */
export function zipEntry(entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry | undefined {
  const entry = entries.get(name);
  if (entry?.obstacle) throw unsupported(`${shown(name)} in the zip archive is ${entry.obstacle}`);
  return entry;
}

/** Where the bytes of an entry begin, by its own header, which must agree with the directory. */
export function zipEntryStart(source: ByteSource, entry: ZipEntry): number {
  const cursor = new ByteCursor(source, entry.header, entry.limit);
  if (cursor.unsigned(4) !== 0x04034b50) throw damaged(`${shown(entry.name)} is not where the zip directory says`);
  cursor.position += 22;
  const nameBytes = cursor.unsigned(2);
  const extraBytes = cursor.unsigned(2);
  if (cursor.text(nameBytes) !== entry.name) throw damaged(`${shown(entry.name)} has another name in its own header`);
  const start = cursor.position + extraBytes;
  if (start + entry.size > entry.limit) throw damaged("entries of its zip archive overlap");
  return start;
}

/** The bytes of an entry. */
export const readZipEntry = (source: ByteSource, entry: ZipEntry): Uint8Array =>
  source.read(zipEntryStart(source, entry), entry.size);

function findDirectory(source: ByteSource): DirectoryPlace {
  const start = Math.max(0, source.size - endBytes - longestComment);
  const tail = source.read(start, source.size - start);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  let at = tail.length - endBytes;
  while (
    at >= 0 &&
    !(view.getUint32(at, true) === endSignature && view.getUint16(at + 20, true) === tail.length - at - endBytes)
  ) {
    at--;
  }
  if (at < 0) throw damaged("its zip directory is missing, as in a file that is cut off");
  let place = {
    count: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  if (place.count === 0xffff || place.bytes === largest32 || place.offset === largest32) {
    place = readLargeEnd(source, start + at - 20);
  }
  if (place.offset + place.bytes > start + at) throw damaged("its zip directory reaches beyond the file");
  if (place.bytes > mostDirectoryBytes) throw damaged("its zip directory is too large");
  return place;
}

/** The end record of archives with many or large entries (zip64). */
function readLargeEnd(source: ByteSource, locator: number): DirectoryPlace {
  const wrong = damaged("its zip64 directory is broken");
  if (locator < 0) throw wrong;
  const pointer = new ByteCursor(source, locator);
  if (pointer.unsigned(4) !== 0x07064b50) throw wrong;
  pointer.position += 4;
  const record = pointer.unsigned64();
  if (record > locator) throw wrong;
  const cursor = new ByteCursor(source, record, locator);
  if (cursor.unsigned(4) !== 0x06064b50) throw wrong;
  cursor.position += 28;
  return { count: cursor.unsigned64(), bytes: cursor.unsigned64(), offset: cursor.unsigned64() };
}

function readEntry(cursor: ByteCursor): ZipRecord {
  const fixed = cursor.view(46);
  const short = (at: number) => fixed.getUint16(at, true);
  const long = (at: number) => fixed.getUint32(at, true);
  if (long(0) !== 0x02014b50) throw damaged("its zip directory is broken");
  const [flags, method, stored, full] = [short(8), short(10), long(20), long(24)];
  const [nameBytes, extraBytes, commentBytes] = [short(28), short(30), short(32)];
  const fields = new Map([
    ["full", full],
    ["stored", stored],
    ["header", long(42)],
  ]);
  const name = cursor.text(nameBytes);
  const extraEnd = cursor.position + extraBytes;
  if ([...fields.values()].includes(largest32)) readLargeFields(cursor, extraEnd, fields);
  cursor.position = extraEnd + commentBytes;
  const size = fields.get("stored")!;
  if (method === 0 && size !== fields.get("full")) throw damaged(`${shown(name)} has two sizes`);
  const obstacle = flags & 1 ? "encrypted" : method === 0 ? undefined : "compressed, unlike what torch.save writes";
  return { name, size, obstacle, header: fields.get("header")! };
}

/** Replaces the fields that have their largest value by those of the zip64 extra field, which come in this order. */
function readLargeFields(cursor: ByteCursor, end: number, fields: Map<string, number>): void {
  while (cursor.position + 4 <= end) {
    const id = cursor.unsigned(2);
    const next = cursor.unsigned(2) + cursor.position;
    if (next > end) break;
    if (id === 1) {
      for (const [field, value] of fields) {
        if (value === largest32 && cursor.position + 8 <= next) fields.set(field, cursor.unsigned64());
      }
      return;
    }
    cursor.position = next;
  }
  throw damaged("its zip64 sizes are missing");
}
