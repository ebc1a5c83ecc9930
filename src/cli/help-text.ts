import type { Argument, Arguments, Command, Flag, Flags } from "./command.js";
import type { Entry } from "./commands.js";
import { connection, everywhere } from "./common-flags.js";

/** Columns of the help: what is longer goes on in the next line. */
const width = 100;

/** Codes of every command. */
export const exitCodes: Readonly<Record<number, string>> = {
  0: "success",
  1: "it failed; the message says why and what to do next",
  2: "wrong use: a command, a flag, an argument or an environment variable",
  130: "ended by Ctrl-C (143: by SIGTERM)",
};

/** The help of all commands. */
export function helpOfAll(commands: readonly Entry[]): string {
  return [
    "Usage: determined-client <command> [options]",
    "",
    "Commands:",
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    "",
    "Options:",
    ...columns([
      ["-v, --version", "print the version"],
      ["-h, --help", "print this help"],
    ]),
    "",
    '"determined-client help <command>" explains a command: its options, what it prints, its exit codes.',
    "",
  ].join("\n");
}

/** The first line of the help of a command. */
export function usageOf(name: string, { arguments: table }: Pick<Command, "arguments">): string {
  const places = Object.entries(table).map(([place, { optional }]) => (optional ? ` [${place}]` : ` ${place}`));
  return `Usage: determined-client ${name}${places.join("")} [options]`;
}

/** The help of one command. */
export function helpOf(name: string, command: Command): string {
  const parts = [
    usageOf(name, command),
    wrap(command.about, width).join("\n"),
    section("Arguments", argumentRows(command.arguments)),
    section("Options", flagRows(command.flags)),
    section("Options of every command", flagRows({ ...(command.connects && connection), ...everywhere })),
    section("With --json", [["", command.json]]),
    section("Exit codes", Object.entries({ ...exitCodes, ...command.exitCodes })),
    section("Examples", Object.entries(command.examples ?? {}).map(([call, purpose]) => [`determined-client ${call}`, purpose])), // prettier-ignore
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const section = (title: string, rows: readonly (readonly [string, string])[]): string =>
  rows.length === 0 ? "" : [`${title}:`, ...columns(rows)].join("\n");

/** The arguments as rows of name and meaning. */
export function argumentRows(table: Arguments): [string, string][] {
  return Object.entries(table).map(([name, argument]: [string, Argument]) => [
    name,
    `${argument.about}${argument.optional ? "; may be left out" : ""}`,
  ]);
}

/** The flags as rows of spelling and meaning. */
export function flagRows(flags: Flags): [string, string][] {
  return Object.entries(flags).map(([name, flag]) => [spelling(name, flag), meaning(flag)]);
}

function spelling(name: string, flag: Flag): string {
  const short = flag.short === undefined ? "" : `-${flag.short}, `;
  return `${short}--${name}${flag.type === "boolean" ? "" : ` <${flag.value}>`}`;
}

function meaning(flag: Flag): string {
  if (flag.type === "boolean") return flag.about;
  const choices = flag.choices ? `: ${flag.choices.join(", ")}` : "";
  const many = flag.multiple ? "; may be repeated" : "";
  const otherwise = flag.default === undefined ? "" : ` (default ${flag.default})`;
  return `${flag.about}${choices}${many}${otherwise}`;
}

/** Two columns; the second goes on below itself. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.min(30, Math.max(...rows.map(([left]) => left.length)));
  const indent = first === 0 ? 2 : first + 4;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, width - indent).map((line) => `${" ".repeat(indent)}${line}`);
    if (left.length > first) return [`  ${left}`, ...lines];
    return [`  ${left.padEnd(indent - 2)}${(lines[0] ?? "").trimStart()}`.trimEnd(), ...lines.slice(1)];
  });
}

/** Breaks between words; a line break in the text stays one, and an indented line whole. */
export function wrap(text: string, columns: number): string[] {
  return text.split("\n").flatMap((line) => {
    if (line.startsWith(" ")) return [line];
    const lines: string[] = [];
    let current = "";
    for (const word of line.split(" ")) {
      if (current !== "" && current.length + 1 + word.length > columns) {
        lines.push(current);
        current = word;
      } else current = current === "" ? word : `${current} ${word}`;
    }
    return [...lines, current];
  });
}
