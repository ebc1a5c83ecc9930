import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { expect, test } from "vitest";
import { createFakeMaster, type FakeSnapshot } from "../../src/testing.js";
import { readExchanges, type Exchange } from "./exchange.js";
import { replay, type Replayed } from "./replay.js";
import { Report, type Reason } from "./report.js";
import { trainPy } from "./train-program.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const shared = process.env["FIDELITY_RECORDINGS"] ?? path.resolve(here, "../../../shared/recordings");
const only = process.env["FIDELITY_FILE"];
const verbose = process.env["FIDELITY_VERBOSE"] !== undefined;

/** The recordings of a folder: all of them beside this repository, a part of them in any clone. */
function files(folder: string): string[] {
  const directory = [shared, path.join(here, "data")]
    .map((root) => path.join(root, folder))
    .find((one) => existsSync(one));
  if (directory === undefined) return [];
  const names = readdirSync(directory).filter((name) => name.endsWith(".jsonl") && !name.includes("timeline"));
  return names.map((name) => path.join(directory, name));
}

const all: Replayed[] = [];

for (const file of files("0.38.1")) {
  const name = path.basename(file, ".jsonl");
  test.runIf(only === undefined || only === name)(`0.38.1/${name} is answered as recorded`, async () => {
    await using fake = await createFakeMaster({ slots: 0, password: "TestPassword1", cors: true });
    const results = await replay(fake, readExchanges(file), { file: name, password: "TestPassword1" });
    all.push(...results);
    print(name, results);
    expect(results.length).toBeGreaterThan(0);
  });
}

for (const file of files("0.38.1-managed")) {
  const name = path.basename(file, ".jsonl");
  test.runIf(only === undefined || only === name)(`0.38.1-managed/${name} is answered as recorded`, async () => {
    const exchanges = readExchanges(file);
    await using fake = await createFakeMaster({ snapshot: await startingAt(exchanges) });
    fake.train(trainPy);
    const results = await replay(fake, exchanges, { file: name, password: "", shapeOnly: true });
    all.push(...results);
    print(name, results);
    expect(results.length).toBeGreaterThan(0);
  });
}

const former: { counters: Record<string, number>; pace: number; names: string[] }[] = [
  { counters: { user: 6, experiment: 2, trial: 2, model: 2 }, pace: 400, names: ["sdk"] },
  { counters: { user: 8, experiment: 4 }, pace: 15, names: ["auth-and-users", "routing-and-errors", "experiments"] },
  { counters: { experiment: 8, trial: 7, model: 3 }, pace: 400, names: ["trials-and-checkpoints", "logs", "models"] },
  { counters: {}, pace: 15, names: ["workspaces-and-projects", "cluster"] },
];

for (const { counters, pace, names } of former) {
  test.runIf(only === undefined || only === "0.19.10")(`0.19.10/${names[0]} is answered as recorded`, async () => {
    await using first = await createFakeMaster({ version: "0.19.10", slots: 2 });
    const snapshot = first.snapshot();
    // Ids went on from calls that were not recorded.
    Object.assign(snapshot.counters, counters);
    await using fake = await createFakeMaster({ snapshot });
    // The containers ran no program.
    fake.train(() => ({ steps: 1, stepDuration: "1000d" }));
    for (const name of names) {
      const file = files("0.19.10").find((one) => path.basename(one, ".jsonl") === name);
      if (file === undefined) continue;
      const options = { file: `0.19.10/${name}`, password: "", shapeOnly: true, pace };
      const results = await replay(fake, readExchanges(file), options);
      all.push(...results);
      print(`0.19.10/${name}`, results);
    }
  });
}

/** A master with four slots on which the ids go on where the recording begins. */
async function startingAt(exchanges: readonly Exchange[]): Promise<FakeSnapshot> {
  await using fake = await createFakeMaster({ slots: 4 });
  const snapshot = fake.snapshot();
  for (const { answer } of exchanges) {
    const made = (answer as { experiment?: { id: number; trialIds: number[] } } | null)?.experiment;
    if (made === undefined) continue;
    snapshot.counters["experiment"] = made.id - 1;
    snapshot.counters["trial"] = (made.trialIds[0] ?? 1) - 1;
    break;
  }
  return snapshot;
}

const reasons = JSON.parse(readFileSync(path.join(here, "reasons.json"), "utf8")) as Reason[];

test.runIf(only === undefined)(
  "of the simulated exchanges at least 95 of 100 are answered as recorded, the rest for reasons that were reviewed",
  () => {
    const report = new Report(all, reasons);
    if (process.env["FIDELITY_REPORT"] !== undefined) console.log(report.text());
    console.log(report.total());
    expect(report.unexplained()).toEqual([]);
    expect(report.share).toBeGreaterThanOrEqual(0.95);
  },
);

// A part of the recordings does not show all differences.
test.runIf(only === undefined && existsSync(shared))("each reason still explains a difference", () => {
  expect(new Report(all, reasons).unused()).toEqual([]);
});

function print(name: string, results: readonly Replayed[]): void {
  const count = (result: Replayed["result"]): number => results.filter((one) => one.result === result).length;
  if (!verbose) return;
  console.log(
    `${name}: ${count("equal")} equal, ${count("different")} different, ${count("not simulated")} not simulated`,
  );
  for (const one of results) {
    if (one.result === "equal") continue;
    console.log(`${one.seq} ${one.operation} ${one.request.slice(0, 140)}`);
    for (const { path: where, what } of one.differences.slice(0, 4)) console.log(`     ${where}: ${what}`);
  }
}
