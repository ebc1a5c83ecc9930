import { InvalidArgumentError } from "../errors/index.js";

/**
 * The one of some options that the caller gives; undefined and false do not count.
 *
 * @throws InvalidArgumentError unless it is exactly one.
 */
export function exactlyOne<Name extends string>(
  names: readonly Name[],
  options: Readonly<Partial<Record<Name, unknown>>>,
): Name {
  const [given, second] = names.filter((name) => options[name] !== undefined && options[name] !== false);
  if (given !== undefined && second === undefined) return given;
  const list = `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
  throw new InvalidArgumentError(`Exactly one of ${list} must be given.`, { argument: second ?? names[0]! });
}
