/** Bytes that can be read anywhere and at once: a file, or memory. */
export interface ByteSource {
  /** How it is called in messages, such as the path of the file. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  /** Reads exactly `length` bytes into a buffer of their own; throws when they are not there. */
  read(offset: number, length: number): Uint8Array;
}

/** A source of bytes in memory. What is read from it is a copy. */
export function memorySource(bytes: Uint8Array, name: string = "The given bytes"): ByteSource {
  return { name, size: bytes.length, read: (offset, length) => bytes.slice(offset, offset + length) };
}
