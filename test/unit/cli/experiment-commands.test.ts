import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";
import { startCommand, type Ended, type Running } from "./run-command.js";

let command: BundledCommand;
let fake: FakeMaster;
let folder: string;
const ids: Record<"done" | "failed" | "paused" | "running" | "sweep", number> = {} as never;

const trialsOf = new Map<number, number[]>();

beforeAll(async () => {
  command = await bundleCommand();
  fake = await createFakeMaster({ clock: "real" });
  await fake.users.add({ username: "ada" });
  fake.train(() => ({ logs: ({ step }) => `epoch ${step}`, traceback: ["RuntimeError: CUDA out of memory"] }));
  const add = (options: Parameters<FakeMaster["experiments"]["add"]>[0]): number => {
    const [{ id, trialIds }] = fake.experiments.add(options) as [{ id: number; trialIds: number[] }];
    trialsOf.set(id, trialIds);
    return id;
  };
  const common = { runsFor: "1h", metric: "loss" } as const;
  ids.done = add({ ...common, name: "done", ago: "5h", username: "ada" });
  ids.sweep = add({ ...common, name: "sweep", ago: "4h", trials: 3, metric: "accuracy", smallerIsBetter: false });
  ids.failed = add({ ...common, name: "failed", ago: "3h", finalState: "ERROR" });
  ids.paused = add({ ...common, name: "paused", finalState: "PAUSED" });
  ids.running = add({ ...common, name: "running", ago: "10m" });
  await fake.listen({ port: 0 });
}, 60_000);
afterAll(async () => {
  await fake.close();
  await command.cleanUp();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cli-"));
  return () => rm(folder, { recursive: true });
});

const environment = (): Record<string, string> => ({
  DET_DEBUG_CONFIG_PATH: path.join(folder, "logins"),
  DET_MASTER: fake.url,
  DET_USER: "ada",
  DET_USER_TOKEN: fake.token("ada"),
});
const start = (...args: string[]): Running => startCommand(command, args, environment(), folder);
const run = (...args: (string | number)[]): Promise<Ended> => start(...args.map(String)).ended;
const cells = ({ out }: Ended): string[][] => out.trimEnd().split("\n").map((line) => line.split("\t")); // prettier-ignore
const objects = ({ out }: Ended): Record<string, unknown>[] =>
  out.trimEnd().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>); // prettier-ignore

test("experiments are rows with tabs between the columns, newest first, and objects with --json", async () => {
  const [plain, json, some, none] = await Promise.all([
    run("experiments"),
    run("experiments", "--json"),
    run("experiments", "--state", "completed", "--limit", 1),
    run("experiments", "--mine", "--state", "ERROR"),
  ]);
  expect(cells(plain).map((row) => row.slice(0, 4))).toEqual([
    [String(ids.running), "running", "RUNNING", expect.stringMatching(/^0\.\d+$/)],
    [String(ids.paused), "paused", "PAUSED", "0"],
    [String(ids.failed), "failed", "ERROR", "1"],
    [String(ids.sweep), "sweep", "COMPLETED", "1"],
    [String(ids.done), "done", "COMPLETED", "1"],
  ]);
  for (const row of cells(plain)) expect(new Date(row[4]!).toISOString()).toBe(row[4]);
  expect({ code: plain.code, err: plain.err }).toEqual({ code: 0, err: "" });
  expect(objects(json).map(({ id, state }) => [id, state])).toContainEqual([ids.done, "STATE_COMPLETED"]);
  expect(cells(some)).toEqual([expect.arrayContaining(["sweep"])]);
  expect(some.err).toMatch(/There are more than these 1; --limit/);
  expect(none).toEqual({ code: 0, out: "", err: expect.stringMatching(/No experiment meets these filters/) });
});

test("an owner that does not exist is an error, and is asked for only where nothing is found", async () => {
  const asked = (): number => fake.requests({ operation: "GetUserByUsername" }).length;
  const before = asked();
  expect(await run("experiments", "--owner", "ada")).toMatchObject({ code: 0, err: "" });
  expect(asked()).toBe(before);
  const [nobody, list, idle, both, blank] = await Promise.all([
    run("experiments", "--owner", "nobody", "--json"),
    run("experiments", "--owner", "ada,admin"),
    run("experiments", "--owner", "ada", "--state", "ERROR"),
    run("experiments", "--owner", "ada", "--state", "ERROR", "--owner", "nobody"),
    run("experiments", "--owner", " "),
  ]);
  expect({ code: nobody.code, out: nobody.out }).toEqual({ code: 1, out: "" });
  expect(JSON.parse(nobody.err)).toMatchObject({
    error: { name: "NotFoundError", message: `There is no user "nobody" at ${fake.url}.` },
  });
  expect(list).toMatchObject({ code: 1, err: expect.stringContaining("Repeat --owner for several users.") });
  expect(idle).toMatchObject({ code: 0, err: expect.stringContaining("No experiment meets these filters") });
  expect(both).toMatchObject({ code: 1, err: expect.stringContaining('no user "nobody"') });
  expect(asked()).toBe(before + 5);
  expect(blank).toMatchObject({ code: 2, err: expect.stringContaining("--owner is the name of a user") });
});

test("a metric that no checkpoint has is answered with those that are there", async () => {
  const [listed, perTrial] = await Promise.all([
    run("top", ids.sweep, "--metric", "acuracy"),
    run("top", ids.sweep, "--metric", "acuracy", "--per-trial", "--json"),
  ]);
  expect(listed).toMatchObject({ code: 1, out: "" });
  expect(listed.err).toContain('Those that exist have "accuracy"');
  expect(listed.err).toContain(`Next: determined-client top ${ids.sweep} --metric accuracy`);
  expect(JSON.parse(perTrial.err)).toMatchObject({
    error: { name: "NoCheckpointError", next: `determined-client top ${ids.sweep} --metric accuracy` },
  });
});

test("a direct download that the storage fails advises the master; what the directory fails does not", async () => {
  const uuid = cells(await run("top", ids.done))[0]![0]!;
  await writeFile(path.join(folder, "file"), "");
  const [storage, file] = await Promise.all([
    run("download", uuid, "my best", "--mode", "direct"),
    run("download", uuid, "file", "--mode", "direct"),
  ]);
  expect(storage.code).toBe(1);
  expect(storage.err).toContain(`Next: determined-client download ${uuid} 'my best' --mode master downloads it`);
  expect(file).toMatchObject({ code: 2, err: expect.stringContaining("DIR must be a directory") });
  expect(file.err).not.toContain("--mode master");
});

test("the exit code of wait tells the end state, and its output is the state alone", async () => {
  const [done, failed, paused, late, json, missing] = await Promise.all([
    run("wait", ids.done),
    run("wait", ids.failed),
    run("wait", ids.paused),
    run("wait", ids.running, "--max-wait", "3s", "--interval", "50ms"),
    run("wait", ids.done, "--json"),
    run("wait", 999, "--json"),
  ]);
  expect(done).toEqual({ code: 0, out: "COMPLETED\n", err: "" });
  expect(failed).toMatchObject({ code: 3, out: "ERROR\n" });
  expect(failed.err).toMatch(
    /Trial \d+ failed after 0 restarts\. Its log ends:[^]*CUDA out of memory[^]*Next: determined-client logs --trial \d+/,
  );
  expect(paused).toMatchObject({
    code: 5,
    out: "",
    err: expect.stringContaining(`Experiment ${ids.paused} is paused`),
  });
  expect(late).toMatchObject({ code: 6, out: "" });
  expect(late.err).toContain(`Experiment ${ids.running} has not ended after 3s; it is RUNNING and goes on.`);
  expect(objects(json)).toEqual([expect.objectContaining({ id: ids.done, state: "STATE_COMPLETED" })]);
  expect({ code: missing.code, out: missing.out }).toEqual({ code: 1, out: "" });
  expect(JSON.parse(missing.err)).toMatchObject({
    error: { name: "NotFoundError", status: 404, message: expect.stringContaining("999"), next: expect.any(String) },
  });
});

test("logs are those of the first trial, or with --trial of that one", async () => {
  const trials = trialsOf.get(ids.sweep) as [number, number, number];
  const [whole, first, second, lines, missing, empty] = await Promise.all([
    run("logs", ids.done),
    run("logs", ids.sweep, "--tail", 1),
    run("logs", "--trial", trials[1], "--tail", 1),
    run("logs", ids.done, "--json", "--search", "epoch", "--head", 2),
    run("logs", "--trial", 999),
    run("logs", ids.done, "--search", "no such words"),
  ]);
  expect(whole).toMatchObject({ code: 0, err: "" });
  expect(whole.out).toMatch(/^\[[^]*\|\| INFO: Scheduling Trial[^]*epoch 1\n[^]*terminated/);
  expect(first.out).toContain(`Trial ${trials[0]} `);
  expect(first.err).toContain(
    `has 3 trials; this is the log of the first, ${trials[0]}. Others are ${trials[1]}, ${trials[2]}`,
  );
  expect(second).toMatchObject({ err: "", out: expect.stringContaining(`Trial ${trials[1]} `) });
  expect(objects(lines).map(({ log }) => log)).toEqual(["epoch 1\n", "epoch 2\n"]);
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("takes the id of an experiment") });
  expect(empty).toMatchObject({
    code: 0,
    out: "",
    err: expect.stringContaining("has no line that meets these filters"),
  });
});

test("top ranks as the searcher does, or by another metric and direction", async () => {
  const [best, trials, worst, none] = await Promise.all([
    run("top", ids.done),
    run("top", ids.sweep, "--json"),
    run("top", ids.sweep, "--per-trial", "--smaller-is-better", "--limit", 2),
    run("top", ids.paused),
  ]);
  expect(cells(best)).toEqual([
    [expect.stringMatching(/^[\da-f-]{36}$/), expect.any(String), "1000", "COMPLETED", expect.any(String)],
  ]);
  const values = objects(trials).map(({ value }) => value as number);
  expect(values).toEqual([...values].sort((one, other) => other - one));
  expect(objects(trials)[0]).toMatchObject({ metric: "accuracy", steps: 1000, experimentId: ids.sweep });
  expect(cells(worst).map((row) => Number(row[1]))).toEqual([...values].reverse().slice(0, 2));
  expect(none).toMatchObject({ code: 1, out: "" });
  expect(none.err).toContain(
    `There is no completed checkpoint of experiment ${ids.paused} with the validation metric "loss".`,
  );
});

test("download prints the directory, which holds the checkpoint", async () => {
  const uuid = cells(await run("top", ids.done))[0]![0]!;
  const [plain, json, wrong, missing] = await Promise.all([
    run("download", uuid),
    run("download", uuid, "best", "--json"),
    run("download", ids.done),
    run("download", "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385", "none"),
  ]);
  expect(plain).toEqual({ code: 0, out: `${path.join("checkpoints", uuid)}\n`, err: "" });
  expect(objects(json)).toEqual([{ uuid, path: "best" }]);
  expect(await readdir(path.join(folder, "best"))).toContain("metadata.json");
  expect(wrong).toMatchObject({
    code: 2,
    err: expect.stringContaining(`"determined-client top ${ids.done}" lists the checkpoints`),
  });
  expect(missing).toMatchObject({ code: 1, err: expect.stringContaining("determined-client top <experiment>") });
  expect(await readdir(folder)).toEqual(["best", "checkpoints"]);
});

test("Ctrl-C ends what is under way with exit code 130, without a stack, and leaves nothing behind", async () => {
  const uuid = cells(await run("top", ids.done))[0]![0]!;
  const stall = fake.faults.stall({ operation: "get-checkpoint", afterBytes: 100 });
  try {
    const calls = [
      [start("wait", String(ids.running)), `Experiment ${ids.running} is RUNNING.`],
      [start("logs", "-f", String(ids.running)), "epoch"],
      [start("logs", "-f", String(ids.running), "--tail", "1", "--json"), '"log"'],
    ] as const;
    const download = start("download", uuid, "half", "--mode", "master");
    while (fake.requests({ operation: "get-checkpoint" }).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const [running, text] of calls) await running.until(text);
    for (const { child } of [...calls.map(([running]) => running), download]) child.kill("SIGINT");
    for (const { ended } of [...calls.map(([running]) => running), download]) {
      const { code, err } = await ended;
      expect(code).toBe(130);
      expect(err).not.toMatch(/Error|^ +at /m);
    }
    expect(await readdir(folder)).toEqual([]);
  } finally {
    stall.remove();
  }
});

test("a reader that goes ends the command quietly", async () => {
  // Its lines go on coming after the first.
  const [quick] = fake.experiments.add({ name: "quick", runsFor: "20s", metric: "loss" });
  const shell = `set -o pipefail; "${process.execPath}" "${command.script}" logs -f ${quick!.id} | head -1`;
  const ended = await new Promise<[unknown, string, string]>((resolve) =>
    execFile("bash", ["--norc", "-c", shell], { env: { PATH: process.env.PATH, ...environment() } }, (...all) =>
      resolve(all),
    ),
  );
  expect(ended).toEqual([null, expect.stringMatching(/^\[.*\n$/), ""]);
});

test.skipIf(spawnSync("script", ["--version"]).status !== 0)(
  "on a terminal there are tables, colours and bars",
  async () => {
    const type = (...args: (string | number)[]): Promise<string> => {
      const line = [process.execPath, command.script, ...args].map((each) => `'${each}'`).join(" ");
      const env = { PATH: process.env.PATH, TERM: "xterm", COLUMNS: "100", ...environment(), ...colours };
      return new Promise((resolve) =>
        execFile("script", ["-qec", line, "/dev/null"], { env, cwd: folder }, (_, out) => resolve(out)),
      );
    };
    let colours: Record<string, string> = {};
    const table = await type("experiments");
    expect(table).toMatch(/\u001b\[2mID\u001b\[0m +\u001b\[2mNAME/);
    expect(table).toContain("\u001b[31mERROR");
    expect(await type("wait", ids.running, "--max-wait", "3s", "--interval", "4s")).toMatch(
      /\u001b\[2K\d+ running {2}\[#+-+\] {2}RUNNING +\d+% {2}0s\r\u001b\[2Kdetermined-client: Experiment \d+ has not ended/,
    );
    colours = { NO_COLOR: "1" };
    expect(await type("experiments")).not.toContain("\u001b");
    expect(await type("experiments", "--json")).toMatch(/^\{"id"/);
    expect(existsSync(path.join(folder, "logins"))).toBe(false);
  },
);

test("nobody logged in, a wrong prefix, a master that is down: each says what to do next", async () => {
  const prefixed = { ...environment(), DET_MASTER: `${fake.url}/base`, DET_PASS: "", DET_USER_TOKEN: "" };
  const nobody = { DET_MASTER: fake.url, DET_DEBUG_CONFIG_PATH: folder };
  const down = { ...environment(), DET_MASTER: "http://127.0.0.1:2" };
  const [first, second, third, fourth] = await Promise.all([
    startCommand(command, ["experiments", "-u", "stranger"], nobody).ended,
    startCommand(command, ["experiments"], prefixed).ended,
    startCommand(command, ["wait", "1", "--json"], down).ended,
    startCommand(command, ["experiments"], { ...environment(), DET_MASTER: `${fake.url}/base` }).ended,
  ]);
  expect(first).toMatchObject({
    code: 1,
    err: expect.stringContaining("Next: determined-client login -u stranger logs in"),
  });
  for (const { code, err } of [second, fourth]) {
    expect(code).toBe(1);
    expect(err).toMatch(/Its path \/base may be wrong/);
    expect(err).toMatch(/Next: determined-client doctor/);
  }
  expect(third.code).toBe(1);
  expect(JSON.parse(third.err)).toMatchObject({
    error: { name: "MasterUnreachableError", next: expect.stringMatching(/^determined-client doctor /) },
  });
});
