import type { ApiClient, Logger, RequestOptions } from "../api/index.js";
import { UnsupportedByMasterError } from "../errors/index.js";
import type { Session } from "../session/session.js";
import type { Clock } from "../time/clock.js";
import { compareReleases } from "../values/release.js";

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
  /** The master's release, read at most once a client; undefined when the master does not tell one. */
  release(options?: RequestOptions): Promise<string | undefined>;
}

/** Rejects, before anything is sent, when the master is known to be older than `since`. */
export async function requireRelease(
  connection: Connection,
  since: string,
  call: { what: string; method: string; path: string },
  options: RequestOptions | undefined,
): Promise<void> {
  const release = await connection.release(options);
  if (release === undefined || compareReleases(release, since) >= 0) return;
  throw new UnsupportedByMasterError(
    `${call.what} needs a master of release ${since} or newer; ${connection.master} is ${release}.`,
    { status: 501, method: call.method, path: call.path, attempts: 0, elapsed: 0, since, release },
  );
}
