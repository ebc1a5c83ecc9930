import { stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { createApiClient, unwrap } from "../api/index.js";
import { InvalidArgumentError, TlsError } from "../errors/index.js";
import { Determined } from "../facade/determined.js";
import { createAuthStore } from "../platform/node/auth-store.js";
import { currentConfigDirectory } from "../platform/node/config-directory.js";
import { nameProxy } from "../platform/node/diagnosis.js";
import { systemClock } from "../time/clock.js";
import { compareReleases } from "../values/index.js";
import { connectionHelp, readCall, type CommandCall } from "./client-options.js";
import { printLine, wordsOf } from "./terminal.js";

const help = `Usage: determined-client doctor [options]

Checks address, proxy, connection, certificate, release, clock and login, and says what works and what to do.
Keeps nothing and changes nothing. Exit code 1 when something does not work.

${connectionHelp}`;

/** What one check found. */
type Finding = readonly ["ok" | "note" | "FAIL", subject: string, words: string];

/** Releases that this package is tested with. */
const oldest = "0.19.10";
const newest = "0.38.1";
/** A clock may be off by this many milliseconds without a message. */
const tolerance = 30_000;

/** `determined-client doctor`: finds out what stands between this machine and a master. */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const call = readCall("doctor", help, args);
  if (typeof call === "number") return call;
  let failed = false;
  for await (const [kind, subject, words] of examine(call)) {
    failed ||= kind === "FAIL";
    printLine(`${kind.padEnd(5)}${subject.padEnd(12)}${words}`);
  }
  return failed ? 1 : 0;
}

async function* examine({ client }: CommandCall): AsyncGenerator<Finding> {
  let determined: Determined;
  try {
    determined = new Determined({ ...client, tokenStore: false, retry: false });
  } catch (error) {
    const isProxy = InvalidArgumentError.isInstance(error) && /_proxy$/i.test(error.argument);
    yield ["FAIL", isProxy ? "proxy" : "address", wordsOf(error)];
    return;
  }
  const { master } = determined;
  yield ["ok", "address", `${master} (${source(client.master)})`];
  const proxy = nameProxy(master);
  if (proxy !== undefined) yield ["note", "proxy", `requests go through ${proxy}; NO_PROXY makes exceptions`];
  if (yield* examineMaster(client, master)) yield* examineLogin(client, master);
  else yield* examineStore(master);
}

const source = (given: unknown): string => {
  if (given) return "from --master";
  if (process.env.DET_MASTER) return "from DET_MASTER";
  return process.env.DET_MASTER_ADDR ? "from DET_MASTER_ADDR" : "the default; set DET_MASTER for another";
};

/** Asks for the release, which needs no login; true when the master answered. */
async function* examineMaster(client: CommandCall["client"], master: string): AsyncGenerator<Finding, boolean> {
  const { certPath, certName, noverify } = client;
  const api = createApiClient({ certPath, certName, noverify, master, retry: false });
  try {
    const asked = systemClock.now();
    const result = await api.GET("/api/v1/master");
    const info = unwrap(result);
    yield [
      "ok",
      "connection",
      `answered in ${systemClock.now() - asked} ms${master.startsWith("https") ? ", certificate accepted" : ""}`,
    ];
    if (master.startsWith("http:") && !/\/\/(localhost|127\.|\[::1)/.test(master)) {
      yield ["note", "connection", "passwords and tokens go over plain http; use an https address where there is one"];
    }
    yield release(nameOf(info.version), nameOf(info.clusterName));
    yield clock(result.response.headers.get("date"), systemClock.now());
    return true;
  } catch (error) {
    const subject = TlsError.isInstance(error) ? "certificate" : "connection";
    yield ["FAIL", subject, wordsOf(error)];
    return false;
  }
}

/** A name that fits into a line; the server that answered chose it. */
const nameOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, 100) : "");

function release(version: string, cluster: string): Finding {
  if (!version) return ["FAIL", "release", "the master reports none; is it a Determined master?"];
  const words = `${version}${cluster ? `, cluster ${cluster}` : ""}`;
  if (compareReleases(version, oldest) < 0)
    return ["FAIL", "release", `${words}: older than ${oldest}, the oldest supported`];
  if (compareReleases(version, newest) > 0)
    return ["note", "release", `${words}: newer than ${newest}, the newest tested`];
  return ["ok", "release", words];
}

function clock(date: string | null, now: number): Finding {
  const there = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(there)) return ["note", "clock", "the master sent no date to compare with"];
  const apart = Math.abs(now - there);
  if (apart <= tolerance) return ["ok", "clock", "agrees with the master's"];
  const words = `${Math.round(apart / 1000)} s ${now > there ? "ahead of" : "behind"} the master's: time filters of logs will be off; set this machine's clock`;
  return ["note", "clock", words];
}

async function* examineLogin(client: CommandCall["client"], master: string): AsyncGenerator<Finding> {
  const store = yield* examineStore(master);
  if (!store) return;
  try {
    const identity = new Determined({
      ...client,
      retry: false,
      tokenStore: {
        get: (at, user) => store.get(at, user),
        set: () => Promise.resolve(),
        delete: () => Promise.resolve(),
      },
    });
    const { username } = await identity.whoami();
    yield ["ok", "login", username];
  } catch (error) {
    yield ["FAIL", "login", wordsOf(error)];
  }
}

/** Looks at `auth.json`; the store when it can be used. */
async function* examineStore(master: string): AsyncGenerator<Finding, ReturnType<typeof createAuthStore> | undefined> {
  const directory = currentConfigDirectory();
  const file = path.join(directory, "auth.json");
  const store = createAuthStore(directory);
  try {
    const users = await store.users(master);
    const facts = await stat(file).catch(() => undefined);
    if (!facts) yield ["note", "tokens", `${file} does not exist yet; determined-client login makes it`];
    else if (process.platform !== "win32" && facts.mode & 0o077) {
      yield ["note", "tokens", `${file} can be read by other users: chmod 600 ${file}`];
    } else yield ["ok", "tokens", `${file}: ${users.length > 0 ? users.join(", ") : "nobody at this master"}`];
    return store;
  } catch (error) {
    yield ["FAIL", "tokens", wordsOf(error)];
    return undefined;
  }
}
