import type { ByteCursor } from "./byte-cursor.js";
import { addItems, setEntry, type PickleMachine } from "./pickle-machine.js";
import { damaged } from "./problems.js";

type Opcode = (machine: PickleMachine, cursor: ByteCursor) => void;

const longestName = 512;
const mostBytesOfNumber = 4096;

/** Python's int from little-endian two's complement. */
function integer(bytes: Uint8Array): number | bigint {
  if (bytes.length === 0) return 0;
  const digits = [...bytes].reverse().map((byte) => byte.toString(16).padStart(2, "0"));
  const value = BigInt.asIntN(bytes.length * 8, BigInt(`0x${digits.join("")}`));
  const short = Number(value);
  return Number.isSafeInteger(short) ? short : value;
}

const value =
  (read: (cursor: ByteCursor, machine: PickleMachine) => unknown): Opcode =>
  (machine, cursor) => {
    machine.push(read(cursor, machine));
  };

const tuple =
  (length: number): Opcode =>
  (machine) => {
    const items = machine.newList();
    while (items.length < length) items.unshift(machine.pop());
    for (const item of items) machine.holds(items, item);
    machine.push(items);
  };

const setItems = (machine: PickleMachine, entries: unknown[]): void => {
  if (entries.length % 2) throw damaged("a key in its pickle has no value");
  const target = machine.top();
  for (let index = 0; index < entries.length; index += 2) {
    const value = entries[index + 1];
    setEntry(target, entries[index], value);
    machine.holds(target, value);
  }
};

const findGlobal = (machine: PickleMachine, module: unknown, name: unknown): void => {
  if (typeof module !== "string" || typeof name !== "string") throw damaged("its pickle looks up what is not a name");
  machine.push(machine.surroundings.findGlobal(module, name));
};

const text = (lengthBytes: 1 | 4): Opcode => value((cursor) => cursor.text(cursor.unsigned(lengthBytes)));
const bytes = (lengthBytes: 1 | 4): Opcode => value((cursor) => cursor.take(cursor.unsigned(lengthBytes)));
const bytes64 = value((cursor) => cursor.take(cursor.unsigned64()));
const list = value((_, machine) => machine.newList());
const append = (machine: PickleMachine, items: unknown[]): void => {
  const target = machine.top();
  addItems(target, items);
  for (const item of items) machine.holds(target, item);
};
const marked: Opcode = (machine) => {
  const items = machine.newList(machine.popToMark());
  for (const item of items) machine.holds(items, item);
  machine.push(items);
};
const appendMarked: Opcode = (machine) => append(machine, machine.popToMark());
const put =
  (bytes: 1 | 4): Opcode =>
  (machine, cursor) =>
    machine.remember(cursor.unsigned(bytes));
const get = (bytes: 1 | 4): Opcode => value((cursor, machine) => machine.recall(cursor.unsigned(bytes)));

/**
 * The opcodes that `torch.save` writes, protocols 2 to 5. What is missing here is refused: strings of protocol 0, `INST`, `OBJ`, `NEWOBJ`
 * (objects of classes), the extension registry, persistent ids as text, and buffers outside the file.
 */
const opcodes: Record<string, Opcode> = {
  "(": (machine) => machine.mark(),
  "0": (machine) => void machine.pop(),
  "1": (machine) => void machine.popToMark(),
  "2": value((_, machine) => machine.share(machine.top())),
  N: value(() => null),
  "\x88": value(() => true),
  "\x89": value(() => false),
  K: value((cursor) => cursor.byte()),
  M: value((cursor) => cursor.unsigned(2)),
  J: value((cursor) => cursor.view(4).getInt32(0, true)),
  G: value((cursor) => cursor.view(8).getFloat64(0)),
  "\x8a": value((cursor) => integer(cursor.take(cursor.byte()))),
  "\x8b": value((cursor) => {
    const length = cursor.unsigned(4);
    if (length > mostBytesOfNumber) throw damaged("a number in it is too long");
    return integer(cursor.take(length));
  }),
  X: text(4),
  "\x8c": text(1),
  "\x8d": value((cursor) => cursor.text(cursor.unsigned64())),
  B: bytes(4),
  C: bytes(1),
  "\x8e": bytes64,
  "\x96": bytes64,
  ")": list,
  "]": list,
  "\x8f": list,
  t: marked,
  l: marked,
  "\x91": marked,
  "\x85": tuple(1),
  "\x86": tuple(2),
  "\x87": tuple(3),
  a: (machine) => {
    append(machine, [machine.pop()]);
  },
  e: appendMarked,
  "\x90": appendMarked,
  "}": value((_, machine) => machine.newDict()),
  d: (machine) => {
    const entries = machine.popToMark();
    machine.push(machine.newDict());
    setItems(machine, entries);
  },
  s: (machine) => {
    const item = machine.pop();
    const key = machine.pop();
    setItems(machine, [key, item]);
  },
  u: (machine) => setItems(machine, machine.popToMark()),
  q: put(1),
  r: put(4),
  "\x94": (machine) => machine.remember(),
  h: get(1),
  j: get(4),
  c: (machine, cursor) => findGlobal(machine, cursor.line(longestName), cursor.line(longestName)),
  "\x93": (machine) => {
    const name = machine.pop();
    findGlobal(machine, machine.pop(), name);
  },
  R: (machine) => {
    const args = machine.pop();
    machine.push(machine.reduce(machine.pop(), args));
  },
  b: (machine) => {
    const state = machine.pop();
    machine.build(machine.top(), state);
  },
  Q: (machine) => machine.push(machine.surroundings.persistentLoad(machine.pop())),
  // A frame only says how much could be read ahead.
  "\x95": (_, cursor) => void cursor.unsigned64(),
};

/** The opcodes by their byte. */
export const opcodeTable: readonly (Opcode | undefined)[] = Array.from(
  { length: 256 },
  (_, byte) => opcodes[String.fromCharCode(byte)],
);
