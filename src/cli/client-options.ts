import { parseArgs, type ParseArgsConfig } from "node:util";
import type { DeterminedOptions } from "../facade/determined.js";
import { printHelp, printProblem, wordsOf } from "./terminal.js";

/** The options that name the master, in the help of the commands that talk to one. */
export const connectionHelp = `  -m, --master <address>  the master; default: DET_MASTER, DET_MASTER_ADDR, http://localhost:8080
  -u, --user <name>       the user; default: DET_USER, the active user, determined
      --cert <file>       PEM file of a certificate to trust in addition to the public ones
      --cert-name <name>  host name that the master's certificate must carry
      --noverify          accept any certificate
  -h, --help              print this help
`;

const connectionOptions = {
  master: { type: "string", short: "m" },
  user: { type: "string", short: "u" },
  cert: { type: "string" },
  "cert-name": { type: "string" },
  noverify: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies ParseArgsConfig["options"];

/** What a command was called with. */
export interface CommandCall {
  readonly client: DeterminedOptions;
  /** Names of the command's own switches that were given. */
  readonly switches: ReadonlySet<string>;
}

/** Reads the arguments of a command; a number is the exit code of one that is done: help, or wrong use. */
export function readCall(
  command: string,
  help: string,
  args: readonly string[],
  own: readonly string[] = [],
): CommandCall | number {
  const switches = Object.fromEntries(own.map((name) => [name, { type: "boolean" as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options: { ...connectionOptions, ...switches } });
    const { master, user, cert, "cert-name": certName, noverify, help: wanted, ...rest } = values;
    if (wanted) {
      printHelp(help);
      return 0;
    }
    const client = { master, user, certPath: cert, certName, noverify };
    return { client, switches: new Set(Object.keys(rest)) };
  } catch (error) {
    return wrongUse(command, wordsOf(error), help);
  }
}

/** Says what is wrong with a call and how it should be; gives the exit code. */
export function wrongUse(command: string, message: string, help: string): number {
  printProblem(`determined-client ${command}`, message);
  printHelp(`\n${help}`, "stderr");
  return 2;
}
