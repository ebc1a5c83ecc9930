import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { currentRelease, type Release } from "../../../generated/releases.js";
import { withTables } from "../compatibility/document.js";
import type { FakeSnapshot } from "../../../src/testing.js";
import { openFake } from "../master.js";
import { furnish, helpers, setStage, type Helper } from "./helpers.js";

const path = fileURLToPath(new URL("../../../docs/requests.md", import.meta.url));
const newest: Release = currentRelease;

/** The operations of a call, in order. */
async function operationsOf({ before, call }: Helper, snapshot: FakeSnapshot): Promise<string[]> {
  const master = await openFake(snapshot.release, { snapshot });
  const stage = await setStage(master);
  const prepared = await before?.(stage);
  const known = master.fake.requests().length;
  await master.run(call(stage, prepared));
  const sent = master.fake.requests().slice(known);
  expect(sent.map(({ status }) => status).filter((status) => status! >= 500)).toEqual([]);
  return sent.map(({ operation }) => operation!);
}

/** Operations with how often each comes in a row: `GetModels ×2, PostModel`. */
function describe(operations: readonly string[]): string {
  const runs: [name: string, times: number][] = [];
  for (const operation of operations) {
    const last = runs.at(-1);
    if (last?.[0] === operation) last[1] += 1;
    else runs.push([operation, 1]);
  }
  return runs.map(([name, times]) => (times === 1 ? name : `${name} ×${times}`)).join(", ");
}

/** `npm run requests` writes what this compares. */
test("docs/requests.md says how many requests each helper sends", { timeout: 120_000 }, async () => {
  const furnished = new Map<Release, Promise<FakeSnapshot>>();
  const snapshotOf = async (release: Release): Promise<FakeSnapshot> => {
    const master = await openFake(release);
    await furnish(master);
    return master.fake.snapshot();
  };
  const on = async (release: Release, helper: Helper): Promise<string[]> => {
    if (!furnished.has(release)) furnished.set(release, snapshotOf(release));
    return operationsOf(helper, await furnished.get(release)!);
  };
  const rows: string[] = [];
  for (const helper of helpers) {
    const oldest = helper.since ?? "0.19.10";
    const [now, then] = [await on(newest, helper), await on(oldest, helper)];
    const same = describe(now) === describe(then);
    rows.push(
      `| ${helper.name} | ${now.length} | ${then.length} (${oldest}) | ${describe(now)}${same ? "" : `; ${oldest}: ${describe(then)}`} |`,
    );
  }
  const head = `| Call | ${newest} | Oldest | Operations |\n| --- | --- | --- | --- |`;
  const document = await readFile(path, "utf8");
  const fresh = await withTables(document, new Map([["requests", [head, ...rows].join("\n")]]));
  if (process.env["REQUESTS"] === "write") await writeFile(path, fresh);
  else expect(document, "docs/requests.md is stale; run npm run requests.").toBe(fresh);
});
