import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sides } from "../../scripts/sides.mjs";
import { Determined } from "../../src/index.js";
import { createFakeMaster } from "../../src/testing.js";

/** How many rounds with 20 processes: each takes 12 s of computing. Without it one round with five. */
const asked = process.env["DEDUPE_ROUNDS_OF_20_PROCESSES_TOO_SLOW_FOR_EVERY_RUN"];
const processes = asked ? 20 : 5;
const rounds = Number(asked ?? 1);

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "determined-client-dedupe-"));
  await build({
    entryPoints: ["src/index.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    minify: true,
    alias: { ...sides.web, "openapi-fetch": "./node_modules/openapi-fetch/dist/index.mjs" },
    outfile: join(directory, "client.mjs"),
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const config = {
  name: "one of one",
  entrypoint: "python3 -c pass",
  searcher: { name: "single", metric: "loss", max_length: { batches: 1_000_000 } },
  resources: { slots_per_trial: 0 },
};

/** Waits for a word on its input, so that all begin at once, and prints what came of the call. */
const programOf = (master: string, token: string): string => `
import { Determined } from ${JSON.stringify(pathToFileURL(join(directory, "client.mjs")))};
const determined = new Determined(${JSON.stringify({ master, token, tokenStore: false })});
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
process.stdin.destroy();
const launch = determined.createExperiment({ config: ${JSON.stringify(config)}, dedupeKey: "k" });
console.log(await launch.then(({ id }) => "id " + id, (error) => error.name + " " + error.message));`;

interface Caller {
  ready: Promise<void>;
  start: () => void;
  outcome: Promise<string>;
}

function call(master: string, token: string): Caller {
  const child = spawn(process.execPath, ["--input-type=module", "-e", programOf(master, token)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let printed = "";
  let onReady = (): void => {};
  const ready = new Promise<void>((resolve) => (onReady = resolve));
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    onReady();
  });
  const outcome = new Promise<string>((resolve) => {
    child.on("close", () => {
      onReady();
      resolve(printed.trim().split("\n").at(-1) ?? "");
    });
  });
  return { ready, start: () => child.stdin.end("go\n"), outcome };
}

for (let round = 0; round < rounds; round++) {
  test(
    `${processes} processes launch at once and requests get lost: one runs, round ${round}`,
    { timeout: 120_000 },
    async () => {
      const fake = await createFakeMaster();
      try {
        const { url } = await fake.listen();
        const token = fake.token("determined");
        const some = Math.ceil(processes / 8);
        fake.faults.drop({ operation: "CreateExperiment", when: "after", skip: 1 + (round % 3), times: some });
        fake.faults.drop({ operation: "CreateExperiment", when: "before", skip: 3 + some + (round % 4), times: some });
        fake.faults.drop({ operation: "CancelExperiment", when: "before", skip: round % 4, times: some });
        fake.faults.drop({ operation: "CancelExperiment", when: "after", skip: 4, times: some });
        fake.faults.drop({ operation: "GetExperiments", skip: processes + round, times: some });
        const callers = Array.from({ length: processes }, () => call(url, token));
        await Promise.all(callers.map(({ ready }) => ready));
        for (const { start } of callers) start();
        const outcomes = await Promise.all(callers.map(({ outcome }) => outcome));
        const created = fake.requests({ operation: "CreateExperiment" }).length;
        expect(created, "a race").toBeGreaterThan(1);
        const all = await new Determined({ master: url, token, tokenStore: false }).listExperiments();
        const running = all.filter(({ state }) => !state.includes("CANCELED")).map(({ id }) => id);
        expect(running).toHaveLength(1);
        expect(new Set(outcomes)).toEqual(new Set([`id ${running[0]}`]));
      } finally {
        await fake.close();
      }
    },
  );
}
