import type { ByteSource } from "./byte-source.js";
import { damaged } from "./problems.js";

const windowBytes = 65_536;

/** Reads a source from front to back within bounds; every length is checked before memory is taken for it. */
export class ByteCursor {
  /** Where the next byte comes from. */
  position: number;
  readonly #source: ByteSource;
  readonly #end: number;
  #window: Uint8Array = new Uint8Array(0);
  #windowStart = 0;

  constructor(source: ByteSource, start: number = 0, end: number = source.size) {
    this.#source = source;
    this.position = start;
    this.#end = end;
  }

  /** The next byte. */
  byte(): number {
    // Without a view of its own, which would take longer than the rest.
    this.#check(1);
    if (this.position - this.#windowStart >= this.#window.length) this.#load();
    return this.#window[this.position++ - this.#windowStart]!;
  }

  /** The next bytes, in a buffer of their own. */
  take(length: number): Uint8Array {
    if (length <= 1024) return this.#near(length).slice();
    this.#check(length);
    const bytes = this.#source.read(this.position, length);
    this.position += length;
    return bytes;
  }

  /** Passes over bytes, which must be there. */
  skip(length: number): void {
    this.#check(length);
    this.position += length;
  }

  /** An unsigned little-endian number of one to six bytes. */
  unsigned(length: number): number {
    let value = 0;
    for (let index = 0, place = 1; index < length; index++, place *= 256) value += this.byte() * place;
    return value;
  }

  /** An unsigned little-endian number of eight bytes that a length may be. */
  unsigned64(): number {
    const low = this.unsigned(6);
    if (this.unsigned(2) > 0) throw damaged("it holds a length beyond all files");
    return low;
  }

  /** The next bytes as a view for reading numbers. */
  view(length: number): DataView {
    const bytes = this.#near(length);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }

  /** A string in UTF-8. */
  text(length: number): string {
    return utf8(length <= windowBytes ? this.#near(length) : this.take(length));
  }

  /** A string up to a line feed, without it. */
  line(longest: number): string {
    const bytes: number[] = [];
    for (let byte = this.byte(); byte !== 10; byte = this.byte()) {
      if (bytes.push(byte) > longest) throw damaged("a name in it is too long");
    }
    return utf8(Uint8Array.from(bytes));
  }

  #check(length: number): void {
    if (length > this.#end - this.position) throw damaged("it ends too early");
  }

  /** The position only grows, so what lies before it is not needed any more. */
  #load(): void {
    this.#windowStart = this.position;
    this.#window = this.#source.read(this.position, Math.min(windowBytes, this.#end - this.position));
  }

  #near(length: number): Uint8Array {
    this.#check(length);
    if (this.position - this.#windowStart + length > this.#window.length) this.#load();
    const start = this.position - this.#windowStart;
    this.position += length;
    return this.#window.subarray(start, start + length);
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw damaged("a string in it is not UTF-8");
  }
}
