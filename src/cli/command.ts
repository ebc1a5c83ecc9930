import type { DeterminedOptions } from "../facade/determined.js";
import type { Output } from "./output.js";
import type { TypedNames } from "./shell-words.js";

/** A flag that is there or not. */
interface Switch {
  readonly type: "boolean";
}

/** A flag or an argument that takes a value. */
interface Valued {
  readonly type: "string" | "integer" | "number" | "duration" | "uuid";
  /** The least value of an integer. Default 0. */
  readonly least?: number;
  /** The greatest value of an integer. */
  readonly most?: number;
  /** A number must be above this one. */
  readonly above?: number;
  /** The only values that a string may have, in upper or lower case; an unambiguous beginning stands for the whole. */
  readonly choices?: readonly string[];
  /** What the wire has before a choice, which may be given too. */
  readonly prefix?: string;
}

/** One flag of a command; its name is the key in the table of flags. */
export type Flag = (
  | Switch
  | (Valued & {
      /** What stands for the value in the help: `address` shows as `<address>`. */
      readonly value: string;
      readonly default?: string | number;
      /** It may be given several times; the value is an array. */
      readonly multiple?: true;
    })
) & {
  /** One letter. */
  readonly short?: string;
  /** Its line of help. */
  readonly about: string;
};

/** One positional argument; its name, in capitals, is the key in the table of arguments, whose order is the order of the call. */
export type Argument = Valued & {
  readonly about: string;
  readonly optional?: true;
};

export type Flags = Readonly<Record<string, Flag>>;
export type Arguments = Readonly<Record<string, Argument>>;

type Kind<F> = F extends { type: "boolean" } ? boolean : F extends { type: "integer" | "number" } ? number : string;
type FlagValue<F> = F extends { multiple: true }
  ? string[]
  : F extends { type: "boolean" } | { default: unknown }
    ? Kind<F>
    : Kind<F> | undefined;

/** The checked values of the flags of a table; a switch that was not given is false. */
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: FlagValue<F[K]> };

/** The checked values of the arguments of a table. */
export type ArgumentValues<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends { optional: true } ? Kind<A[K]> | undefined : Kind<A[K]>;
};

/** What a command was called with. */
export interface Call<F extends Flags = Flags, A extends Arguments = Arguments> {
  readonly flags: FlagValues<F>;
  readonly arguments: ArgumentValues<A>;
  /** Which master and user, from the flags that all commands with `connects` have. */
  readonly client: DeterminedOptions;
  /** What was typed where the library has arguments, for messages. */
  readonly names: TypedNames;
  /** Where everything is printed. */
  readonly output: Output;
  /** Aborted by Ctrl-C, by SIGTERM, and when nobody reads the output any more. Pass it to every call that waits. */
  readonly signal: AbortSignal;
}

/** One command of the shell: all that parsing, help and the documents are made from. */
export interface Command<F extends Flags = Flags, A extends Arguments = Arguments> {
  /** What it does: some sentences of help. */
  readonly about: string;
  /** In order. */
  readonly arguments: A;
  readonly flags: F;
  /** Which flag or argument gives an option of the library, where the two have other names and the library may refuse it. */
  readonly optionsFrom?: Readonly<Record<string, string>>;
  /** It talks to a master and takes the flags that name one. */
  readonly connects: boolean;
  /** What it prints with `--json`. */
  readonly json: string;
  /** Exit codes beside 0, 1, 2 and 130. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** Calls as one would type them, without `determined-client`, and what each is for. */
  readonly examples?: Readonly<Record<string, string>>;
  /** Does the work and resolves to the exit code. What it throws is reported, with exit code 1; WrongUse with 2. */
  run(call: Call<F, A>): Promise<number>;
}

/** Types `run` by the tables of flags and arguments. */
export function defineCommand<const F extends Flags, const A extends Arguments>(command: Command<F, A>): Command {
  return command;
}
