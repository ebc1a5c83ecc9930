import { MalformedResponseError } from "../errors/index.js";
import { mostLevels } from "./depth.js";
import { parseTime } from "./parse-time.js";

/** Returns the Date of a wire time; undefined for nothing, the empty string and year 1, which masters send for "never". */
export function toDate(text: string | null | undefined): Date | undefined {
  if (!text || (text.charCodeAt(0) === 0x30 && text.startsWith("0001-"))) return undefined;
  const time = parseTime(text);
  if (Number.isNaN(time)) throw new MalformedResponseError(`The master sent ${JSON.stringify(text)} as a time.`);
  return new Date(time);
}

/** Returns the number of a 64-bit wire integer; throws MalformedResponseError where a number would lose digits. */
export function toSafeNumber(value: string | number, field: string): number {
  const number = value === "" ? NaN : Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new MalformedResponseError(
    `The master sent ${JSON.stringify(value)} as ${field}, which is not an integer that JavaScript holds exactly. The low level (determined.api) returns the string as it came.`,
  );
}

/**
 * Returns numbers for the strings `NaN`, `Infinity` and `-Infinity`, in arrays and objects too; everything else as it is. What holds
 * none of them is not copied.
 */
export function toMetricNumber(value: unknown): unknown {
  return convertNumbers(value, mostLevels);
}

/** Returns a record of metrics with the strings of `toMetricNumber` as numbers; `{}` for nothing. */
export function toMetrics(record: Readonly<Record<string, unknown>> | null | undefined): Record<string, unknown> {
  return convertNumbers(record ?? {}, mostLevels) as Record<string, unknown>;
}

function convertNumbers(value: unknown, levels: number): unknown {
  if (typeof value === "string") {
    return value === "NaN" || value === "Infinity" || value === "-Infinity" ? Number(value) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if (levels === 0) {
    throw new MalformedResponseError(`The master sent a value that is nested deeper than ${mostLevels} levels.`);
  }
  if (Array.isArray(value)) return value.map((each) => convertNumbers(each, levels - 1));
  const record = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | undefined;
  // What JSON made inherits nothing, and so is read in a tenth of the time that Object.keys takes.
  for (const name in record) {
    const member = record[name];
    if (typeof member === "number") continue;
    const converted = convertNumbers(member, levels - 1);
    if (converted === member) continue;
    copy ??= { ...record };
    // Defined and not assigned: a metric may have the name __proto__.
    Object.defineProperty(copy, name, { value: converted, writable: true, enumerable: true, configurable: true });
  }
  return copy ?? record;
}
