import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { releases } from "../../../generated/releases.js";
import { withTables } from "./document.js";
import { probe, type Findings } from "./probe.js";
import { tablesOf } from "./tables.js";

const path = fileURLToPath(new URL("../../../docs/compatibility.md", import.meta.url));

/** `npm run compatibility` writes what this compares. */
test(
  "docs/compatibility.md says what the methods do on the fake master of every release",
  { timeout: 300_000 },
  async () => {
    const findings: Findings[] = [];
    for (const release of releases) findings.push(await probe(release));
    const document = await readFile(path, "utf8");
    const fresh = await withTables(document, tablesOf(findings));
    if (process.env["COMPATIBILITY"] === "write") await writeFile(path, fresh);
    else expect(document, "docs/compatibility.md is stale; run npm run compatibility.").toBe(fresh);
  },
);
