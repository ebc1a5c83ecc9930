import { damaged, shown, unsupported } from "./problems.js";

/** A name that a pickle may look up. It stands for Python's class or function; nothing of Python is behind it. */
export class PickleGlobal {
  /** Python's full name, such as `collections.OrderedDict`. */
  readonly name: string;
  /** Makes the value that Python's would make; undefined: the name may be mentioned, but not called. */
  readonly call: ((args: unknown[], machine: PickleMachine) => unknown) | undefined;

  constructor(name: string, call?: (args: unknown[], machine: PickleMachine) => unknown) {
    this.name = name;
    this.call = call;
  }
}

/** What gives the names and the stored objects of a pickle. */
export interface PickleSurroundings {
  /** The value of a global; throws for all that are not known. */
  findGlobal(module: string, name: string): unknown;
  /** The object that a persistent id stands for. */
  persistentLoad(id: unknown): unknown;
}

/** Returns whether a value is a dict of the pickle. */
export const isDict = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Most lists and dicts of one pickle; a few bytes of a file make each. */
const mostContainers = 4_000_000;

const isContainer = (value: unknown): value is object => Array.isArray(value) || isDict(value);

/** The memory of a pickle that is being read: a stack with marks, and the values it may come back to. */
export class PickleMachine {
  readonly surroundings: PickleSurroundings;
  /** Objects that wait for their state, with what takes it. */
  readonly unfinished: Map<unknown, (state: unknown) => void> = new Map();
  /** Lists and dicts that the pickle came back to; no others can be at two places, or in themselves. */
  readonly shared: Set<unknown> = new Set();
  /** Lists and dicts that hold more than strings, numbers and the like. */
  readonly holders: Set<unknown> = new Set();
  readonly #stack: unknown[] = [];
  readonly #marks: number[] = [];
  /** Numbered as pickles of today number them, without gaps; others are in the map. */
  readonly #memo: unknown[] = [];
  readonly #farMemo: Map<number, unknown> = new Map();
  #containers = 0;

  constructor(surroundings: PickleSurroundings) {
    this.surroundings = surroundings;
  }

  push(value: unknown): void {
    this.#stack.push(value);
  }

  pop(): unknown {
    this.#need();
    return this.#stack.pop();
  }

  top(): unknown {
    this.#need();
    return this.#stack.at(-1);
  }

  mark(): void {
    this.#marks.push(this.#stack.length);
  }

  /** Takes everything above the last mark, and the mark. */
  popToMark(): unknown[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw damaged("its pickle has no mark where one is needed");
    return this.#stack.splice(mark);
  }

  /** Stores the top value, by default under the next number. */
  remember(index: number = this.#memo.length + this.#farMemo.size): void {
    const value = this.top();
    if (index < this.#memo.length) this.#memo[index] = value;
    else if (index === this.#memo.length && !this.#farMemo.has(index)) this.#memo.push(value);
    else this.#farMemo.set(index, value);
  }

  recall(index: number): unknown {
    if (index < this.#memo.length) return this.share(this.#memo[index]);
    if (!this.#farMemo.has(index)) throw damaged("its pickle recalls a value that it never stored");
    return this.share(this.#farMemo.get(index));
  }

  /** A value that may now be at two places. */
  share(value: unknown): unknown {
    if (isContainer(value)) this.shared.add(value);
    return value;
  }

  newList(items: unknown[] = []): unknown[] {
    this.#count();
    return items;
  }

  newDict(): Record<string, unknown> {
    this.#count();
    return {};
  }

  /** Notes that a list or dict holds a value. */
  holds(target: unknown, value: unknown): void {
    if (typeof value === "object" && value !== null) this.holders.add(target);
  }

  /** Calls what the pickle calls, if it is a known name that may be called. */
  reduce(callee: unknown, args: unknown): unknown {
    if (!(callee instanceof PickleGlobal) || !callee.call || !Array.isArray(args)) {
      throw damaged(`its pickle calls ${callee instanceof PickleGlobal ? callee.name : "what is not a function"}`);
    }
    const result = callee.call(args as unknown[], this);
    if (isContainer(result)) this.holders.add(result);
    return result;
  }

  /** Sets the state of an object. The attributes of dicts (`_metadata` of a state dict) are not entries and are left out. */
  build(target: unknown, state: unknown): void {
    const finish = this.unfinished.get(target);
    this.unfinished.delete(target);
    if (finish) finish(state);
    else if (!isDict(target)) throw damaged("its pickle gives a state to an object that has none");
  }

  #count(): void {
    if (++this.#containers > mostContainers) throw unsupported("it holds more than 4,000,000 lists and dicts");
  }

  #need(): void {
    if (this.#stack.length <= (this.#marks.at(-1) ?? 0)) throw damaged("its pickle takes a value from an empty stack");
  }
}

const keyTexts = new Map<unknown, string>([
  [true, "true"],
  [false, "false"],
  [null, "null"],
]);

/** Sets an entry of a dict. Numbers become strings; `__proto__` is a key like any other; a key must not occur twice. */
export function setEntry(target: unknown, key: unknown, value: unknown): void {
  if (!isDict(target)) throw damaged("its pickle sets an entry of what is not a dict");
  const isText = typeof key === "string" || typeof key === "number" || typeof key === "bigint";
  const name = isText ? String(key) : keyTexts.get(key);
  if (name === undefined) throw unsupported("a dict in it has a key that is neither a string nor a number");
  if (Object.hasOwn(target, name))
    throw unsupported(`a dict in it has the key ${shown(name)} twice, where 1 and "1" are one`);
  // A plain assignment would change the prototype for one of the keys.
  if (name === "__proto__")
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
  else target[name] = value;
}

/** Appends to a list. */
export function addItems(target: unknown, items: unknown[]): void {
  if (!Array.isArray(target)) throw damaged("its pickle appends to what is not an array");
  for (const item of items) (target as unknown[]).push(item);
}
