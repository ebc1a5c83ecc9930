import { ByteCursor } from "./byte-cursor.js";
import type { ByteSource } from "./byte-source.js";
import { findKnownGlobal } from "./known-globals.js";
import { damaged, shown, unsupported } from "./problems.js";
import { readPickle } from "./read-pickle.js";
import { StorageRecords } from "./storage-record.js";
import { readZipDirectory, readZipEntry, zipEntry, zipEntryStart } from "./zip-directory.js";

/** Reads what `torch.save` writes since 1.6: a zip archive with `<name>/data.pkl` and one file per storage. */
export function* readZipFormat(source: ByteSource): Generator<void, unknown> {
  const entries = readZipDirectory(source);
  const roots = [...entries.keys()].filter((name) => /^[^/]*\/data\.pkl$/.test(name));
  if (roots.length !== 1) throw damaged(`it is a zip archive with ${roots.length} files data.pkl, not one`);
  const root = roots[0]!.slice(0, -"data.pkl".length);
  if (entries.has(`${root}constants.pkl`)) throw unsupported("it is a TorchScript program (torch.jit.save)");
  const order = zipEntry(entries, `${root}byteorder`);
  if (order && (order.size > 16 || new TextDecoder().decode(readZipEntry(source, order)) !== "little")) {
    throw unsupported("it was saved on a machine that has the most significant byte first");
  }
  const records = new StorageRecords(source.name, (key, bytes) => {
    const entry = zipEntry(entries, `${root}data/${key}`);
    if (!entry) throw damaged(`the storage ${shown(key)} is missing`);
    if (entry.size !== bytes) throw damaged(`the storage ${shown(key)} has ${entry.size} bytes instead of ${bytes}`);
    return () => readZipEntry(source, entry);
  });
  const pickle = zipEntry(entries, roots[0]!)!;
  const start = zipEntryStart(source, pickle);
  return yield* readPickle(new ByteCursor(source, start, start + pickle.size), {
    findGlobal: findKnownGlobal,
    persistentLoad: (id) => records.load(id),
  });
}
