import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { currentRelease, type Release } from "../../../generated/releases.js";
import { withTables } from "../compatibility/document.js";
import type { FakeSnapshot } from "../../../src/testing.js";
import { openFake } from "../master.js";
import { helpers, silent } from "./helpers.js";
import { furnish, setStage, type Helper } from "./stage.js";

const docs = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));
const path = docs("requests.md");
const newest: Release = currentRelease;

/** The operations of a call, in order. */
async function operationsOf({ before, call }: Helper, snapshot: FakeSnapshot): Promise<string[]> {
  const master = await openFake(snapshot.release, { snapshot });
  const stage = await setStage(master);
  const prepared = await before?.(stage);
  const known = master.fake.requests().length;
  await master.run(call(stage, prepared));
  const sent = master.fake.requests().slice(known);
  // 501 is what a release answers to a route that it lacks, after which another one is asked.
  expect(sent.map(({ status }) => status!).filter((status) => status >= 500 && status !== 501)).toEqual([]);
  return sent.map(({ operation, method, path: address }) => operation ?? `${method} ${address}, which it lacks`);
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

/** Methods and getters of the classes of the public surface, as `Class.method`; of errors and what every object has none. */
function methodsOf(surface: string): Set<string> {
  const names = new Set<string>();
  for (const [, name, body] of surface.matchAll(/^(?:abstract )?class (\w+)[^\n]*\{\n(.*?)^\}/gms)) {
    if (name!.endsWith("Error")) continue;
    for (const [, member] of body!.matchAll(/^ {2}(?:static |get )?(\w+)(?:<[^(]*>)?\(/gm)) {
      if (!["constructor", "toString", "toJSON"].includes(member!)) names.add(`${name}.${member}`);
    }
  }
  return names;
}

test("every method that the Python SDK does not have is in the table, or sends nothing", async () => {
  const ours = methodsOf(await readFile(docs("api/index.api.md"), "utf8"));
  const parity = await readFile(docs("parity.md"), "utf8");
  const pythons = new Set(
    [...parity.matchAll(/^\| `[^|]+\|[^|]+\|([^|]+)\|/gm)].flatMap(([, cell]) =>
      [...cell!.matchAll(/`([\w.]+)`/g)].map(([, name]) => name!),
    ),
  );
  // The functions of Python's module are methods of `Determined`.
  const isPythons = (name: string): boolean => pythons.has(name) || pythons.has(name.replace(/^Determined\./, ""));
  const covered = new Set([...helpers.map(({ of }) => of), ...silent]);
  expect(ours.size).toBeGreaterThan(100);
  expect([...ours].filter((name) => !isPythons(name) && !covered.has(name))).toEqual([]);
  expect([...covered].filter((name) => !ours.has(name))).toEqual([]);
});
