import type { Json } from "../state/json.js";

const WORDS = new Map<string, boolean | null>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map((word) => [word, true] as const),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map((word) => [word, false] as const),
]);
const INFINITE = new Map<string, string>([
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word) => [word, "+Inf"] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, "-Inf"] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, "NaN"] as const),
]);
const INTEGER = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** A number that JSON cannot write. */
export class Unwritable extends Error {}

/**
 * A plain word of YAML as the master's reader takes it: the booleans of YAML 1.1, but no dates and no numbers to base 60,
 * which stay strings.
 */
export function readWord(word: string): Json {
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  const infinite = INFINITE.get(word);
  if (infinite !== undefined) throw new Unwritable(`json: unsupported value: ${infinite}`);
  if (!/^[-+.\d]/.test(word)) return word;
  const plain = word.replaceAll("_", "");
  if (INTEGER.test(plain)) return readInteger(plain);
  if (!FLOAT.test(plain)) return word;
  const number = Number(plain);
  // What no number can hold stays a string.
  return Number.isFinite(number) ? number : word;
}

function readInteger(text: string): number {
  const digits = text.replace(/^[-+]/, "");
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return text.startsWith("-") ? -value : value;
}
