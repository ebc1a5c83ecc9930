import { elementTypes } from "./element-types.js";
import { numpyGlobals } from "./numpy-globals.js";
import { addItems, isDict, PickleGlobal, setEntry } from "./pickle-machine.js";
import { damaged, unknownGlobal } from "./problems.js";
import { torchGlobals } from "./torch-globals.js";

type Call = NonNullable<PickleGlobal["call"]>;

const dict = ([entries]: unknown[]): unknown => {
  const result = {};
  const pairs = isDict(entries) ? Object.entries(entries) : (entries ?? []);
  if (!Array.isArray(pairs)) throw damaged("a dict in it is made of what holds no entries");
  for (const pair of pairs as unknown[]) {
    if (!Array.isArray(pair) || pair.length !== 2) throw damaged("a dict in it is made of what holds no entries");
    setEntry(result, pair[0], pair[1]);
  }
  return result;
};

const list: Call = ([items]) => {
  if (items !== undefined && !Array.isArray(items)) throw damaged("a set in it is made of what is not an array");
  const result: unknown[] = [];
  addItems(result, items ?? []);
  return result;
};

/** Bytes from a string, one from each character, as protocol 2 writes them. */
const latin1: Call = ([text, encoding]) => {
  if (text === undefined) return new Uint8Array(0);
  if (text instanceof Uint8Array) return text.slice();
  if (typeof text !== "string" || !/^latin[-_]?1$/.test(String(encoding)))
    throw damaged("bytes in it are encoded in an unknown way");
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code > 255 || character.length > 1) throw damaged("bytes in it are not bytes");
    return code;
  });
};

const complex: Call = ([real, imag]) => {
  if (typeof real !== "number" || typeof imag !== "number")
    throw damaged("a complex number in it has parts that are not numbers");
  return { real, imag };
};

const pythonGlobals: [string, Call | undefined][] = [
  ["collections.OrderedDict", dict],
  ["collections.Counter", dict],
  // The factory is of no use here: it makes the values of keys that are not there.
  ["collections.defaultdict", ([, entries]) => dict([entries])],
  ["builtins.set", list],
  ["builtins.frozenset", list],
  ["builtins.bytes", latin1],
  ["builtins.bytearray", latin1],
  ["builtins.complex", complex],
  ["_codecs.encode", latin1],
  ...["dict", "list", "tuple", "int", "float", "str", "bool"].map((name): [string, undefined] => [
    `builtins.${name}`,
    undefined,
  ]),
];

const known: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...pythonGlobals.map(([name, call]): [string, unknown] => [name, new PickleGlobal(name, call)]),
  ...torchGlobals(),
  ...numpyGlobals(),
  ...[...elementTypes.keys()].map((name): [string, unknown] => [`torch.${name}`, name]),
]);

/** Names that were others in Python 2, by which protocol 2 calls them. */
const oldNames: Readonly<Record<string, string>> = {
  "__builtin__.long": "builtins.int",
  "__builtin__.unicode": "builtins.str",
};

/** Modules of Python 2, which protocol 2 writes, and of NumPy 2. */
const moduleAliases: readonly [RegExp, string][] = [
  [/^__builtin__$/, "builtins"],
  [/^numpy\._core(?=\.|$)/, "numpy.core"],
];

/** The value of a name in a pickle; everything that is not known is refused by name. */
export function findKnownGlobal(module: string, name: string): unknown {
  const home = moduleAliases.reduce((current, [alias, real]) => current.replace(alias, real), module);
  const value = known.get(oldNames[`${module}.${name}`] ?? `${home}.${name}`);
  // `torch.nn` + `Tensor` and `torch` + `nn.Tensor` would read the same when joined.
  if (value === undefined || name.includes(".")) throw unknownGlobal(module, name);
  return value;
}
