import { printableLogger } from "../api/hooks.js";
import type { ApiClient, Logger } from "../api/index.js";
import type { RequestOptions } from "../api/request-options.js";
import { retryPolicy } from "../api/retry-policy.js";
import { unwrap } from "../api/unwrap.js";
import { Session, type SessionOptions } from "../session/session.js";
import { withSignal } from "../time/abort.js";
import { durationToMilliseconds } from "../time/duration.js";
import { systemClock, withOwnSignals, type Clock } from "../time/clock.js";

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
