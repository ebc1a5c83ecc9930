import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { parseArgs } from "node:util";
import {
  createFakeMaster,
  type FakeMaster,
  type FakeMasterOptions,
  type FakeSnapshot,
  type ListenOptions,
} from "../fake-master/index.js";
import { isRelease, nearestReleases, releaseSpan } from "../fake-master/options/check-release.js";
import { KeptState } from "./kept-state.js";
import { printHelp, printLine, printProblem, wordsOf } from "./terminal.js";

const command = "determined-client fake-master";

const HELP = `Usage: determined-client fake-master [options]

Runs a fake master on this machine until it is stopped. The official Python SDK and the det command can use it:
  DET_MASTER=http://127.0.0.1:8080 det -u determined experiment list

Options:
  --port <number>      port to listen on; 0 takes any free one (default 8080)
  --host <address>     address to listen on (default 127.0.0.1)
  --allow-host <name>  a further name by which it may be called, such as that of a container; * takes any; may be repeated
  --cors <origin>      an origin whose pages may call it, such as http://localhost:5173; * takes any; may be repeated
  --speed <factor>     how many times as fast as real time trials train (default 1);
                       the times of logs and metrics then run ahead of this machine's clock
  --state <file>       keep what the master knows in this file: read at the start, written as it goes and at the end
  --storage <dir>      write checkpoints to this directory and read reported ones from it
  --version <release>  play this release, from 0.19.10 to 0.38.1 (default); a state that is kept has its own
  --slots <number>     slots of the cluster's agent (default 16)
  --seed <number>      where random numbers start (default 1)
  --demo               begin with a cluster worth looking at: users, projects, runs in every state, a registry
  --quiet              no line for each request
  --help               print this help
`;

const OPTIONS = {
  port: { type: "string", default: "8080" },
  host: { type: "string", default: "127.0.0.1" },
  "allow-host": { type: "string", multiple: true, default: [] as string[] },
  cors: { type: "string", multiple: true, default: [] as string[] },
  speed: { type: "string", default: "1" },
  state: { type: "string" },
  storage: { type: "string" },
  version: { type: "string" },
  slots: { type: "string", default: "16" },
  seed: { type: "string", default: "1" },
  demo: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `determined-client fake-master`: a fake master behind a real HTTP server. */
export async function fakeMasterCommand(args: readonly string[]): Promise<number> {
  let values: ReturnType<typeof parse>;
  let options: FakeMasterOptions;
  try {
    values = parse(args);
    options = optionsOf(values);
  } catch (error) {
    printProblem(command, wordsOf(error));
    printHelp(`\n${HELP}`, "stderr");
    return 2;
  }
  if (values.help) {
    printHelp(HELP);
    return 0;
  }
  const snapshot = await readState(values.state);
  if (snapshot !== undefined && options.version !== undefined && options.version !== snapshot.release) {
    printProblem(
      command,
      `${values.state} keeps a master of release ${snapshot.release}; ` +
        `leave --version ${options.version} out, or name another --state file.`,
    );
    return 2;
  }
  // A reader of the line below may send the signal at once.
  const end = stopped();
  const fake = await createFakeMaster({ ...options, snapshot });
  // A state that was kept is what somebody made of it.
  if (values.demo && snapshot === undefined) await (await import("./demo.js")).furnish(fake);
  const state = values.state === undefined ? undefined : new KeptState(values.state, () => fake.snapshot());
  // A user who cannot keep the state should know before there is one.
  await state?.begin();
  const onAnswer: ListenOptions["onAnswer"] = (entry) => {
    if (entry.method !== "GET") state?.changed();
    if (!values.quiet) log(entry);
  };
  const allowedHosts = anyOrThese(values["allow-host"]);
  const url = await listen(fake, { port: Number(values.port), host: values.host, allowedHosts, onAnswer });
  state?.changed();
  printLine(`fake master ${fake.version} at ${url} (users determined and admin, blank passwords); stop with Ctrl-C`);
  await end;
  await state?.end();
  await fake.close();
  return 0;
}

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"] {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: false }).values;
}

function optionsOf(values: ReturnType<typeof parse>): FakeMasterOptions {
  const { version } = values;
  if (version !== undefined && !isRelease(version)) {
    throw new TypeError(`--version is ${releaseSpan}, not ${JSON.stringify(version)}.${nearestReleases(version)}`);
  }
  const speed = Number(values.speed);
  if (!(speed > 0 && Number.isFinite(speed))) {
    throw new TypeError(`--speed is a number above 0, not ${JSON.stringify(values.speed)}.`);
  }
  wholeNumber("port", values.port, 65_535);
  return {
    version,
    speed,
    slots: wholeNumber("slots", values.slots, 1_000_000),
    seed: wholeNumber("seed", values.seed, Number.MAX_SAFE_INTEGER),
    storage: values.storage,
    cors: anyOrThese(values.cors),
  };
}

const anyOrThese = (names: readonly string[]): true | readonly string[] => names.includes("*") || names;

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new TypeError(`--${option} is an integer from 0 to ${most}, not ${JSON.stringify(text)}.`);
  }
  return value;
}

async function listen(fake: FakeMaster, where: ListenOptions): Promise<string> {
  try {
    return (await fake.listen(where)).url;
  } catch (error) {
    await fake.close();
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${where.port} of ${where.host} is taken; choose another --port, or 0 for any free one.`);
  }
}

/** Values in an address that a log must not show. */
const SECRET = /([?&][^=&]*(?:token|password|secret|auth)[^=&]*=)[^&]*/gi;

function log(entry: { method: string; path: string; status: number; milliseconds: number }): void {
  const time = new Date().toISOString().slice(11, 19);
  const status = entry.status === 0 ? "dropped" : String(entry.status);
  const address = entry.path.replace(SECRET, "$1…");
  printLine(`${time} ${status.padEnd(8)}${entry.method.padEnd(7)}${address} ${entry.milliseconds} ms`);
}

async function readState(file: string | undefined): Promise<FakeSnapshot | undefined> {
  if (file === undefined || !existsSync(file)) return undefined;
  try {
    return JSON.parse(await readFile(file, "utf8")) as FakeSnapshot;
  } catch (cause) {
    throw new Error(`The state in ${file} cannot be read; move the file away to begin anew.`, { cause });
  }
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}
