import type { MasterState } from "./records.js";

/** The next random number of the state, from 0 to below 1. */
export function chance(state: MasterState): number {
  state.random = (state.random + 0x6d2b79f5) | 0;
  return scramble(state.random);
}

/** A stream of random numbers of its own, the same for the same seed. */
export function dice(seed: number): () => number {
  let value = seed | 0;
  return () => {
    value = (value + 0x6d2b79f5) | 0;
    return scramble(value);
  };
}

/** An integer made from a string, the same for the same string. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return value >>> 0;
}

/** A new uuid of version 4. */
export function uuid(state: MasterState): string {
  const text = hexDigits(state, 32);
  const variant = "89ab"[Number.parseInt(text[16]!, 16) % 4]!;
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
}

/** The given number of random hexadecimal digits. */
export function hexDigits(state: MasterState, count: number): string {
  let text = "";
  while (text.length < count)
    text += Math.floor(chance(state) * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return text.slice(0, count);
}

/** Three words joined by hyphens, as the master names things that nobody named. */
export function threeWords(state: MasterState): string {
  const pick = (words: readonly string[]): string => words[Math.floor(chance(state) * words.length)] ?? "";
  return `${pick(ADVERBS)}-${pick(ADJECTIVES)}-${pick(ANIMALS)}`;
}

/** The next id of a kind. */
export function nextId(state: MasterState, kind: string): number {
  const id = (state.counters[kind] ?? 0) + 1;
  state.counters[kind] = id;
  return id;
}

const ADVERBS = ["mildly", "gently", "oddly", "barely", "truly", "vastly", "calmly", "rarely"];
const ADJECTIVES = ["clever", "brave", "quiet", "sunny", "patient", "nimble", "curious", "steady"];
const ANIMALS = ["otter", "heron", "lynx", "badger", "finch", "marmot", "gecko", "walrus"];

function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), 1 | value);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
