import { InvalidArgumentError, isDeterminedError } from "../errors/index.js";

/** What somebody typed where the library has an argument: `-m` for `master`, `DIR` for `path`. */
export type TypedNames = Readonly<Record<string, string>>;

/** Advice of the library and what is typed here instead, the longer before what it holds. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bPass password, set DET_USER/, "Set DET_USER"],
  [/ Log in with user and password, or pass a fresh token\./, ""],
  [
    /\bUser and password go into the options user and password\./,
    "The user goes into --user, the password into DET_PASS.",
  ],
  [/\bPass what it takes in the option headers, or use /, "Use "],
  [/, or what it takes in the option headers(?=:)/, ""],
  [/ If it may be, raise limits\.\w+\./, ""],
  [/; pass a longer timeout if it may\b/, ""],
  [/\breload\(\) it and try again/, "try again"],
  [/\bList them all with listCheckpoints\(\), or wait/, "Wait"],
  [/\boverwrite: true\b/, "--overwrite"],
  [/\bverify: false\b/, "--no-verify"],
  [/\bmode "MASTER"/, "--mode master"],
  [/\bcertName: (?=")/, "--cert-name "],
  [/\bcertName\b/, "--cert-name"],
  [/\bcertPath with the authority's certificate\b/, "--cert with a PEM file of the authority's certificate"],
  [/\bcertPath\b/, "--cert"],
  [/(?<![-\w=])noverify(?:: true)?(?!\w)/g, "--noverify"],
];

/** The words of what was thrown, as they are for somebody at a shell, who knows flags and not the options of a library. */
export function messageOf(error: unknown, names: TypedNames = {}): string {
  if (!isDeterminedError(error)) return error instanceof Error ? error.message : String(error);
  const { message } = error;
  const named = InvalidArgumentError.isInstance(error) ? nameTyped(message, error.argument, names) : message;
  return phrases.reduce((words, [theirs, ours]) => words.replace(theirs, ours), named);
}

function nameTyped(message: string, argument: string, names: TypedNames): string {
  const typed = names[argument] ?? argument;
  return message.replace(`The argument ${argument} `, `${typed} `).replace(`(argument ${argument})`, `(${typed})`);
}
