import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isDeterminedError } from "../../../src/errors/index.js";
import { readStateDict, type ByteSource } from "../../../src/state-dict/index.js";
import {
  integer,
  join,
  little,
  pickle,
  stacked,
  tensor,
  text,
  torchZip,
  zeros,
  zip,
  type ZipPart,
} from "./make-files.js";
import { fixtureBytes } from "./read-fixtures.js";

const data = pickle(tensor({}));
const main: ZipPart = { name: "a/data.pkl", bytes: data };
const storage: ZipPart = { name: "a/data/0", bytes: zeros(16) };
const large = zeros(100_000);

/** Reads everything that can be read, also the values of tensors. */
const readAll = (file: Uint8Array): string =>
  JSON.stringify(readStateDict(file), (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));

const refused: [string, Uint8Array, RegExp][] = [
  ["no byte at all", zeros(0), /neither as a zip/],
  ["one byte", Uint8Array.of(0x80), /ends too early/],
  ["a text", join("import os"), /neither as a zip/],
  ["the tar format of old", join(zeros(257), "ustar\0", zeros(300)), /tar format/],
  ["an HDF5 file", join("\x89HDF\r\n\x1a\n", zeros(20)), /HDF5/],
  ["only the start of a zip archive", join("PK\x03\x04", zeros(40)), /directory is missing/],
  ["a zip archive without a pickle", zip([storage]), /0 files data.pkl/],
  ["a zip archive with two pickles", zip([main, { ...main, name: "b/data.pkl" }, storage]), /2 files data.pkl/],
  ["the same name twice", zip([main, main, storage]), /twice/],
  ["a missing storage", zip([main]), /storage 0 is missing/],
  ["a storage that is too short", zip([main, { ...storage, bytes: zeros(15) }]), /15 bytes instead of 16/],
  ["a storage that is too long", zip([main, { ...storage, bytes: zeros(17) }]), /17 bytes instead of 16/],
  ["entries that share their bytes", zip([main, { ...storage, header: 0 }]), /overlap/],
  ["an entry that reaches into the next", zip([{ ...main, size: data.length + 10 }, storage]), /overlap/],
  ["an entry that reaches into the directory", zip([main, { ...storage, size: 100 }]), /overlap/],
  ["an entry that says 4 GB", zip([main, { ...storage, size: 0xffff_fffe }]), /overlap/],
  ["an entry whose own header moves it into the next", zip([main, { ...storage, localExtra: 500 }]), /overlap/],
  ["an entry with two names", zip([{ ...main, localName: "a/data.pkX" }, storage]), /another name/],
  ["an entry that is not where it should be", zip([main, { ...storage, header: 1 }]), /overlap|not where/],
  ["a zip bomb", zip([main, { ...storage, bytes: large, deflated: true }]), /two sizes|compressed/],
  ["a compressed pickle", zip([{ ...main, deflated: true }, storage]), /compressed/],
  ["an encrypted entry", zip([{ ...main, flags: 1 }, storage]), /encrypted/],
  ["a directory that is cut short", zip([main, storage], { count: 3 }), /incomplete/],
  ["a directory of 65,534 entries", zip([main, storage], { count: 65_534 }), /incomplete/],
  ["a directory beyond the file", zip([main, storage], { directory: 0x7fff_ffff }), /beyond the file/],
  ["a directory in the wrong place", zip([main, storage], { directory: 3 }), /directory is broken/],
  ["a zip64 record beyond the file", zip([main, storage], { zip64: true, zip64Record: 2 ** 45 }), /zip64/],
  ["a zip64 record in the wrong place", zip([main, storage], { zip64: true, zip64Record: 0 }), /zip64/],
  ["a zip64 directory of 2^40 entries", zip([main, storage], { zip64: true, count: 2 ** 40 }), /incomplete/],
  ["a TorchScript program", fixtureBytes("refused-torchscript.pth"), /TorchScript/],
  ["a whole module", fixtureBytes("refused-module.pth"), /torch.nn.modules.linear.Linear/],
  ["a quantized tensor", fixtureBytes("refused-quantized.pth"), /_rebuild_qtensor/],
  ["a sparse tensor", fixtureBytes("refused-sparse.pth"), /_rebuild_sparse_tensor/],
  [
    "the most significant byte first",
    torchZip(data, { name: "a/byteorder", bytes: join("big") }),
    /significant byte first/,
  ],
  [
    "an order of bytes that is not one",
    torchZip(data, { name: "a/byteorder", bytes: large }),
    /significant byte first/,
  ],
  ["a pickle of something else", stacked(data, { magic: pickle("K\x01") }), /not one of torch.save/],
  ["an unknown format", stacked(data, { version: pickle("K\x01") }), /unknown format 1/],
  [
    "the most significant byte first, in the old format",
    stacked(data, { machine: pickle("}", text("little_endian"), "\x89s") }),
    /significant byte first/,
  ],
  ["a machine that is not one", stacked(data, { machine: pickle("N") }), /significant byte first/],
  ["storage keys that are not a list", stacked(data, { keys: pickle("N") }), /list of storages is not an array/],
  ["storage keys of something else", stacked(data, { keys: pickle("]", text("1"), "a") }), /does not fit/],
  ["no storage key", stacked(data, { keys: pickle("]") }), /storage in it is missing/],
  ["a storage key twice", stacked(data, { keys: pickle("](", text("0"), text("0"), "e") }), /does not fit/],
  ["a storage of another length", stacked(data, { storages: join(little(5, 8), zeros(20)) }), /another length/],
  ["a storage of a negative length", stacked(data, { storages: join(little(-1, 8), zeros(16)) }), /beyond all files/],
  ["a storage that is cut off", stacked(data, { storages: join(little(4, 8), zeros(15)) }), /too early/],
  ["a head that refers outside", stacked(data, { machine: pickle(integer(0), "Q") }), /refers to objects outside/],
];

test.each(refused)("%s is refused", (_, file, message) => {
  const read = () => readAll(file);
  expect(read).toThrow(message);
  expect(read).toThrow(expect.toSatisfy(isDeterminedError));
});

/** A file of a terabyte that nobody has: bytes of a pattern, and an end. */
const endless = (pattern: (offset: number) => number, end: Uint8Array = zeros(0)): ByteSource => {
  const size = 2 ** 40;
  const at = (offset: number) => (offset < size - end.length ? pattern(offset) : end[offset - size + end.length]!);
  const read = (offset: number, length: number) => {
    const bytes = zeros(length);
    for (let index = 0; index < length; index++) bytes[index] = at(offset + index);
    return bytes;
  };
  return { name: "endless", size, read };
};

test("a pickle without end is refused", () => {
  const nones = endless((offset) => (offset === 0 ? 0x80 : offset === 1 ? 2 : offset % 2 ? 0x30 : 0x4e));
  expect(() => readStateDict(nones)).toThrow(/too long/);
});

test("lists without end are refused before they fill the memory", () => {
  const lists = endless((offset) => (offset === 0 ? 0x80 : offset === 1 ? 2 : 0x5d));
  expect(() => readStateDict(lists)).toThrow(/more than 4,000,000 lists and dicts/);
});

test("a zip directory of a gigabyte is refused before it is read", () => {
  const end = join(
    "PK\x05\x06",
    little(0, 4),
    little(9, 2),
    little(9, 2),
    little(2 ** 30, 4),
    little(0, 4),
    little(0, 2),
  );
  const file = endless((offset) => (offset === 0 ? 0x50 : 0x4b), end);
  expect(() => readStateDict(file)).toThrow(/directory is too large/);
});

test("a zip archive with a comment, and one in zip64, are read", () => {
  for (const tampering of [{ comment: "made by hand, PK\x05\x06 and all" }, { zip64: true }]) {
    expect(readStateDict(zip([main, storage], tampering))).toMatchObject({ dtype: "float32", shape: [4] });
  }
});

test.each(["views.pth", "views-legacy.pth", "python-protocol-4.pth"])(
  "%s is refused wherever it is cut off",
  (name) => {
    const whole = fixtureBytes(name);
    for (let length = 0; length < whole.length; length++) {
      expect(() => readStateDict(whole.subarray(0, length)), `${length} bytes`).toThrow(
        expect.toSatisfy(isDeterminedError),
      );
    }
  },
);

test.each(["views.pth", "views-legacy.pth", "python-protocol-4.pth"])(
  "%s with any damaged byte is read or refused, nothing else",
  (name) => {
    const whole = fixtureBytes(name);
    const surprises: unknown[] = [];
    for (let index = 0; index < whole.length; index++) {
      const damaged = whole.slice();
      damaged[index]! ^= index % 2 ? 1 : 255;
      try {
        readAll(damaged);
      } catch (error) {
        if (!isDeterminedError(error)) surprises.push([index, error]);
      }
    }
    expect(surprises).toEqual([]);
  },
);

test("nothing in the reader can run what is in a file", () => {
  const folder = fileURLToPath(new URL("../../../src/state-dict/", import.meta.url));
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  for (const name of sources) {
    expect(readFileSync(folder + name, "utf8"), name).not.toMatch(
      /\beval\b|\bFunction\(|import\(|require\(|globalThis|child_process/,
    );
  }
});
