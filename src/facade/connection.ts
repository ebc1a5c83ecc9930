import type { ApiClient, Logger } from "../api/index.js";
import type { RequestOptions } from "../api/request-options.js";
import { retryPolicy } from "../api/retry-policy.js";
import { unwrap } from "../api/unwrap.js";
import { UnsupportedByMasterError } from "../errors/index.js";
import { Session, type SessionOptions } from "../session/session.js";
import { withSignal } from "../time/abort.js";
import { systemClock, type Clock } from "../time/clock.js";
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
  /** How often a stream that was cut is opened in a row without a new line; 1 with `retry: false`. */
  readonly streamAttempts: number;
  /** The longest outage that something long survives where the caller names none, in milliseconds; 0 with `retry: false`. */
  readonly maxOutage: number;
  /** The master's release, read at most once a client; undefined when the master does not tell one. */
  release(options?: RequestOptions): Promise<string | undefined>;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

const releases = new WeakMap<Session, Promise<string | undefined>>();

/** Makes the connection of a client; shares the login of `session` where one is given. Sends nothing. */
export function createConnection(options: SessionOptions, session?: Session): Connection {
  const login = session ?? new Session(options);
  const api = session ? session.connect(options) : login.api;
  return {
    master: login.master,
    api,
    clock: options.clock ?? systemClock,
    logger: options.logger ?? silent,
    session: login,
    streamAttempts: retryPolicy(options.retry).attempts,
    maxOutage: options.retry === false ? 0 : 15 * 60_000,
    release(request) {
      let release = releases.get(login);
      if (!release) {
        // Shared by all who ask, so no caller's signal may end it; a failure is not kept.
        release = api.GET("/api/v1/master").then((answer) => unwrap(answer).version || undefined);
        releases.set(login, release);
        release.catch(() => releases.delete(login));
      }
      return withSignal(release, request?.signal);
    },
  };
}

/** Whether a master's release is `since` or newer; one that it does not tell is taken for new. */
export function isRelease(release: string | undefined, since: string): boolean {
  return release === undefined || compareReleases(release, since) >= 0;
}

/** Rejects, before anything is sent, when the master is known to be older than `since`. */
export async function requireRelease(
  connection: Connection,
  since: string,
  call: { what: string; method: string; path: string },
  options: RequestOptions | undefined,
): Promise<void> {
  const release = await connection.release(options);
  if (isRelease(release, since)) return;
  throw new UnsupportedByMasterError(
    `${call.what} needs a master of release ${since} or newer; ${connection.master} is ${release}.`,
    { status: 501, method: call.method, path: call.path, attempts: 0, elapsed: 0, since, release },
  );
}
