import { parseArgs } from "node:util";
import type { Argument, Arguments, ArgumentValues, Command, Flag, Flags, FlagValues } from "./command.js";
import { allFlags, connection, everywhere } from "./common-flags.js";
import { readValue } from "./read-value.js";
import { unknownFlag } from "./suggest.js";
import { WrongUse } from "./wrong-use.js";

/** The values of a call, checked. */
export interface ParsedCall {
  readonly flags: FlagValues<Flags>;
  readonly arguments: ArgumentValues<Arguments>;
  /** How each flag that was given was spelt: `-n` or `--limit`. */
  readonly spellings: Readonly<Record<string, string>>;
}

type Given = Record<string, true | string | string[]>;

/** Finds the command's name, before which the flags that many commands share may stand, as those of `det` do. */
export function splitCommand(args: readonly string[]): { name: string | undefined; rest: string[] } {
  let at = 0;
  while (at < args.length && args[at]!.startsWith("-"))
    at += lengthOf(args[at]!, { ...connection, ...everywhere }) || 1;
  return { name: args[at], rest: [...args.slice(0, at), ...args.slice(at + 1)] };
}

/** What is left without the flags that say which master, with their values. */
export function withoutConnection(args: readonly string[]): string[] {
  const left: string[] = [];
  for (let at = 0; at < args.length;) {
    const length = lengthOf(args[at]!, connection);
    if (length === 0) left.push(args[at]!);
    at += length || 1;
  }
  return left;
}

/** How many words a flag of these takes, its value included; 0 where the word is another. */
function lengthOf(word: string, flags: Flags): number {
  const [name = ""] = word.split("=");
  for (const [long, { short, type }] of Object.entries(flags)) {
    if (name === `--${long}` || name === `-${short}`) return type === "boolean" || word.includes("=") ? 1 : 2;
    if (short && type !== "boolean" && !word.startsWith("--") && word.startsWith(`-${short}`)) return 1;
  }
  return 0;
}

/** True where help is wanted, whatever else is wrong with the call. */
export const wantsHelp = (args: readonly string[]): boolean =>
  beforeDashes(args).some((each) => each === "--help" || each === "-h");

/** True where JSON is wanted, whatever else is wrong with the call. */
export const wantsJson = (args: readonly string[]): boolean => beforeDashes(args).includes("--json");

const beforeDashes = (args: readonly string[]): readonly string[] =>
  args.includes("--") ? args.slice(0, args.indexOf("--")) : args;

/** @throws WrongUse that says what is wrong with the call. */
export function parseArguments(command: Command, args: readonly string[]): ParsedCall {
  const flags = allFlags(command);
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [
      name,
      { type: flag.type === "boolean" ? ("boolean" as const) : ("string" as const), ...(flag.short && { short: flag.short }) },
    ]),
  ); // prettier-ignore
  // Not strict: the messages of Node name no other flag and say no value.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: Given = {};
  const spellings: Record<string, string> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    else if (token.kind === "option") {
      take(given, flags, token);
      spellings[token.name] = token.rawName;
    }
  }
  return {
    flags: flagValues(flags, given, spellings),
    arguments: argumentValues(command.arguments, positionals),
    spellings,
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function take(given: Given, flags: Flags, { name, rawName, value, inlineValue }: OptionToken): void {
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (flag === undefined) throw unknownFlag(rawName, Object.keys(flags).map((each) => `--${each}`)); // prettier-ignore
  if (flag.type === "boolean") {
    if (inlineValue) throw new WrongUse(`${rawName} takes no value, but got ${JSON.stringify(value)}.`);
    given[name] = true;
    return;
  }
  const isNext = value !== undefined && !inlineValue && isFlag(value, flags);
  if (value === undefined || isNext) throw new WrongUse(`${rawName} needs a value: ${rawName} <${flag.value}>.`);
  given[name] = flag.multiple ? [...((given[name] as string[] | undefined) ?? []), value] : value;
}

/** Whether what stands where a value is wanted is the next flag. */
function isFlag(text: string, flags: Flags): boolean {
  const [name = ""] = text.split("=");
  return Object.entries(flags).some(([long, { short }]) => name === `--${long}` || text === `-${short}`);
}

function flagValues(flags: Flags, given: Given, spellings: Readonly<Record<string, string>>): FlagValues<Flags> {
  const value = (name: string, flag: Flag): unknown => {
    if (flag.type === "boolean") return given[name] === true;
    const texts = given[name];
    if (Array.isArray(texts)) return texts.map((text) => readValue(spellings[name]!, flag, text));
    if (texts === undefined) return flag.multiple ? [] : flag.default;
    return readValue(spellings[name]!, flag, String(texts));
  };
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, value(name, flag)]),
  ) as FlagValues<Flags>;
}

function argumentValues(table: Arguments, given: readonly string[]): ArgumentValues<Arguments> {
  const entries: [string, Argument][] = Object.entries(table);
  const values = entries.map(([name, argument], index) => {
    const text = given[index];
    if (text !== undefined) return [name, readValue(name, argument, text)] as const;
    if (argument.optional) return [name, undefined] as const;
    throw new WrongUse(`${name} is missing: ${argument.about}.`);
  });
  const surplus = given[entries.length];
  if (surplus === undefined) return Object.fromEntries(values) as ArgumentValues<Arguments>;
  if (entries.length === 0) throw new WrongUse(`It takes no arguments, but got ${JSON.stringify(surplus)}.`);
  const taken = entries.map(([name]) => name).join(" and ");
  throw new WrongUse(`It takes ${taken} only, but got ${JSON.stringify(surplus)} too.`);
}
