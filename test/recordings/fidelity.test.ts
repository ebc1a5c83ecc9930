import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { expect, test } from "vitest";
import { createFakeMaster } from "../../src/testing.js";
import { readExchanges } from "./exchange.js";
import { replay, type Replayed } from "./replay.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const shared = path.resolve(here, "../../../shared/recordings");
const only = process.env["FIDELITY_FILE"];
const verbose = process.env["FIDELITY_VERBOSE"] !== undefined;

function files(folder: string): string[] {
  const directory = path.join(shared, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory).filter((name) => name.endsWith(".jsonl") && !name.includes("timeline")).map((name) => path.join(directory, name)); // prettier-ignore
}

const all: Replayed[] = [];

for (const file of files("0.38.1")) {
  const name = path.basename(file, ".jsonl");
  test.runIf(only === undefined || only === name)(`0.38.1/${name} is answered as recorded`, async () => {
    await using fake = await createFakeMaster({ slots: 0, password: "TestPassword1", storage: undefined });
    const results = await replay(fake, readExchanges(file), { file: name, password: "TestPassword1" });
    all.push(...results);
    print(name, results);
    expect(results.length).toBeGreaterThan(0);
  });
}

function print(name: string, results: readonly Replayed[]): void {
  const count = (result: Replayed["result"]): number => results.filter((one) => one.result === result).length;
  console.log(`${name}: ${count("equal")} equal, ${count("different")} different, ${count("not simulated")} not simulated`);
  if (!verbose) return;
  for (const one of results) {
    if (one.result === "equal") continue;
    console.log(`${one.seq} ${one.operation} ${one.request.slice(0, 140)}`);
    for (const { path: where, what } of one.differences.slice(0, 4)) console.log(`     ${where}: ${what}`);
  }
}
