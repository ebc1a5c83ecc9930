import { countStatuses } from "./compare.mjs";

const intro = `# Parity with the Python SDK

<!-- Written by \`npm run parity\`; do not edit. What is not simply the same name is decided in scripts/parity/decisions.json. -->

Every public name of \`determined.experimental.client\` in the oldest and the newest Python SDK, and what it is called here.

- **same**: the Python name in camelCase (classes and enum members as they are).
- **renamed**: the same under another name.
- **changed**: there, and different on purpose.
- **pending**: not there yet.
- **not offered**: cannot exist in TypeScript.

Differences that run through all of it, and are no "changed" of their own: calls return promises; all but the first argument goes into
one options object, with \`signal\` and \`timeout\` everywhere; \`list…\` answers a \`Listing\`, which is awaited for an array or iterated row by
row; times are \`Date\`; intervals are milliseconds or strings with a unit; enums are const objects with the wire's values.
`;

/**
 * Writes the page.
 * @param {object[]} rows of compare()
 * @param {string[]} releases oldest first
 */
export function renderParity(rows, releases) {
  const lines = [intro, "| Status | Names |", "| --- | ---: |"];
  for (const [status, count] of countStatuses(rows)) lines.push(`| ${status} | ${count} |`);
  lines.push(`| all | ${rows.length} |`);
  for (const [title, group] of groups(rows)) {
    lines.push(
      "",
      `## ${title}`,
      "",
      "| Python | Releases | TypeScript | Status | Why |",
      "| --- | --- | --- | --- | --- |",
    );
    for (const row of group) lines.push(renderRow(row, releases));
  }
  return lines.join("\n") + "\n";
}

function groups(rows) {
  const found = new Map([["Module functions", []]]);
  for (const row of rows) {
    const title = row.kind === "function" ? "Module functions" : row.python.split(".")[0];
    if (!found.has(title)) found.set(title, []);
    found.get(title).push(row);
  }
  return found;
}

function renderRow({ python, releases: having, typescript, status, reason, deprecated }, releases) {
  const when = having.length === releases.length && releases.length > 1 ? "both" : having.join(", ");
  const notes = [deprecated ? "Deprecated." : "", reason].filter(Boolean).join(" ");
  return `| ${code(python)} | ${when} | ${typescript ? code(typescript) : ""} | ${status} | ${notes.replaceAll("|", "\\|")} |`;
}

const code = (text) => `\`${text}\``;
