// Drives the fake master with the official Python SDK and the det command: node scripts/test-interop.mjs
// Needs dist/cli.js (npm run build), Python 3 and a package index. DETERMINED_VENV and DETERMINED_VENV_0_19_10 name virtual environments to use again.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { outlastOutage } from "../test/interop/outage.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const interop = path.join(root, "test/interop");
const work = mkdtempSync(path.join(tmpdir(), "determined-interop-"));
const venvs = {
  newest: process.env.DETERMINED_VENV ?? path.join(tmpdir(), "determined-client-venv"),
  oldest: process.env.DETERMINED_VENV_0_19_10 ?? path.join(tmpdir(), "determined-client-venv-0.19.10"),
};

function run(command, args, options = {}) {
  return spawnSync(command, args, { encoding: "utf8", timeout: 300_000, ...options });
}

function install(venv, packages) {
  run("python3", ["-m", "venv", venv], { stdio: "inherit" });
  const options = { stdio: "inherit", timeout: 900_000 };
  const installed = run(path.join(venv, "bin/pip"), ["install", "-q", ...packages], options);
  if (installed.status !== 0) throw new Error(`${packages.at(-1)} could not be installed.`);
}

function prepare() {
  if (!existsSync(path.join(venvs.newest, "bin/det"))) install(venvs.newest, ["determined==0.38.1"]);
  if (existsSync(path.join(venvs.oldest, "bin/det"))) return;
  // What 0.19.10 depends on does not build any more (docker-compose, through an old PyYAML). It takes what 0.38.1 has installed,
  // and beside it what only it imports. Its YAML files are read with functions that ruamel.yaml 0.18 removed.
  const own = ["ruamel.yaml<0.18", "websocket-client<1", "appdirs", "pyyaml", "hdfs", "docopt"];
  install(venvs.oldest, ["--no-deps", ...own, "determined==0.19.10"]);
  const [packages, others] = [venvs.oldest, venvs.newest].map((venv) => {
    const asked = ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"];
    return run(path.join(venv, "bin/python"), asked).stdout.trim();
  });
  writeFileSync(path.join(packages, "others.pth"), `${others}\n`);
}

/** A fake master of its own for one part, twenty times as fast as real time. */
async function withFake(name, version, use) {
  const home = path.join(work, name);
  mkdirSync(home, { recursive: true });
  const storage = path.join(home, "storage");
  const args = [path.join(root, "dist/cli.js"), "fake-master", "--port", "0", "--speed", "20"];
  args.push("--storage", storage, "--version", version);
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

/** The fake has to answer while a client waits, so the client must not block this process. */
function ask(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    const timer = setTimeout(() => child.kill(), 600_000);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}

/** Runs a Python program against a fake of its own, and gives how many steps that were. */
async function python(file, { venv, version, given = [] }) {
  const name = path.basename(given[0] ?? file, path.extname(file));
  return withFake(name, version, async ({ home, env }) => {
    cpSync(path.join(interop, "files"), home, { recursive: true });
    const { status, output } = await ask(path.join(venv, "bin/python"), [path.join(interop, file), ...given], {
      env,
      cwd: home,
    });
    const steps = /STEPS (\d+)/.exec(output);
    if (status !== 0 || steps === null) throw new Error(`${name}: ${output.split("\n").slice(-40).join("\n")}`);
    return Number(steps[1]);
  });
}

/** The commands of a file, all in one process. */
function commands(file, options) {
  return python("det.py", { ...options, given: [path.join(interop, file)] });
}

/** One command as a process of its own: the script that pip installs. */
async function command(venv, version) {
  return withFake(`command-${version}`, version, async ({ home, env }) => {
    const { status, output } = await ask(path.join(venv, "bin/det"), ["user", "whoami"], { env, cwd: home });
    if (status !== 0 || !output.includes("determined")) throw new Error(`det ${version} user whoami: ${output}`);
    return 1;
  });
}

/** Counts of the steps of one release by part, one part after another. */
async function partsOf(venv, version, programs, files) {
  const counts = { [`det ${version}`]: await command(venv, version) };
  for (const program of programs) counts[program] = await python(program, { venv, version });
  for (const file of files) counts[file] = await commands(file, { venv, version });
  return counts;
}

/** The tests that meet the Python package: one auth.json, one lock, one way to pack a model definition, scripts and their ports. */
async function besidePython() {
  const files = ["auth-store", "pack-as-python"].map((name) => `test/unit/platform/${name}.test.ts`);
  files.push("test/docs/side-by-side.test.ts");
  const args = [path.join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "main", ...files];
  const env = { ...process.env, DETERMINED_PYTHON: path.join(venvs.newest, "bin/python") };
  const { status, output } = await ask(process.execPath, args, { env, cwd: root });
  if (status !== 0 || /skipped/.test(output)) throw new Error(`beside Python: ${output}`);
}

try {
  prepare();
  // The outage mostly sleeps, so the others go on beside it; the two releases have a core each.
  const parts = await Promise.allSettled([
    partsOf(venvs.newest, "0.38.1", ["sdk.py", "detached.py"], ["det-commands.txt", "det-options.txt"]),
    partsOf(venvs.oldest, "0.19.10", ["sdk-0.19.10.py"], ["det-0.19.10.txt"]),
    outlastOutage(path.join(venvs.newest, "bin/python")),
  ]);
  const failed = parts.find(({ status }) => status === "rejected");
  if (failed !== undefined) throw failed.reason;
  const [newest, oldest, outage] = parts.map(({ value }) => value);
  const counts = { ...newest, ...oldest, outage };
  await besidePython();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  console.log(`interop: ${total} steps passed (${shown.join(", ")}); shared files held too`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
