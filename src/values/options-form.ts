import { showValue } from "./refuse.js";
import type { AnyTable } from "./options.js";

/**
 * Shows how the arguments of a call that was written for Python go into one object of options: each under the first name that
 * takes it.
 *
 * @param method Name of the method.
 * @param given What stands where the options belong, and after them.
 */
export function optionsForm(table: AnyTable, method: string, given: readonly unknown[]): string {
  const free = new Set(Object.keys(table).filter((name) => !table[name]!.deprecated));
  // Which of several strings is the password nobody knows.
  const hasSecret = [method, ...free].some((name) => /password|token|headers|user/i.test(name));
  const members = given.flatMap((value) => {
    if (value === undefined || value === null) return [];
    const known = isPlain(value) ? Object.keys(value).filter((name) => free.delete(name)) : [];
    if (known.length) return known.map((name) => `${name}: …`);
    const name = [...free].find((each) => takes(table, each, value));
    if (name === undefined) return [];
    free.delete(name);
    return [`${name}: ${hasSecret || value === Object(value) ? "…" : showValue(value, name)}`];
  });
  return members.length
    ? ` Pass one object of options: { ${members.join(", ")} }.`
    : ` Pass one object of options, such as { ${[...free][0]}: … }.`;
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;

function takes(table: AnyTable, name: string, value: unknown): boolean {
  // Others may be streams, which a check would read.
  if (value === Object(value) && typeof value !== "function" && !Array.isArray(value) && !isPlain(value)) return false;
  try {
    table[name]!.check(value, name);
    return true;
  } catch {
    return false;
  }
}
