import process from "node:process";
import { currentRelease as newest, oldestRelease as oldest } from "../../../generated/releases.js";
import { createApiClient, unwrap } from "../../api/index.js";
import { InvalidArgumentError, TlsError, UnexpectedAnswerError } from "../../errors/index.js";
import { Determined, type DeterminedOptions } from "../../facade/determined.js";
import { nameProxy } from "../../platform/node/diagnosis.js";
import { systemClock } from "../../time/clock.js";
import { compareReleases } from "../../values/index.js";
import { messageOf, type TypedNames } from "../shell-words.js";
import { examineLogin, examineStore } from "./examine-login.js";
import type { Finding } from "./finding.js";

/** A clock may be off by this many milliseconds without a message. */
const tolerance = 30_000;

/** Finds out what stands between this machine and a master, from near to far: address, proxy, connection, release, login. */
export async function* examine(
  client: DeterminedOptions,
  names: TypedNames,
  signal: AbortSignal,
): AsyncGenerator<Finding, void> {
  let determined: Determined;
  try {
    determined = new Determined({ ...client, tokenStore: false, retry: false });
  } catch (error) {
    yield refused(error, names);
    return;
  }
  const { master } = determined;
  yield { result: "ok", subject: "address", words: `${master} (${source(client.master)})` };
  const proxy = nameProxy(master);
  if (proxy !== undefined) {
    yield { result: "note", subject: "proxy", words: `requests go through ${proxy}; NO_PROXY makes exceptions` };
  }
  if (yield* examineMaster(client, master, signal)) yield* examineLogin(client, master, signal);
  else yield* examineStore(master);
}

function refused(error: unknown, names: TypedNames): Finding {
  const argument = InvalidArgumentError.isInstance(error) ? error.argument : "";
  const words = messageOf(error, names);
  if (/_proxy$/i.test(argument)) {
    return { result: "FAIL", subject: "proxy", words, step: `Correct ${argument} in the environment, or unset it.` };
  }
  if (/cert|verify/i.test(argument)) {
    return { result: "FAIL", subject: "certificate", words, step: "Correct --cert, --cert-name or --noverify." };
  }
  const step = "Give the address of a master, such as http://host:8080, with -m or in DET_MASTER.";
  return { result: "FAIL", subject: "address", words, step };
}

const source = (given: unknown): string => {
  if (given) return "from --master";
  if (process.env.DET_MASTER) return "from DET_MASTER";
  return process.env.DET_MASTER_ADDR ? "from DET_MASTER_ADDR" : "the default; set DET_MASTER for another";
};

/** Asks for the release, which needs no login; true when the master answered. */
async function* examineMaster(
  client: DeterminedOptions,
  master: string,
  signal: AbortSignal,
): AsyncGenerator<Finding, boolean> {
  const { certPath, certName, noverify } = client;
  const api = createApiClient({ certPath, certName, noverify, master, retry: false });
  try {
    const asked = systemClock.now();
    const result = await api.GET("/api/v1/master", { signal });
    const info = unwrap(result);
    const certificate = master.startsWith("https") ? ", certificate accepted" : "";
    yield {
      result: "ok",
      subject: "connection",
      words: `answered in ${systemClock.now() - asked} ms${certificate}`,
    };
    if (master.startsWith("http:") && !/\/\/(localhost|127\.|\[::1)/.test(master)) {
      yield {
        result: "note",
        subject: "connection",
        words: "passwords and tokens go over plain http; use an https address where there is one",
      };
    }
    yield release(nameOf(info.version), nameOf(info.clusterName));
    yield clock(result.response.headers.get("date"), systemClock.now());
    return true;
  } catch (error) {
    signal.throwIfAborted();
    yield unanswered(error, client, master);
    return false;
  }
}

function unanswered(error: unknown, client: DeterminedOptions, master: string): Finding {
  const words = messageOf(error);
  if (TlsError.isInstance(error)) {
    const step = `Make the certificate of ${master} trusted: the line "certificate" says how.`;
    return { result: "FAIL", subject: "certificate", words, step };
  }
  const isDefault = source(client.master).startsWith("the default");
  if (UnexpectedAnswerError.isInstance(error)) {
    const step = `Correct the address ${master}, or what stands before the master: the line "connection" says how.`;
    return { result: "FAIL", subject: "connection", words, step };
  }
  const step = isDefault
    ? "Give the address of your master with -m or in DET_MASTER; without one, determined-client fake-master plays one."
    : `Correct the address ${master}, or start the master there.`;
  return { result: "FAIL", subject: "connection", words, step };
}

/** A name that fits into a line; the server that answered chose it. */
const nameOf = (value: unknown): string => (typeof value === "string" ? value.slice(0, 100) : "");

function release(version: string, cluster: string): Finding {
  const subject = "release";
  if (!version) {
    const step = "Give the address of a Determined master with -m or in DET_MASTER.";
    return { result: "FAIL", subject, words: "the master reports none; is it a Determined master?", step };
  }
  const words = `${version}${cluster ? `, cluster ${cluster}` : ""}`;
  if (compareReleases(version, oldest) < 0) {
    const step = `Update the master to release ${oldest} or newer.`;
    return { result: "FAIL", subject, words: `${words}: older than ${oldest}, the oldest supported`, step };
  }
  if (compareReleases(version, newest) > 0) {
    return { result: "note", subject, words: `${words}: newer than ${newest}, the newest tested` };
  }
  return { result: "ok", subject, words };
}

function clock(date: string | null, now: number): Finding {
  const subject = "clock";
  const there = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(there)) return { result: "note", subject, words: "the master sent no date to compare with" };
  const apart = Math.abs(now - there);
  if (apart <= tolerance) return { result: "ok", subject, words: "agrees with the master's" };
  const side = now > there ? "ahead of" : "behind";
  return {
    result: "note",
    subject,
    words: `${Math.round(apart / 1000)} s ${side} the master's: time filters of logs will be off; set this machine's clock`,
    step: "Set this machine's clock.",
  };
}
