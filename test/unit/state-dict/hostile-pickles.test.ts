import { expect, test } from "vitest";
import { isDeterminedError, UnsupportedRuntimeError } from "../../../src/errors/index.js";
import { readStateDict, readStateDictInSteps } from "../../../src/state-dict/index.js";
import {
  global,
  integer,
  join,
  little,
  pickle,
  stacked,
  storage,
  tensor,
  text,
  torchZip,
  tuple,
} from "./make-files.js";

const command = tuple(text("touch /tmp/hacked"));
const many = (count: number, part: string) => part.repeat(count);
const encode = (value: string, encoding: string) =>
  join(global("_codecs", "encode"), tuple(text(value), text(encoding)), "R");

/** Each level lists the one before ten times. */
function laughs(levels: number, list: string, end: string): Uint8Array {
  const lines = Array.from({ length: levels }, (_, level) => {
    const before = join("h", level);
    return join(
      list,
      ...Array.from({ length: 10 }, (_, index) => (end === "e" ? before : join(text(`${index}`), before))),
      end,
      "q",
      level + 1,
    );
  });
  return join("K\x01q\0", ...lines);
}

/** A chain of lists that hold each other, made without nesting in the pickle: each is filled after it was put into the one before. */
const chain = (length: number) =>
  join(
    "]r",
    little(0, 4),
    ...Array.from({ length }, (_, i) => join("j", little(i, 4), "]r", little(i + 1, 4), "a")),
    "j",
    little(0, 4),
  );

/** A list of lists, each of which holds the one before it. */
const upwards = (length: number) =>
  join(
    "](]r",
    little(0, 4),
    ...Array.from({ length }, (_, i) => join("]j", little(i, 4), "ar", little(i + 1, 4))),
    "e",
  );

const dtype = (code: string, order: string) =>
  join(global("numpy", "dtype"), tuple(text(code)), "R", tuple(integer(3), text(order)), "b");
const emptyArray = join(global("numpy.core.multiarray", "_reconstruct"), tuple(global("numpy", "ndarray")), "R");
const array = (type: Uint8Array, shape: Uint8Array, bytes: Uint8Array) =>
  join(emptyArray, tuple(integer(1), shape, type, join("\x89"), bytes), "b");

const needsPython: [string, Uint8Array, string][] = [
  ["os.system by GLOBAL", join(global("posix", "system"), command, "R"), "posix.system"],
  ["os.system by STACK_GLOBAL", join(text("os"), text("system"), "\x93", command, "R"), "os.system"],
  ["builtins.eval", join(global("builtins", "eval"), command, "R"), "builtins.eval"],
  ["Python 2's exec", join(global("__builtin__", "exec"), command, "R"), "__builtin__.exec"],
  ["builtins.getattr", join(global("builtins", "getattr"), tuple(text("os"), text("system")), "R"), "builtins.getattr"],
  ["builtins.__import__", global("builtins", "__import__"), "builtins.__import__"],
  ["a class by NEWOBJ", join(global("subprocess", "Popen"), command, "\x81"), "subprocess.Popen"],
  [
    "a method of a known class",
    join(text("collections"), text("OrderedDict.fromkeys"), "\x93"),
    "OrderedDict.fromkeys",
  ],
  [
    "a path whose parts are known when joined",
    join(text("torch"), text("cuda.FloatStorage"), "\x93"),
    "cuda.FloatStorage",
  ],
  ["a name that JavaScript's objects have", global("constructor", "prototype"), "constructor.prototype"],
  ["__proto__ as a module", global("__proto__", "toString"), "__proto__.toString"],
  ["a nested torch.load", join(global("torch.storage", "_load_from_bytes"), tuple(text("")), "R"), "_load_from_bytes"],
  ["a quantized tensor", global("torch._utils", "_rebuild_qtensor"), "_rebuild_qtensor"],
  ["a name with control characters", global("os\x1b[2J\r", "system"), "os?[2J?.system"],
  [
    "a view of a storage",
    join(
      tuple(text("storage"), global("torch", "FloatStorage"), text("0"), text("cpu"), integer(4), tuple(text("1"))),
      "Q",
    ),
    "view of another one",
  ],
  [
    "a conjugated tensor",
    join(
      global("torch._utils", "_rebuild_tensor_v2"),
      tuple(storage("0", 4), integer(0), tuple(), tuple(), join("\x89N}"), text("conj"), join("\x88s")),
      "R",
    ),
    "conjugated",
  ],
  ["an array of objects", array(dtype("O8", "|"), tuple(), join("]")), "O8"],
  [
    "an array with the most significant byte first",
    array(dtype("f4", ">"), tuple(), join("C\x04....")),
    "significant byte",
  ],
];

const refused: [string, Uint8Array, RegExp][] = [
  ["INST", join("(", text("id"), "iposix\nsystem\n"), /opcode 0x69/],
  ["OBJ", join("(", global("builtins", "list"), text("id"), "o"), /opcode 0x6f/],
  ["EXT1", join("\x82\x01"), /opcode 0x82/],
  ["EXT2", join("\x83\x01\0"), /opcode 0x83/],
  ["EXT4", join("\x84\x01\0\0\0"), /opcode 0x84/],
  ["NEWOBJ of a known class", join(global("collections", "OrderedDict"), ")\x81"), /opcode 0x81/],
  ["NEWOBJ_EX", join(global("collections", "OrderedDict"), ")}\x92"), /opcode 0x92/],
  ["a buffer outside the file", join("\x97"), /opcode 0x97/],
  ["PERSID", join("P0\n"), /opcode 0x50/],
  ["a persistent id that is a string", join(text("0"), "Q"), /not a storage/],
  [
    "a persistent id of a module",
    join(tuple(text("module"), text("x"), text("y"), text("import os")), "Q"),
    /not a storage/,
  ],
  [
    "a storage of no class",
    join(tuple(text("storage"), text("FloatStorage"), text("0"), text("cpu"), integer(4)), "Q"),
    /not a storage/,
  ],
  ["a storage key that climbs", storage("../../../etc/passwd", 4), /impossible key/],
  ["a storage key that is absolute", storage("/etc/passwd", 4), /impossible key/],
  ["a storage of a negative size", storage("0", -4), /negative/],
  ["a storage with two types", tuple(tensor({}), tensor({ storage: storage("0", 2, "DoubleStorage") })), /two types/],
  ["a bare storage", storage("0", 4), /bare storage/],
  ["a bare class", global("collections", "OrderedDict"), /bare storage, class/],
  [
    "BUILD of a class, with __setstate__",
    join(global("collections", "OrderedDict"), "}", text("__setstate__"), text("x"), "sb"),
    /a state/,
  ],
  ["BUILD of a list", join("]}b"), /a state/],
  ["REDUCE of a text", join(text("eval"), command, "R"), /calls what is not a function/],
  ["REDUCE of a class that is only named", join(global("builtins", "list"), ")R"), /calls builtins.list/],
  ["REDUCE with arguments that are no tuple", join(global("builtins", "set"), "NR"), /calls builtins.set/],
  ["STACK_GLOBAL of numbers", join("K\x01K\x02\x93"), /not a name/],
  ["a memo that was never filled", join("h\x05"), /never stored/],
  ["lists that repeat without end", laughs(12, "](", "e"), /without end/],
  ["dicts that repeat without end", laughs(12, "}(", "u"), /without end/],
  ["lists in lists", join(many(20_000, "]"), many(19_999, "a")), /too deep/],
  ["tuples in tuples", join(")", many(20_000, "\x85")), /too deep/],
  ["lists that are nested afterwards", chain(2000), /too deep/],
  ["lists that hold the ones before", upwards(2000), /too deep/],
  ["marks without end", join(many(20_000, "("), many(20_000, "t")), /too deep/],
  ["a list that contains itself", join("]q\0h\0a"), /contains itself/],
  ["a dict that contains itself", join("}q\0", text("me"), "h\0s"), /contains itself/],
  ["LONG4 of 4 GB", join("\x8b\xff\xff\xff\xff"), /too long/],
  ["a LONG4 of 5000 bytes", join("\x8b", little(5000, 4), many(5000, "\x01")), /too long/],
  ["BINUNICODE of 4 GB", join("X\xff\xff\xff\xff"), /ends too early/],
  ["BINUNICODE8 of 2^63", join("\x8d", little(2n ** 63n, 8)), /beyond all files/],
  ["BINBYTES8 of 2^47", join("\x8e", little(2n ** 47n, 8)), /ends too early/],
  ["BYTEARRAY8 of 2^40", join("\x96", little(2n ** 40n, 8)), /ends too early/],
  ["FRAME of 2^60", join("\x95", little(2n ** 60n, 8)), /beyond all files/],
  ["a name without end", join("c", many(5000, "a")), /too long/],
  ["an empty stack at POP", join("0"), /empty stack/],
  ["an empty stack at TUPLE3", join("K\x01\x87"), /empty stack/],
  ["a POP below a mark", join("K\x01K\x02(0"), /empty stack/],
  ["an empty stack at STOP", join(), /empty stack/],
  ["no mark", join("K\x01t"), /no mark/],
  ["an append to a dict", join("}K\x01a"), /not an array/],
  ["an append to a string", join(text("a"), "K\x01a"), /not an array/],
  ["an entry of a list", join("]", text("length"), integer(2 ** 32), "s"), /not a dict/],
  ["an entry of a class", join(global("collections", "OrderedDict"), text("call"), "Ns"), /not a dict/],
  ["an odd number of keys and values", join("}(", text("a"), "u"), /no value/],
  ["a key twice", join("}(", text("a"), "N", text("a"), "Nu"), /twice/],
  ["a list as key", join("}]Ns"), /neither a string/],
  ["a string that is not UTF-8", join("X\x02\0\0\0\xc3\x28"), /UTF-8/],
  ["bytes beyond Latin-1", encode("€", "latin1"), /are not bytes/],
  ["another codec", encode("a", "hex"), /unknown way/],
  ["a tensor at a negative offset", tensor({ offset: integer(-1) }), /negative/],
  ["a tensor with a negative stride", tensor({ offset: integer(3), strides: [integer(-1)] }), /negative/],
  ["a tensor with a negative length", tensor({ shape: [integer(-4)] }), /negative/],
  ["a tensor with a length that is not a number", tensor({ shape: [text("4")] }), /not a non-negative integer/],
  ["a tensor of 2^64 elements", tensor({ shape: [integer(2n ** 64n)] }), /not a non-negative integer/],
  [
    "a shape whose product overflows",
    tensor({ shape: [integer(2 ** 52), integer(2 ** 52)], strides: [integer(2 ** 52), integer(1)] }),
    /beyond its storage/,
  ],
  [
    "strides that overflow",
    tensor({ shape: [integer(2), integer(2)], strides: [integer(2 ** 53 - 1), integer(2 ** 53 - 1)] }),
    /beyond its storage/,
  ],
  ["a tensor beyond its storage", tensor({ offset: integer(1) }), /beyond its storage/],
  ["an expanded tensor of terabytes", tensor({ shape: [integer(2 ** 40)], strides: [integer(0)] }), /far larger/],
  [
    "an expanded tensor that overflows",
    tensor({
      shape: Array.from({ length: 30 }, () => integer(2 ** 52)),
      strides: Array.from({ length: 30 }, () => integer(0)),
    }),
    /far larger/,
  ],
  ["more lengths than strides", tensor({ shape: [integer(2), integer(2)] }), /do not fit/],
  [
    "a tensor of 65 dimensions",
    tensor({
      shape: Array.from({ length: 65 }, () => integer(1)),
      strides: Array.from({ length: 65 }, () => integer(1)),
    }),
    /do not fit/,
  ],
  ["a tensor of a string", tensor({ storage: text("0") }), /no storage/],
  [
    "a parameter that is not a tensor",
    join(global("torch._utils", "_rebuild_parameter"), tuple(text("a")), "R"),
    /not a tensor/,
  ],
  [
    "a tensor class that is not a class",
    join(
      global("torch._tensor", "_rebuild_from_type_v2"),
      tuple(global("builtins", "set"), global("builtins", "set"), tuple()),
      "R",
    ),
    /a class that is not a class/,
  ],
  [
    "a rebuild that makes no tensor",
    join(
      global("torch._tensor", "_rebuild_from_type_v2"),
      tuple(global("builtins", "set"), global("torch", "Tensor"), tuple()),
      "R",
    ),
    /not a tensor/,
  ],
  ["an array without state", emptyArray, /no state/],
  ["an array with too few bytes", array(dtype("f4", "<"), tuple(integer(2 ** 40)), join("C\x04....")), /as many bytes/],
  ["an array with a negative length", array(dtype("f4", "<"), tuple(integer(-1)), join("C\x04....")), /negative/],
  ["an array whose bytes are a string", array(dtype("f4", "<"), tuple(), text("....")), /as many bytes/],
  [
    "an array whose dtype has no state",
    array(join(global("numpy", "dtype"), tuple(text("f4")), "R"), tuple(), join("C\x04....")),
    /no dtype/,
  ],
  ["an array whose dtype is a class", array(global("torch", "FloatStorage"), tuple(), join("C\x04....")), /no dtype/],
];

const formats = { zip: torchZip, stacked: (data: Uint8Array) => stacked(data) };

test.each(needsPython)("%s is refused by name and not run", (_, body, name) => {
  for (const wrap of Object.values(formats)) {
    const read = () => readStateDict(wrap(pickle(body)));
    expect(read).toThrow(UnsupportedRuntimeError);
    expect(read).toThrow(name);
  }
});

test.each(refused)("%s is refused", (_, body, message) => {
  for (const wrap of Object.values(formats)) {
    const read = () => readStateDict(wrap(pickle(body)));
    expect(read).toThrow(message);
    expect(read).toThrow(expect.toSatisfy(isDeterminedError));
  }
});

/** Sound files of torch.save that JavaScript, or this reader, has no values for. */
const sound: [string, Uint8Array, RegExp][] = [
  ["a tuple as key", join("}", tuple(text("a"), integer(1)), "Ns"), /neither a string nor a number/],
  ["bytes as key", join("}C\x01aNs"), /neither a string nor a number/],
  ["1 beside a text 1", join("}(K\x01N", text("1"), "Nu"), /the key 1 twice/],
  ["None beside a text", join("}(NN", text("null"), "Nu"), /the key null twice/],
  ["a class", join("]", global("collections", "OrderedDict"), "a"), /bare storage, class or function/],
  ["a NumPy dtype", join("]", dtype("f4", "<"), "a"), /bare storage, class or function/],
  ["a storage", join("]", storage("0", 4), "a"), /bare storage/],
  ["a list in itself", join("]q\0h\0a"), /contains itself/],
  ["a tensor that is expanded", tensor({ shape: [integer(2 ** 40)], strides: [integer(0)] }), /far larger/],
  ["tensors of 8 bits", global("torch", "float8_e4m3fn"), /tensors of the dtype float8_e4m3fn, which is not read here/],
  ["tensors of 4 bits", global("torch", "float4_e2m1fn_x2"), /dtype float4_e2m1fn_x2/],
  ["quantized tensors", global("torch", "quint8"), /dtype quint8/],
  ["small integers", global("torch", "uint4"), /dtype uint4/],
  ["complex halves", global("torch", "complex32"), /dtype complex32/],
];

test.each(sound)("a file that holds %s is not called damaged", (_, body, message) => {
  for (const wrap of Object.values(formats)) {
    const read = () => readStateDict(wrap(pickle(body)));
    expect(read).toThrow(UnsupportedRuntimeError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/damaged|Download it again|Python code/);
  }
});

test.each([
  ["int", global("__builtin__", "long")],
  ["str", global("__builtin__", "unicode")],
  ["int of Python 3", global("builtins", "int")],
  ["list", global("__builtin__", "list")],
])("a defaultdict of %s is read", (_, factory) => {
  const body = join(global("collections", "defaultdict"), tuple(factory), "R", text("a"), "K\x01s");
  expect(readStateDict(torchZip(pickle(body)))).toEqual({ a: 1 });
});

test("values that are at two places, or in what a call made, are looked at like others", () => {
  const twice = join("](", "]K\x01aq\0", "h\0h\0e");
  expect(readStateDict(torchZip(pickle(twice)))).toEqual([[1], [1], [1]]);
  const inOrdered = join(global("collections", "OrderedDict"), ")R", text("a"), global("builtins", "int"), "s");
  const inSet = join(global("builtins", "set"), tuple(join("](", global("builtins", "int"), "e")), "R");
  const inCopy = join("](K\x01e2", global("builtins", "int"), "a");
  for (const body of [inOrdered, inSet, inCopy]) {
    expect(() => readStateDict(torchZip(pickle("](", body, "e")))).toThrow(/bare storage, class/);
  }
});

test("memo numbers with gaps and out of order are kept apart", () => {
  const body = join("](", "K\x01q\x020", "K\x02q\x000", "K\x03q\x010", "K\x04\x940", "h\x00h\x01h\x02h\x03e");
  expect(readStateDict(torchZip(pickle(body)))).toEqual([2, 3, 1, 4]);
});

test("a large file is read in steps, and comes out the same", async () => {
  const file = torchZip(pickle("](", many(600_000, "K\x07"), "e"));
  let pauses = 0;
  const pause = async (): Promise<void> => void (pauses += 1);
  expect(await readStateDictInSteps(file, pause)).toEqual(readStateDict(file));
  expect(pauses).toBeGreaterThanOrEqual(2);
  await expect(readStateDictInSteps(file.subarray(0, 100), pause)).rejects.toThrow(expect.toSatisfy(isDeterminedError));
});

test("a known name is found by either way of looking it up", () => {
  const body = join(text("collections"), text("OrderedDict"), "\x93)R", text("a"), "K\x01s");
  expect(readStateDict(torchZip(pickle(body)))).toEqual({ a: 1 });
});

test("a key named __proto__ is a key as any other", () => {
  const value = readStateDict(torchZip(pickle("}", text("__proto__"), "}", text("isAdmin"), "\x88ss"))) as object;
  expect(Object.keys(value)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect((value as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});

test("a memo number far beyond the others takes no memory", () => {
  expect(readStateDict(torchZip(pickle("K\x07r\xff\xff\xff\xff0j\xff\xff\xff\xff")))).toBe(7);
});

test("a pickle of a protocol after 5 is refused", () => {
  expect(() => readStateDict(torchZip(join("\x80\x06N.")))).toThrow(/protocol 6/);
});

test("a pickle without a protocol is refused", () => {
  expect(() => readStateDict(torchZip(join("cposix\nsystem\n(S'id'\ntR.")))).toThrow(/does not begin with a protocol/);
});
