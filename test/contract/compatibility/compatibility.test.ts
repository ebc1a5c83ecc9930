import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { releases } from "../../../generated/releases.js";
import { readHistory } from "../../../src/generator/history.js";
import { withTables } from "./document.js";
import { probe, type Findings } from "./probe.js";
import { releaseRows } from "./release-table.js";
import { table, tablesOf } from "./tables.js";

const path = fileURLToPath(new URL("../../../docs/compatibility.md", import.meta.url));
const history = fileURLToPath(new URL("../../../openapi/operations-by-release.tsv", import.meta.url));

/** `npm run compatibility` writes what this compares. */
async function settle(tables: ReadonlyMap<string, string>): Promise<void> {
  const document = await readFile(path, "utf8");
  const fresh = await withTables(document, tables);
  if (process.env["COMPATIBILITY"] === "write") await writeFile(path, fresh);
  else expect(document, "docs/compatibility.md is stale; run npm run compatibility.").toBe(fresh);
}

// Apart from the others: a release that the object model does not yet fit gets its row nevertheless.
test("docs/compatibility.md has a row for every release", async () => {
  const rows = releaseRows(readHistory(await readFile(history, "utf8")), releases);
  await settle(new Map([["releases", table(["Release", "Operations", "New", "Gone"], rows)]]));
});

test(
  "docs/compatibility.md says what the methods do on the fake master of every release",
  { timeout: 300_000 },
  async () => {
    const findings: Findings[] = [];
    for (const release of releases) findings.push(await probe(release));
    await settle(tablesOf(findings));
  },
);
