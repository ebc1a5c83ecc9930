#!/usr/bin/env node
import process from "node:process";
import { version } from "../platform/version.js";
import { printHelp, printLine, printProblem, wordsOf } from "./terminal.js";

/** A command of the shell: does its work and gives the exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Record<string, { about: string; load: () => Promise<Command> }> = {
  "fake-master": {
    about: "Run a fake master for tests and demos",
    load: async () => (await import("./fake-master.js")).fakeMasterCommand,
  },
  doctor: {
    about: "Check what stands between this machine and a master",
    load: async () => (await import("./doctor.js")).doctorCommand,
  },
  login: {
    about: "Log in and keep the token where the det command keeps it",
    load: async () => (await import("./login.js")).loginCommand,
  },
  logout: {
    about: "End a session and forget its token",
    load: async () => (await import("./logout.js")).logoutCommand,
  },
  whoami: {
    about: "Print the user that a program would act as here",
    load: async () => (await import("./whoami.js")).whoamiCommand,
  },
};

const HELP = `Usage: determined-client <command> [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(14)}${about}`)
  .join("\n")}

"determined-client <command> --help" lists the options of a command.
`;

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    printHelp(HELP);
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    printLine(version);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    printProblem("determined-client", `There is no command ${JSON.stringify(name)}.`);
    printHelp(`\n${HELP}`, "stderr");
    return 2;
  }
  return (await command.load())(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    printProblem("determined-client", wordsOf(error));
    process.exitCode = 1;
  },
);
