import { printableLogger } from "../api/hooks.js";
import type { ApiClient, Logger } from "../api/index.js";
import type { RequestOptions } from "../api/request-options.js";
import { retryPolicy } from "../api/retry-policy.js";
import { mastersWords } from "../api/status-error.js";
import { unwrap } from "../api/unwrap.js";
import { UnsupportedByMasterError } from "../errors/index.js";
import { Session, type SessionOptions } from "../session/session.js";
import { withSignal } from "../time/abort.js";
import { durationToMilliseconds } from "../time/duration.js";
import { systemClock, withOwnSignals, type Clock } from "../time/clock.js";
import { compareReleases } from "../values/index.js";

/** What every object of the facade holds: one master, one login, one pipeline. */
export interface Connection {
  /** Canonical address of the master. */
  readonly master: string;
  /** The typed low level, on the pipeline that logs in, retries and maps errors. */
  readonly api: ApiClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly session: Session;
  /** The longest that a stream may be silent where the caller names no limit, in milliseconds; undefined for the default. */
  readonly silence: number | undefined;
  /** How often a stream that was cut is opened in a row without a new line; 1 with `retry: false`. */
  readonly streamAttempts: number;
  /** The longest outage that something long survives where the caller names none, in milliseconds; 0 with `retry: false`. */
  readonly maxOutage: number;
  /** The master's release, read at most once per client; undefined when the master does not report one. */
  release(options?: RequestOptions): Promise<string | undefined>;
  /** The same without a request: undefined also as long as nobody has read it. */
  knownRelease(): string | undefined;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

const releases = new WeakMap<Session, Promise<string | undefined>>();
const knownReleases = new WeakMap<Session, string>();

/** Makes the connection of a client; shares the login of `session` where one is given. Sends nothing. */
export function createConnection(options: SessionOptions, session?: Session): Connection {
  const login = session ?? new Session(options);
  const api = session ? session.connect(options) : login.api;
  return {
    master: login.master,
    api,
    clock: withOwnSignals(options.clock ?? systemClock),
    logger: options.logger ? printableLogger(options.logger) : silent,
    session: login,
    silence: options.timeout === undefined ? undefined : durationToMilliseconds(options.timeout),
    streamAttempts: retryPolicy(options.retry).attempts,
    maxOutage: options.retry === false ? 0 : 15 * 60_000,
    release(request) {
      let release = releases.get(login);
      if (!release) {
        // Shared by all who ask, so no caller's signal may end it; a failure is not kept.
        release = api.GET("/api/v1/master").then((answer) => {
          const { version }: { version: unknown } = unwrap(answer);
          if (typeof version !== "string" || !version) return undefined;
          knownReleases.set(login, version);
          return version;
        });
        releases.set(login, release);
        release.catch(() => releases.delete(login));
      }
      return withSignal(release, request?.signal);
    },
    knownRelease: () => knownReleases.get(login),
  };
}

/** Whether a master's release is `since` or newer; one that it does not tell is taken for new. */
export function isRelease(release: string | undefined, since: string): boolean {
  return release === undefined || compareReleases(release, since) >= 0;
}

/** A call that some releases lack, for the error that says so. */
export interface SupportedCall {
  /** The method as users know it, such as `"Checkpoint.removeFiles"`. */
  readonly what: string;
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
}

/** Rejects, before anything is sent, when the master is older than `since`. */
export async function requireRelease(
  connection: Connection,
  since: string,
  call: SupportedCall,
  options: RequestOptions | undefined,
): Promise<void> {
  refuseOlder(connection, since, call, await connection.release(options));
}

/**
 * Does what a master older than `since` answers with an error: asks for its release only then, so that the error can name it.
 * Where the release is known, nothing is sent to an older master.
 */
export async function whereSupported<T>(
  connection: Connection,
  since: string,
  call: SupportedCall,
  options: RequestOptions | undefined,
  send: () => Promise<T>,
): Promise<T> {
  refuseOlder(connection, since, call, connection.knownRelease());
  try {
    return await send();
  } catch (error) {
    if (!UnsupportedByMasterError.isInstance(error)) throw error;
    const release = await connection.release(options).catch(() => {
      options?.signal?.throwIfAborted();
      return undefined;
    });
    const { master } = connection;
    const said = mastersWords(error);
    const known = release ? `, which is ${release}` : "";
    const message = isRelease(release, since)
      ? `${call.what} is not offered by ${master}${known}; it came with release ${since}. ${said}`
      : `${describeNeed(connection, since, call, release)} ${said}`;
    throw new UnsupportedByMasterError(message, { ...error, since, release, cause: error });
  }
}

function refuseOlder(connection: Connection, since: string, call: SupportedCall, release: string | undefined): void {
  if (isRelease(release, since)) return;
  const { method, path } = call;
  const details = { status: 501, method, path, attempts: 0, elapsed: 0, since, release };
  throw new UnsupportedByMasterError(describeNeed(connection, since, call, release), details);
}

function describeNeed({ master }: Connection, since: string, { what }: SupportedCall, release?: string): string {
  return `${what} needs a master of release ${since} or newer; ${master} is ${release}.`;
}
