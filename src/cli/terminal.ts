import process from "node:process";
import { printable } from "../errors/index.js";

// All that the commands print goes through here, which lint holds: much of it comes from a master that nobody has proved to be
// one, and must not move the cursor, name the window or forge a line of the output.

/** Results go to stdout, everything else to stderr. */
export type Stream = "stdout" | "stderr";

/** Prints one line, whatever it holds; resolves when it is written. Tabs stay: they part columns. */
export function printLine(text: string, stream: Stream = "stdout"): Promise<void> {
  return print(`${printable(text).replaceAll("\n", "\\n")}\n`, stream);
}

/** Prints several lines of ours. */
export function printText(text: string, stream: Stream = "stdout"): Promise<void> {
  return print(`${printable(text).replace(/\n?$/, "\n")}`, stream);
}

/** Prints one line that was made with colours, of parts that are made visible already. */
export function printDrawn(text: string): Promise<void> {
  return print(`${text}\n`, "stdout");
}

/** Prints a value as one line of JSON, which has no character that a terminal acts on. */
export function printJson(value: unknown, stream: Stream = "stdout"): Promise<void> {
  return print(`${escapeJson(JSON.stringify(value))}\n`, stream);
}

/** Replaces the line that the cursor is in; only on a terminal. The empty string clears it. */
export function replaceLine(text: string, stream: Stream): void {
  process[stream].write(`\r\x1b[2K${printable(text).replaceAll("\n", "\\n")}`);
}

/** Whether somebody looks at the stream. */
export const isTerminal = (stream: Stream): boolean => process[stream].isTTY === true;

/** Columns of the terminal; undefined where there is none. */
export const columnsOf = (stream: Stream): number | undefined => process[stream].columns || undefined;

/** Whether colours may be used: on a terminal that has them, unless NO_COLOR is set. */
export const hasColours = (stream: Stream): boolean =>
  isTerminal(stream) && !process.env.NO_COLOR && process.env.TERM !== "dumb";

/**
 * Calls back when results cannot be printed any more: without a reason where nobody reads them, as behind `| head`, else with
 * what the system says. What cannot be said on stderr is not said.
 */
export function onOutputEnded(callback: (reason: string | undefined) => void): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    const isUnread = error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED";
    callback(isUnread ? undefined : systemWords(error));
  });
  process.stderr.on("error", () => undefined);
}

/** `no space left on device` of `ENOSPC: no space left on device, write`. */
const systemWords = ({ message }: Error): string => message.replace(/^[A-Z\d]+: /, "").replace(/, \w+$/, "");

/** Resolves when the text is written, or cannot be, which the stream's error tells before. */
async function print(text: string, stream: Stream): Promise<void> {
  const target = process[stream];
  if (!target.destroyed) await new Promise<void>((resolve) => void target.write(text, () => resolve()));
}

/** JSON leaves some control characters as they are. */
const unsafe = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const escapeJson = (json: string): string =>
  json.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
