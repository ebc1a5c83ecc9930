import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";

let passed = 0;
let left = 0;
const failures = [];

/** Runs one named check; what it throws is its failure, and the next check runs all the same. */
export async function check(name, run) {
  const began = Date.now();
  try {
    await run();
    passed += 1;
    console.log(`ok   ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failures.push(name);
    console.log(`FAIL ${name}\n${String(error.message ?? error).replace(/^/gm, "     ")}`);
  }
}

/** Says that a check was not run, with the reason in its name. It is not a failure. */
export function notRun(name) {
  left += 1;
  console.log(`--   ${name}`);
}

/** Prints the count and gives the exit code. */
export function summary(what = "package") {
  console.log(`${what}: ${passed} passed, ${failures.length} failed${left ? `, ${left} not run` : ""}`);
  return failures.length === 0 ? 0 : 1;
}

/** Runs Node in a folder and gives what it printed; a non-zero exit, or one that does not come in time, is an error. */
export function node(cwd, ...args) {
  const result = spawnSync(process.execPath, args, {
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    env: cleanEnvironment(),
  });
  const output = `${result.stdout}${result.stderr}`;
  if (result.error) throw new Error(`${args.at(-1)} did not end: ${result.error.message}\n${output}`);
  if (result.status !== 0) throw new Error(`exit code ${result.status}\n${output.slice(0, 4000)}`);
  return result.stdout.trim();
}

/** Runs any program meanwhile and gives what it printed; a non-zero exit, or one that does not come in time, is an error. */
export async function run(program, cwd, args, environment = {}, seconds = 30) {
  const options = {
    cwd,
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
    env: { ...cleanEnvironment(), ...environment },
  };
  try {
    return (await promisify(execFile)(program, args, options)).stdout.trim();
  } catch (error) {
    const output = `${error.stdout ?? ""}${error.stderr ?? ""}`.slice(0, 4000);
    throw new Error(`${error.killed ? `it did not end in ${seconds} s` : `exit code ${error.code}`}\n${output}`);
  }
}

/** Nobody's login may leak into what is tested. */
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^DET_|_PROXY$/i.test(name)));
}

export function equal(actual, expected) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right}, got ${left}`);
}
