import { spawn, type ChildProcess } from "node:child_process";
import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createMemoryTokenStore, Determined } from "../../../src/index.js";
import type { FakeSnapshot } from "../../../src/testing.js";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";

let command: BundledCommand;
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  command = await bundleCommand();
}, 60_000);
afterAll(() => command.cleanUp());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fake-master-"));
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** A fake master that runs, or has ended. */
interface Started {
  readonly url: string;
  readonly output: () => string;
  /** Sends the signal, and resolves to the exit code once it ended on its own. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function spawnCommand(args: string[]): {
  child: ChildProcess;
  printed: { out: string; err: string };
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [command.script, "fake-master", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] },
  });
  running.add(child);
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.err += text));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve)).finally(() =>
    running.delete(child),
  );
  return { child, printed, ended };
}

async function start(...args: string[]): Promise<Started> {
  const { child, printed, ended } = spawnCommand(["--port", "0", ...args]);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const [, found] = /at (http:\S+)/.exec(printed.out) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${printed.err}`)));
  });
  const stop = (signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return { url, output: () => printed.out, stop };
}

async function run(...args: string[]): Promise<Ended> {
  const { printed, ended } = spawnCommand(args);
  return { code: await ended, ...printed };
}

const connect = (url: string): Determined =>
  new Determined({ master: url, user: "determined", password: "", tokenStore: createMemoryTokenStore() });
const CONFIG = { entrypoint: "python3 train.py", searcher: { name: "single", metric: "loss" }, max_restarts: 0 };

test("--port 0 takes a free port and tells the address and how to log in", async () => {
  const master = await start();
  expect(master.output()).toMatch(
    /^fake master 0\.38\.1 at http:\/\/127\.0\.0\.1:\d+ \(users determined and admin, blank passwords\); stop with Ctrl-C\n$/,
  );
  expect((await connect(master.url).whoami()).username).toBe("determined");
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s makes it end with exit code 0, even while a log is followed",
  async (signal) => {
    const master = await start();
    const determined = connect(master.url);
    const experiment = await determined.createExperiment({ config: CONFIG });
    const trial = await experiment.awaitFirstTrial();
    const lines = trial.logs({ follow: true })[Symbol.asyncIterator]();
    await lines.next();
    expect(await master.stop(signal)).toBe(0);
    await lines.return?.();
  },
);

test("--state keeps what the master knows over a restart", async () => {
  const first = await start("--state", "deep/state.json");
  await connect(first.url).createModel("mnist", { description: "digits" });
  expect(await first.stop()).toBe(0);
  expect(await readdir(path.join(folder, "deep"))).toEqual(["state.json"]);
  const second = await start("--state", "deep/state.json");
  expect((await connect(second.url).getModel("mnist")).description).toBe("digits");
});

test("--state survives a kill -9, also what only time has changed", async () => {
  const first = await start("--state", "state.json", "--speed", "10000");
  const determined = connect(first.url);
  const { id } = await determined.createExperiment({ config: CONFIG });
  await determined.createModel("mnist");
  const isKept = async (): Promise<boolean> => {
    // Each state that is read is a whole one.
    const kept = JSON.parse(await readFile(path.join(folder, "state.json"), "utf8")) as FakeSnapshot;
    return (
      Object.values(kept.models).some(({ name }) => name === "mnist") && kept.experiments[id]?.state === "COMPLETED"
    );
  };
  while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve, 20));
  await first.stop("SIGKILL");
  const second = connect((await start("--state", "state.json")).url);
  expect((await second.getModel("mnist")).name).toBe("mnist");
  expect((await second.getExperiment(id)).state).toBe("STATE_COMPLETED");
});

test.each(["0.38.1", "0.19.10"])("--demo begins with a cluster worth looking at (%s)", async (version) => {
  const master = await start("--demo", "--version", version);
  const determined = new Determined({ master: master.url, user: "ada", password: "", tokenStore: false });
  const experiments = await determined.listExperiments();
  expect(experiments.map(({ name, state }) => [name, state.replace("STATE_", "")])).toEqual([
    ["mnist baseline", "COMPLETED"],
    ["mnist widths", "COMPLETED"],
    ["mnist fp16", "ERROR"],
    ["mnist first try", "CANCELED"],
    ["bert small", "RUNNING"],
    ["bert learning rates", "RUNNING"],
    ["bert large", "PAUSED"],
    ["mnist augmented", "RUNNING"],
  ]);
  // Ages are counted from today, not from where virtual time begins.
  expect((Date.now() - experiments[4]!.startTime!.getTime()) / 3_600_000).toBeCloseTo(3, 1);
  const { trials } = await experiments[2]!.explainFailure();
  expect(trials[0]!.lastLines.join("\n")).toContain("RuntimeError: CUDA out of memory");
  const versions = await (await determined.getModel("digits")).listVersions();
  expect(versions.map(({ name }) => name).sort()).toEqual(["baseline", "wider"]);
});

test("--demo gives the runs of a state that is kept their training again, before any of them goes on", async () => {
  // Fast enough that steps are due as soon as the clock runs.
  const args = ["--demo", "--state", "state.json", "--speed", "1000"];
  await (await start(...args)).stop("SIGTERM");
  const kept = async (): Promise<FakeSnapshot> =>
    JSON.parse(await readFile(path.join(folder, "state.json"), "utf8")) as FakeSnapshot;
  const reports = ({ trials }: FakeSnapshot) =>
    Object.values(trials)
      .filter(({ experimentId }) => experimentId === 8)
      .flatMap((trial) => trial.reports.filter(({ group }) => group === "training"));
  const before = reports(await kept()).length;
  await start(...args);
  while (reports(await kept()).length === before) await new Promise((resolve) => setTimeout(resolve, 20));
  const after = await kept();
  expect(reports(after).filter(({ metrics }) => !("accuracy" in metrics))).toEqual([]);
  const lines = Object.values(after.tasks).flatMap(({ logs }) => logs.map(({ log }) => log));
  expect(lines.filter((line) => /^step \d+ of/.test(line))).toEqual([]);
});

test("a state of another release than --version is refused with exit code 2, and the file stays as it is", async () => {
  expect(await (await start("--state", "state.json", "--version", "0.19.10")).stop()).toBe(0);
  const before = await readFile(path.join(folder, "state.json"), "utf8");
  const { code, err } = await run("--port", "0", "--state", "state.json", "--version", "0.38.1");
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("keeps a master of release 0.19.10") });
  expect(await readFile(path.join(folder, "state.json"), "utf8")).toBe(before);
});

test("a state that is not one is refused with the file's name, and stays as it is", async () => {
  await writeFile(path.join(folder, "state.json"), '{"half');
  const { code, err } = await run("--port", "0", "--state", "state.json");
  expect(code).toBe(1);
  expect(err).toMatch(/state in state\.json cannot be read/);
  expect(await readFile(path.join(folder, "state.json"), "utf8")).toBe('{"half');
});

test("--storage puts checkpoints where a DIRECT download finds them; --speed makes them soon", async () => {
  const master = await start("--storage", "checkpoints", "--speed", "1000");
  const determined = connect(master.url);
  const experiment = await determined.createExperiment({ config: CONFIG });
  expect(await experiment.wait({ interval: 50 })).toBe("STATE_COMPLETED");
  const checkpoint = await experiment.topCheckpoint();
  const direct = await checkpoint.download({ mode: "DIRECT", path: path.join(folder, "direct") });
  const throughMaster = await checkpoint.download({ mode: "MASTER", path: path.join(folder, "master") });
  await access(path.join(folder, "checkpoints", checkpoint.uuid));
  const files = (await readdir(direct, { recursive: true })).sort();
  expect(files).toContain(path.join("weights", "layer-0.bin"));
  expect((await readdir(throughMaster, { recursive: true })).sort()).toEqual(files);
});

test("--version 0.19.10 plays the oldest supported release", async () => {
  const master = await start("--version", "0.19.10");
  expect(master.output()).toMatch(/^fake master 0\.19\.10 at /);
  expect(await (await fetch(`${master.url}/api/v1/master`)).json()).toMatchObject({ version: "0.19.10" });
});

test("each request is one readable line, without what is secret in an address", async () => {
  const master = await start();
  await fetch(`${master.url}/api/v1/master`, { headers: { authorization: "Bearer hunter1" } });
  await fetch(`${master.url}/api/v1/experiments?limit=2&access_token=hunter2&Password=hunter3`);
  expect(await master.stop()).toBe(0);
  const lines = master.output().trim().split("\n").slice(1);
  expect(lines).toEqual([
    expect.stringMatching(/^\d\d:\d\d:\d\d 200 +GET +\/api\/v1\/master \d+ ms$/),
    expect.stringMatching(
      /^\d\d:\d\d:\d\d 401 +GET +\/api\/v1\/experiments\?limit=2&access_token=…&Password=… \d+ ms$/,
    ),
  ]);
  expect(master.output()).not.toContain("hunter");
});

test("--quiet prints no line for requests", async () => {
  const master = await start("--quiet");
  await fetch(`${master.url}/api/v1/master`);
  expect(await master.stop()).toBe(0);
  expect(master.output().trim().split("\n")).toHaveLength(1);
});

test.each([
  [["--speed", "0"], "--speed is a number above 0"],
  [["--speed", "fast"], '--speed is a number above 0, not "fast"'],
  [["--port", "70000"], '--port is an integer from 0 to 65535, not "70000"'],
  [["--slots", "1.5"], "--slots is an integer"],
  [["--version", "0.20"], '--version is a release from 0.19.10 to 0.38.1, not "0.20".'],
  [["--version", "0.20.2"], 'not "0.20.2". The nearest are 0.20.1 and 0.21.0.'],
  [["--what"], "--what"],
  [["extra"], "extra"],
])("%j is refused with what is wrong and exit code 2", async (args, said) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(said);
  expect(err).toContain("Usage: determined-client fake-master");
});

test("a port that is taken is named, with what to do", async () => {
  const { port } = new URL((await start()).url);
  const { code, err } = await run("--port", port);
  expect(code).toBe(1);
  expect(err).toBe(
    `determined-client: Port ${port} of 127.0.0.1 is taken; choose another --port, or 0 for any free one.\n`,
  );
});

test("--help prints the options and exits with 0", async () => {
  const { code, out, err } = await run("--help");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/--storage <dir>/);
});
