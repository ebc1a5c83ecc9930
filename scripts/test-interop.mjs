// Drives the fake master with the official Python SDK and the det command: node scripts/test-interop.mjs
// Needs dist/cli.js (npm run build), Python 3 and a package index. DETERMINED_VENV names a virtual environment to use again.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { outlastOutage } from "../test/interop/outage.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const interop = path.join(root, "test/interop");
const work = mkdtempSync(path.join(tmpdir(), "determined-interop-"));
const venv = process.env.DETERMINED_VENV ?? path.join(tmpdir(), "determined-client-venv");

function run(command, args, options = {}) {
  return spawnSync(command, args, { encoding: "utf8", timeout: 300_000, ...options });
}

function prepare() {
  if (existsSync(path.join(venv, "bin/det"))) return;
  run("python3", ["-m", "venv", venv], { stdio: "inherit" });
  const installed = run(path.join(venv, "bin/pip"), ["install", "-q", "determined==0.38.1"], {
    stdio: "inherit",
    timeout: 900_000,
  });
  if (installed.status !== 0) throw new Error("determined==0.38.1 could not be installed.");
}

/** A fake master of its own for one part, twenty times as fast as real time. */
async function withFake(name, use) {
  const home = path.join(work, name);
  mkdirSync(home, { recursive: true });
  const storage = path.join(home, "storage");
  const args = [path.join(root, "dist/cli.js"), "fake-master", "--port", "0", "--speed", "20", "--storage", storage];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let log = "";
  try {
    const url = await new Promise((resolve, reject) => {
      server.once("exit", () => reject(new Error("The fake master ended.")));
      server.stdout.on("data", (chunk) => {
        log += chunk;
        const found = /http:\/\/\S+/.exec(log);
        if (found !== null) resolve(found[0]);
      });
    });
    const env = {
      ...process.env,
      HOME: home,
      DET_MASTER: url,
      DET_USER: "determined",
      DET_PASS: "",
      STORAGE: storage,
      PYTHONWARNINGS: "ignore",
    };
    return await use({ home, env });
  } catch (error) {
    throw new Error(`${error.message}\n${log.split("\n").slice(-15).join("\n")}`);
  } finally {
    server.kill();
  }
}

/** The id of the first job in the queue. */
async function firstJob(options) {
  const { output } = await ask(path.join(venv, "bin/det"), ["job", "list", "--json"], options);
  return JSON.parse(output.slice(output.indexOf("{"))).jobs[0].jobId;
}

/** The fake has to answer while a client waits, so the client must not block this process. */
function ask(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    const timer = setTimeout(() => child.kill(), 180_000);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}

async function python(file) {
  return withFake(path.basename(file, ".py"), async ({ env }) => {
    const { status, output } = await ask(path.join(venv, "bin/python"), [path.join(interop, file)], {
      env,
      cwd: interop,
    });
    const steps = /STEPS (\d+)/.exec(output);
    if (status !== 0 || steps === null) throw new Error(`${file}: ${output.split("\n").slice(-25).join("\n")}`);
    return Number(steps[1]);
  });
}

async function commands() {
  return withFake("det", async ({ home, env }) => {
    mkdirSync(path.join(home, "ctx"));
    writeFileSync(path.join(home, "ctx/train.py"), "print(1)\n");
    writeFileSync(
      path.join(home, "cfg.yaml"),
      "name: cli\nentrypoint: python3 train.py\nsearcher: {name: random, metric: loss, max_trials: 2}\nhyperparameters: {lr: {type: double, minval: 0, maxval: 1}}\ncheckpoint_storage: {save_trial_best: 3, save_trial_latest: 3}\n",
    );
    // What is paused and canceled must not end on its own before, however slow this machine is.
    writeFileSync(
      path.join(home, "long.yaml"),
      "name: long\nentrypoint: python3 train.py\nsearcher: {name: adaptive_asha, metric: loss, max_trials: 1, time_metric: batches, max_time: 1000000}\n",
    );
    const lines = readFileSync(path.join(interop, "det-commands.txt"), "utf8")
      .split("\n")
      .filter((line) => line !== "");
    for (const line of lines) {
      const isAdmin = line.startsWith("as admin ");
      const words = line.replace("as admin ", "").split(" ");
      const job = words.includes("{job}") ? await firstJob({ env, cwd: home }) : "";
      const { status, output } = await ask(
        path.join(venv, "bin/det"),
        words.map((word) => (word === "{job}" ? job : word)),
        { env: isAdmin ? { ...env, DET_USER: "admin" } : env, cwd: home },
      );
      if (status !== 0)
        throw new Error(`det ${line}: exit code ${status}\n${output.split("\n").slice(-12).join("\n")}`);
    }
    return lines.length;
  });
}

/** The unit tests that meet the Python package: one auth.json, one lock, one way to pack a model definition. */
async function besidePython() {
  const files = ["auth-store", "pack-as-python"].map((name) => `test/unit/platform/${name}.test.ts`);
  const args = [path.join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "main", ...files];
  const env = { ...process.env, DETERMINED_PYTHON: path.join(venv, "bin/python") };
  const { status, output } = await ask(process.execPath, args, { env, cwd: root });
  if (status !== 0 || /skipped/.test(output)) throw new Error(`beside Python: ${output}`);
}

try {
  prepare();
  // It mostly sleeps, so the others go on beside it.
  const outlasting = outlastOutage(path.join(venv, "bin/python"));
  outlasting.catch(() => {});
  const counts = { sdk: await python("sdk.py"), detached: await python("detached.py"), det: await commands() };
  const outage = await outlasting;
  await besidePython();
  const total = counts.sdk + counts.detached + counts.det + outage;
  console.log(
    `interop: ${total} steps passed (SDK ${counts.sdk}, detached ${counts.detached}, det ${counts.det}, outage ${outage}); shared files held too`,
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
