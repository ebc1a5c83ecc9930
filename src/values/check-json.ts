import type { Check } from "./check-basics.js";
import { mostLevels } from "./depth.js";
import { refusal } from "./refuse.js";

/** A plain object that JSON can hold; returns a copy. Refuses arrays, functions, symbols, BigInt, NaN, cycles, Map and the like. */
export const checkJsonObject: Check<Record<string, unknown>> = (value, argument) => {
  if (!isPlainObject(value)) throw refusal(argument, "a JSON object", value);
  checkMember(value, argument, argument, []);
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
};

/** True for what `{}` and `JSON.parse` make, in any realm: not for a Map, Blob, array or instance of a class. */
export function isPlainObject(value: unknown): value is object {
  if (!value || typeof value !== "object") return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has that realm's Object.prototype, whose own prototype is null as well.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function checkMember(value: unknown, argument: string, path: string, above: readonly unknown[]): void {
  if (value === undefined || value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  const fail = (what: string): never => {
    throw refusal(argument, `a JSON object; ${path} is ${what}`, value);
  };
  if (typeof value !== "object") fail("not a JSON value");
  if (above.includes(value)) fail("part of a cycle");
  if (above.length >= mostLevels) throw refusal(argument, `a JSON object of at most ${mostLevels} levels`, value);
  const list = Array.isArray(value);
  if (!list && !isPlainObject(value)) {
    if (typeof (value as { toJSON?: unknown }).toJSON === "function") return;
    fail("not a plain object");
  }
  for (const [key, member] of Object.entries(value)) {
    checkMember(member, argument, list ? `${path}[${key}]` : `${path}.${key}`, [...above, value]);
  }
}
