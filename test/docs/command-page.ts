import type { Command } from "../../src/cli/command.js";
import type { Entry } from "../../src/cli/commands.js";
import { connection, everywhere } from "../../src/cli/common-flags.js";
import { argumentRows, exitCodes, flagRows, usageOf } from "../../src/cli/help-text.js";

const intro = `# The command line

\`npx determined-client <command>\`, or \`determined-client <command>\` where the package is installed. \`determined-client help <command>\`
prints what stands here.

- stdout holds results only; notes, warnings, progress and errors go to stderr.
- On a terminal there are tables, colours (unless \`NO_COLOR\` is set) and progress bars. Elsewhere a row is a line with tabs between its
  columns and no heading.
- With \`--json\` each result is an object in a line of its own, for \`jq\`; so is an error: \`{"error": {"name", "message", "cause", "next", "status"}}\`.
- Nothing prompts. Ctrl-C ends cleanly, and so does a reader that goes, as in \`determined-client experiments | head -1\`.
- Flags that name the master may stand before the command, as with \`det\`.
`;

/** Makes docs/command-line.md. */
export async function commandPage(commands: readonly Entry[]): Promise<string> {
  const parts = await Promise.all(commands.map(async (entry) => section(entry, await entry.load())));
  return [
    intro,
    "## Commands\n",
    table(
      ["Command", "What it does", "In `det`"],
      commands.map(({ name, summary, det }) => [
        link(name),
        summary,
        det.map((words) => code(`det ${words}`)).join(", "),
      ]),
    ),
    "## Exit codes\n",
    table(["Code", "Meaning"], Object.entries(exitCodes)),
    "## Options of every command\n",
    table(["Option", "Meaning"], flagRows(everywhere).map(first)),
    "## Options of the commands that talk to a master\n",
    table(["Option", "Meaning"], flagRows(connection).map(first)),
    ...parts,
  ].join("\n");
}

function section({ name, summary }: Entry, command: Command): string {
  const { about, arguments: places, flags, json, exitCodes: own = {}, examples = {}, connects } = command;
  const rows = [...argumentRows(places), ...flagRows(flags)].map(first);
  const calls = Object.entries(examples).map(([call, purpose]) => `determined-client ${call}  # ${purpose}`);
  return [
    `## \`${name}\`\n`,
    `${summary}.\n`,
    `    ${usageOf(name, command).replace("Usage: ", "")}\n`,
    `${about.replace(/\n {2}(.*)/g, "\n\n    $1")}\n`,
    rows.length > 0 ? table(["Argument or option", "Meaning"], rows) : "",
    connects ? "" : "It talks to no master.\n",
    `With \`--json\`: ${json}\n`,
    Object.keys(own).length > 0 ? table(["Exit code", "Meaning"], Object.entries(own)) : "",
    calls.length > 0 ? `\`\`\`sh\n${calls.join("\n")}\n\`\`\`\n` : "",
  ].join("\n");
}

const code = (text: string): string => `\`${text}\``;
const link = (name: string): string => `[\`${name}\`](#${name})`;
const first = ([left, right]: readonly [string, string]): [string, string] => [code(left), right];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/<(\w+)>(?=[^`]*$)/g, "\\<$1>")).join(" | ")} |`; // prettier-ignore
  return `${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}
