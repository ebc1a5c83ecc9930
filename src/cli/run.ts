import process from "node:process";
import type { DeterminedOptions } from "../facade/determined.js";
import { version } from "../platform/version.js";
import type { Call, Command, FlagValues } from "./command.js";
import { clientOptions, type connection, flagsOf, typedNames } from "./common-flags.js";
import { commands, type Entry } from "./commands.js";
import { isWrongUse, reportError, type FailedCall } from "./error-report.js";
import { helpOf, helpOfAll, usageOf } from "./help-text.js";
import { Interruption, interruptionSignal, OutputFailure } from "./interruption.js";
import { Output } from "./output.js";
import { parseArguments, splitCommand, wantsHelp, wantsJson, withoutConnection } from "./parse-arguments.js";
import { unknownCommand, unknownFlag } from "./suggest.js";
import { printText } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/** Runs one call of the shell and resolves to its exit code. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const output = new Output(wantsJson(args));
  const signal = interruptionSignal();
  process.removeAllListeners("warning").on("warning", (warning) => void output.warn(warning.message));
  const exitCode = await runOne(args, output, signal);
  const reason: unknown = signal.aborted ? signal.reason : undefined;
  if (!(reason instanceof OutputFailure)) return exitCode;
  await output.error(reportError(reason, { masterFlags: "" }));
  return reason.exitCode;
}

async function runOne(args: readonly string[], output: Output, signal: AbortSignal): Promise<number> {
  let entry: Entry | undefined;
  try {
    const { name, rest } = splitCommand(args);
    if (name === undefined || name === "help") return await help(rest, output, name !== undefined);
    entry = find(name, rest[0]);
    const command = await entry.load();
    if (wantsHelp(rest)) return await showHelp(entry, command, output);
    return await run(entry, command, rest, output, signal);
  } catch (error) {
    return await fail(error, output, signal, { command: entry?.name, masterFlags: "" });
  }
}

async function run(
  { name }: Entry,
  command: Command,
  args: readonly string[],
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  let parsed: ReturnType<typeof parseArguments>;
  try {
    parsed = parseArguments(command, args);
  } catch (error) {
    return await wrongUse(error, output, name, command);
  }
  const shared = parsed.flags as FlagValues<typeof connection>;
  const client: DeterminedOptions = command.connects ? { ...clientOptions(shared), logger: output.logger } : {};
  const names = typedNames(command, parsed.spellings);
  const call: Call = { flags: parsed.flags, arguments: parsed.arguments, client, names, output, signal };
  try {
    return await command.run(call);
  } catch (error) {
    if (error instanceof WrongUse) return await wrongUse(error, output, name, command);
    return await fail(error, output, signal, { command: name, masterFlags: flagsOf(client), names });
  } finally {
    output.end();
  }
}

async function wrongUse(error: unknown, output: Output, name: string, command: Command): Promise<number> {
  const report = reportError(error, { command: name, masterFlags: "" });
  await output.error(output.json ? report : { ...report, next: undefined }, `determined-client ${name}`);
  const usage = `${usageOf(name, command)}\n"determined-client help ${name}" explains it.`;
  if (!output.json) await printText(usage, "stderr");
  return 2;
}

async function fail(error: unknown, output: Output, signal: AbortSignal, call: FailedCall): Promise<number> {
  const reason: unknown = signal.aborted ? signal.reason : undefined;
  if (reason instanceof Interruption) return reason.exitCode;
  await output.error(reportError(error, call));
  return isWrongUse(error) ? 2 : 1;
}

function find(name: string, next: string | undefined): Entry {
  const entry = commands.find((each) => each.name === name);
  if (entry === undefined) throw unknownCommand(name, next, commands);
  return entry;
}

/** Without a command: the version, the help of all, or of the one that is named. */
async function help(args: readonly string[], output: Output, isAsked: boolean): Promise<number> {
  const known = ["-v", "--version", "-h", "--help", "--json"];
  const given = withoutConnection(args);
  const [name, surplus] = given.filter((each) => !known.includes(each));
  if (!isAsked && given.length === 0 && args.length > 0)
    throw new WrongUse("The command is missing: determined-client <command>, then its options.");
  if (name?.startsWith("-")) throw unknownFlag(name, ["--version", "--help", "--json"]);
  if (surplus !== undefined) throw new WrongUse(`help takes one command, but got ${JSON.stringify(surplus)} too.`);
  if (name !== undefined && name !== "help") {
    const entry = find(name, undefined);
    return showHelp(entry, await entry.load(), output);
  }
  if (args.includes("-v") || args.includes("--version")) {
    await output.result({ version }, version);
    return 0;
  }
  const isWanted = isAsked || wantsHelp(args);
  if (output.json) {
    await output.result({ commands: commands.map(({ name, summary }) => ({ name, summary })) }, "");
    return isWanted ? 0 : 2;
  }
  await printText(helpOfAll(commands), isWanted ? "stdout" : "stderr");
  return isWanted ? 0 : 2;
}

async function showHelp({ name, summary }: Entry, command: Command, output: Output): Promise<number> {
  if (!output.json) await printText(helpOf(name, command));
  else {
    const { about, arguments: places, flags, exitCodes, examples, json } = command;
    await output.result({ name, summary, about, arguments: places, flags, json, exitCodes, examples }, "");
  }
  return 0;
}
