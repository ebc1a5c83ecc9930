import { cleanText } from "./clean-text.js";

type Secrets = readonly (string | undefined)[];
type Members = Readonly<Record<string, unknown>>;

/** How deep, and how many values, are searched: `util.inspect` shows no more, and what was thrown may hold a socket. */
const mostLevels = 8;
const mostValues = 2000;

/**
 * Returns what was thrown without secrets and control characters, which a runtime's error may quote from an answer: itself where
 * it holds none, else a copy. A copied error keeps name, message, stack, codes and causes; objects of other classes that hold a secret,
 * and those that carry headers, are left out.
 */
export function hideInCause(cause: unknown, secrets: Secrets): unknown {
  let values = 0;
  const clean = (value: unknown, level: number): unknown => {
    if (typeof value === "string") return cleanText(value, secrets);
    if (!value || typeof value !== "object" || level > mostLevels || ++values > mostValues) return value;
    if (value instanceof Headers || value instanceof Request || value instanceof Response) return undefined;
    if (value instanceof Error) {
      const { name, message, stack, cause } = value;
      // An AggregateError's own are not enumerable either.
      const { errors } = value as { errors?: unknown };
      return cleanMembers(value, { ...value, name, message, stack, cause, errors }, level);
    }
    if (value instanceof Map || value instanceof Set) {
      const items: unknown[] = [...(value as Iterable<unknown>)];
      return clean(items, level) === items ? value : undefined;
    }
    return cleanMembers(value, value as Members, level);
  };
  const cleanMembers = (value: object, members: Members, level: number): unknown => {
    const entries = Object.entries(members);
    const cleaned = entries.map(([key, member]) => [clean(key, level) as string, clean(member, level + 1)] as const);
    if (cleaned.every(([key, member], index) => key === entries[index]![0] && Object.is(member, members[key])))
      return value;
    if (Array.isArray(value)) return cleaned.map(([, member]) => member);
    if (value instanceof Error) return copyError(Object.fromEntries(cleaned));
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null ? Object.fromEntries(cleaned) : undefined;
  };
  return clean(cause, 0);
}

function copyError({ message, name, stack, cause, ...facts }: Members): Error {
  const copy = new Error(message as string, cause === undefined ? undefined : { cause });
  for (const [key, value] of Object.entries({ name, stack })) {
    Object.defineProperty(copy, key, { value, configurable: true, writable: true });
  }
  for (const [key, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(copy, { [key]: fact });
  return copy;
}
