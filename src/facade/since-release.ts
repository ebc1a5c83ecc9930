import type { RequestOptions } from "../api/request-options.js";
import { mastersWords } from "../api/status-error.js";
import { UnsupportedByMasterError } from "../errors/index.js";
import { compareReleases } from "../values/index.js";
import type { Connection } from "./connection.js";

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
