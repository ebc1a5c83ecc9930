import { currentRelease, oldestRelease } from "../../../generated/releases.js";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  createFakeMaster,
  type FakeMaster,
  type FakeMasterOptions,
  type FakeSnapshot,
  type ListenOptions,
} from "../../fake-master/index.js";
import { isRelease, nearestReleases, releaseSpan } from "../../fake-master/options/check-release.js";
import { defineCommand } from "../command.js";
import { KeptState } from "../fake-master/kept-state.js";
import type { Output } from "../output.js";
import { WrongUse } from "../wrong-use.js";

export const fakeMaster = defineCommand({
  about:
    "Runs a fake master on this machine until it is stopped, which is its success: Ctrl-C gives exit code 0. The official " +
    "Python SDK and the det command can use it:\n  DET_MASTER=http://127.0.0.1:8080 det -u determined experiment list",
  arguments: {},
  flags: {
    port: {
      type: "integer",
      value: "number",
      most: 65_535,
      default: 8080,
      about: "port to listen on; 0 takes any free one",
    },
    host: { type: "string", value: "address", default: "127.0.0.1", about: "address to listen on" },
    "allow-host": {
      type: "string",
      value: "name",
      multiple: true,
      about: "a further name by which it may be called, such as that of a container; * takes any",
    },
    cors: {
      type: "string",
      value: "origin",
      multiple: true,
      about: "an origin whose pages may call it, such as http://localhost:5173; * takes any",
    },
    speed: {
      type: "number",
      value: "factor",
      above: 0,
      default: 1,
      about:
        "how many times as fast as real time trials train; the times of logs and metrics then run ahead of this machine's clock",
    },
    state: {
      type: "string",
      value: "file",
      about: "keep what the master knows in this file: read at the start, written as it goes and at the end",
    },
    storage: {
      type: "string",
      value: "dir",
      about: "write checkpoints to this directory and read reported ones from it",
    },
    version: {
      type: "string",
      value: "release",
      about: `play this release, from ${oldestRelease} to ${currentRelease}, which is the default; a state that is kept has its own`,
    },
    slots: { type: "integer", value: "number", most: 1_000_000, default: 16, about: "slots of the cluster's agent" },
    seed: { type: "integer", value: "number", default: 1, about: "where random numbers start" },
    demo: {
      type: "boolean",
      about: "begin with a cluster worth looking at: users, projects, runs in every state, a registry",
    },
    quiet: { type: "boolean", about: "no line for each request" },
  },
  connects: false,
  json: 'First an object with "url", "version" and "users", then one for each request: "time", "method", "path", "status", "milliseconds".',
  exitCodes: { 0: "it was stopped by Ctrl-C or SIGTERM" },
  examples: { "fake-master --demo": "a cluster to play with", "fake-master --port 0 --quiet": "for a test" },
  async run({ flags, output, signal }) {
    const options = optionsOf(flags);
    const snapshot = await readState(flags.state);
    if (snapshot !== undefined && options.version !== undefined && options.version !== snapshot.release) {
      throw new WrongUse(
        `The state in ${flags.state} keeps a master of release ${snapshot.release}; ` +
          `leave --version ${options.version} out, or name another --state file.`,
      );
    }
    // Read before the master's clock runs: the runs of a state that was kept go on at its first tick.
    const demo = flags.demo ? await import("../fake-master/demo.js") : undefined;
    const fake = await createFakeMaster({ ...options, snapshot });
    demo?.train(fake);
    // A state that was kept is what somebody made of it.
    if (snapshot === undefined) await demo?.furnish(fake);
    const state = flags.state === undefined ? undefined : new KeptState(flags.state, () => fake.snapshot());
    // A user who cannot keep the state should know before there is one.
    await state?.begin();
    const onAnswer: ListenOptions["onAnswer"] = (entry) => {
      if (entry.method !== "GET") state?.changed();
      if (!flags.quiet) void log(output, entry);
    };
    const allowedHosts = anyOrThese(flags["allow-host"]);
    const url = await listen(fake, { port: flags.port, host: flags.host, allowedHosts, onAnswer });
    state?.changed();
    const users = ["determined", "admin"];
    await output.result(
      { url, version: fake.version, users },
      `fake master ${fake.version} at ${url} (users determined and admin, blank passwords); stop with Ctrl-C`,
    );
    await aborted(signal);
    await state?.end();
    await fake.close();
    return 0;
  },
});

interface Flags {
  readonly version: string | undefined;
  readonly speed: number;
  readonly slots: number;
  readonly seed: number;
  readonly storage: string | undefined;
  readonly cors: readonly string[];
}

function optionsOf({ version, speed, slots, seed, storage, cors }: Flags): FakeMasterOptions {
  if (version !== undefined && !isRelease(version)) {
    throw new WrongUse(`--version is ${releaseSpan}, not ${JSON.stringify(version)}.${nearestReleases(version)}`);
  }
  return { version, clock: "real", speed, slots, seed, storage, cors: anyOrThese(cors) };
}

const anyOrThese = (names: readonly string[]): true | readonly string[] => names.includes("*") || names;

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

function log(
  output: Output,
  { method, path: given, status, milliseconds }: { method: string; path: string; status: number; milliseconds: number },
): Promise<void> {
  const time = new Date().toISOString();
  const path = given.replace(SECRET, "$1…");
  const shown = status === 0 ? "dropped" : String(status);
  const line = `${time.slice(11, 19)} ${shown.padEnd(8)}${method.padEnd(7)}${path} ${milliseconds} ms`;
  return output.result({ time, method, path, status, milliseconds }, line);
}

async function readState(file: string | undefined): Promise<FakeSnapshot | undefined> {
  if (file === undefined || !existsSync(file)) return undefined;
  try {
    return JSON.parse(await readFile(file, "utf8")) as FakeSnapshot;
  } catch (cause) {
    throw new Error(`The state in ${file} cannot be read; move the file away to begin anew.`, { cause });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
