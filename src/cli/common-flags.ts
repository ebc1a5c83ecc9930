import process from "node:process";
import type { DeterminedOptions } from "../facade/determined.js";
import type { Command, Flags, FlagValues } from "./command.js";
import { passwordOf } from "./identity.js";
import type { TypedNames } from "./shell-words.js";

/** Flags of every command. */
export const everywhere = {
  json: { type: "boolean", about: "print JSON, errors too: for scripts" },
  help: { type: "boolean", short: "h", about: "print this help" },
} as const satisfies Flags;

/** Flags of the commands that talk to a master. */
export const connection = {
  master: {
    type: "string",
    short: "m",
    value: "address",
    about: "the master; without it DET_MASTER, DET_MASTER_ADDR, http://localhost:8080",
  },
  user: {
    type: "string",
    short: "u",
    value: "name",
    about:
      "the user, whose password is DET_PASS unless DET_USER names another; without it DET_USER with DET_PASS, the active user, determined",
  },
  cert: { type: "string", value: "file", about: "PEM file of a certificate to trust in addition to the public ones" },
  "cert-name": { type: "string", value: "name", about: "host name that the master's certificate must carry" },
  noverify: { type: "boolean", about: "accept any certificate" },
} as const satisfies Flags;

/** All flags of a command, its own first. */
export function allFlags(command: Pick<Command, "flags" | "connects">): Flags {
  return { ...command.flags, ...(command.connects && connection), ...everywhere };
}

/** The flags that reach the same master as the same user, to be pasted behind another command; each with a space before it. */
export function flagsOf({ master, user, certPath, certName, noverify }: DeterminedOptions): string {
  const values = { "-m": master, "-u": user, "--cert": certPath, "--cert-name": certName };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.map(([flag, value]) => ` ${flag} ${quote(String(value))}`).join("") + (noverify ? " --noverify" : "");
}

/** As a POSIX shell reads one word. */
export const quote = (value: string): string =>
  /^[\w@%+=:,./[\]-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;

/** The options of a client that the flags stand for. */
export function clientOptions(flags: FlagValues<typeof connection>): DeterminedOptions {
  const { master, user, cert, "cert-name": certName, noverify } = flags;
  const password = passwordOf(user, process.env);
  return { master, user, password, certPath: cert, certName, noverify: noverify || undefined };
}

/** Which flags give the options of a client. */
const connectionOptions = {
  master: "master",
  user: "user",
  certPath: "cert",
  certName: "cert-name",
  noverify: "noverify",
};

/** What was typed, or is set, for each option of the library that a command gives. */
export function typedNames(
  { arguments: places, optionsFrom = {} }: Pick<Command, "arguments" | "optionsFrom">,
  spellings: Readonly<Record<string, string>>,
): TypedNames {
  const name = (key: string): string => spellings[key] ?? (Object.hasOwn(places, key) ? key : `--${key}`);
  const all = Object.entries({ ...connectionOptions, ...optionsFrom });
  const names = Object.fromEntries(all.map(([option, key]) => [option, name(key)]));
  const variable = ["DET_MASTER", "DET_MASTER_ADDR"].find((each) => process.env[each]);
  return { ...names, master: spellings["master"] ?? variable ?? "--master" };
}
