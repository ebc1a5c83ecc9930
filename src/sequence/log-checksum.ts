import { fnv1a } from "../values/fnv.js";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** How many characters a checksum has. */
export const checksumLength = 4;

/** 24 bits of the id of a line, for cursors, which cannot hold whole ids. */
export function checksumOf(id: string): string {
  const whole = fnv1a(id);
  const hash = whole ^ (whole >>> 24);
  return String.fromCharCode(digit(hash), digit(hash >> 6), digit(hash >> 12), digit(hash >> 18));
}

const digit = (bits: number): number => digits.charCodeAt(bits & 63);
