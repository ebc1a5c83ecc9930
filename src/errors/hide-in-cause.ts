import { hideSecrets } from "./hide-secrets.js";

type Secrets = readonly (string | undefined)[];
type Members = Readonly<Record<string, unknown>>;

/** How deep, and how many values, are searched: `util.inspect` shows no more, and what was thrown may hold a socket. */
const mostLevels = 8;
const mostValues = 2000;

/**
 * Returns what was thrown without the secrets in it: itself where it holds none, else a copy. A copied error keeps name, message,
 * stack, codes and causes; objects of other classes that hold a secret, and those that carry headers, are left out.
 */
export function hideInCause(cause: unknown, secrets: Secrets): unknown {
  let values = 0;
  const clean = (value: unknown, level: number): unknown => {
    if (typeof value === "string") return hideSecrets(value, secrets);
    if (!value || typeof value !== "object" || level > mostLevels || ++values > mostValues) return value;
    if (value instanceof Headers || value instanceof Request || value instanceof Response) return undefined;
    if (value instanceof Error) {
      const { name, message, stack, cause } = value;
      // An AggregateError's own are not enumerable either.
      const { errors } = value as { errors?: unknown };
      return cleanMembers(value, { ...value, name, message, stack, cause, errors }, level);
    }
    return cleanMembers(value, value as Members, level);
  };
  const cleanMembers = (value: object, members: Members, level: number): unknown => {
    const cleaned = Object.entries(members).map(([key, member]) => [key, clean(member, level + 1)] as const);
    if (cleaned.every(([key, member]) => Object.is(member, members[key]))) return value;
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
