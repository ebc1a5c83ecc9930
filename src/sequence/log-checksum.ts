const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** How many characters a checksum has. */
export const checksumLength = 4;

/** 24 bits of the id of a line (FNV-1a), for cursors, which cannot hold whole ids. */
export function checksumOf(id: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 24;
  return String.fromCharCode(digit(hash), digit(hash >> 6), digit(hash >> 12), digit(hash >> 18));
}

const digit = (bits: number): number => digits.charCodeAt(bits & 63);
