import process from "node:process";
import { printableLine } from "../errors/index.js";

// All that the commands print goes through here, which lint holds: much of it comes from a master that nobody has proved to be
// one, and must not move the cursor, name the window or forge a line of the output.

/** Prints one line of the output, whatever it holds. */
export function printLine(text: string): void {
  process.stdout.write(`${printableLine(text)}\n`);
}

/** Prints one line about a command, where messages and warnings go. */
export function printProblem(command: string, text: string): void {
  process.stderr.write(`${printableLine(`${command}: ${text}`)}\n`);
}

/** Prints a help text of ours. */
export function printHelp(help: string, stream: "stdout" | "stderr" = "stdout"): void {
  process[stream].write(help);
}

/** The words of what was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
