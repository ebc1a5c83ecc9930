import type { ElementType } from "./element-types.js";

/** The bytes that one or more tensors look at; read when the first of them is asked for its values. */
export class Storage {
  readonly type: ElementType;
  /** Length in elements. */
  readonly count: number;
  /** How many tensors look at it. */
  tensors = 0;
  readonly #read: () => Uint8Array;
  #kept: Uint8Array | undefined;

  constructor(type: ElementType, count: number, read: () => Uint8Array) {
    this.type = type;
    this.count = count;
    this.#read = read;
  }

  /** The bytes. They are kept only if several tensors share them: one tensor keeps its own values. */
  bytes(): Uint8Array {
    const bytes = this.#kept ?? this.#read();
    if (this.tensors > 1) this.#kept = bytes;
    return bytes;
  }
}
