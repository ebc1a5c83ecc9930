import { ByteCursor } from "./byte-cursor.js";
import type { ByteSource } from "./byte-source.js";
import { findKnownGlobal } from "./known-globals.js";
import { isDict, type PickleSurroundings } from "./pickle-machine.js";
import { damaged, shown, unsupported } from "./problems.js";
import { readPickle } from "./read-pickle.js";
import { StorageRecords } from "./storage-record.js";

const magicNumber = 0x1950a86a20f9469cfc6cn;
const formatVersion = 1001;

const nothingOutside: PickleSurroundings = {
  findGlobal: findKnownGlobal,
  persistentLoad: () => {
    throw damaged("its head refers to objects outside");
  },
};

/**
 * Reads what `torch.save` wrote before 1.6: five pickles (magic number, version, machine, value, storage keys), then each storage as its
 * length and its elements.
 */
export function* readStackedFormat(source: ByteSource): Generator<void, unknown> {
  const cursor = new ByteCursor(source);
  if ((yield* readPickle(cursor, nothingOutside)) !== magicNumber)
    throw damaged("it is a pickle, but not one of torch.save");
  const version = yield* readPickle(cursor, nothingOutside);
  if (version !== formatVersion) throw damaged(`it has the unknown format ${shown(String(version))}`);
  const machine = yield* readPickle(cursor, nothingOutside);
  if (!isDict(machine) || machine["little_endian"] !== true) {
    throw unsupported("it was saved on a machine that has the most significant byte first");
  }
  const places = new Map<string, number>();
  const records = new StorageRecords(source.name, (key, bytes) => () => source.read(places.get(key)!, bytes));
  const value = yield* readPickle(cursor, { ...nothingOutside, persistentLoad: (id) => records.load(id) });
  const keys = yield* readPickle(cursor, nothingOutside);
  if (!Array.isArray(keys)) throw damaged("its list of storages is not an array");
  for (const key of keys as unknown[]) {
    const storage = records.all.get(key as string);
    if (!storage || places.has(key as string)) throw damaged("its list of storages does not fit its value");
    if (cursor.unsigned64() !== storage.count) throw damaged(`the storage ${shown(key as string)} has another length`);
    places.set(key as string, cursor.position);
    cursor.skip(storage.count * storage.type.bytes);
  }
  if (places.size !== records.all.size) throw damaged("a storage in it is missing");
  return value;
}
