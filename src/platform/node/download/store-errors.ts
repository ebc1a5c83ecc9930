import { DownloadError, isDeterminedError, StreamTruncatedError } from "../../../errors/index.js";
import { hideInCause } from "../../../errors/hide-in-cause.js";
import { hideSecrets } from "../../../errors/hide-secrets.js";
import { isOutageStatus } from "../../../values/transient-status.js";

/** Errors that came out of a store, and whether the content of an object was being read. */
const fromStore = new WeakMap<Error, boolean>();

/**
 * Notes what a store threw, to distinguish it from errors of this package, of the file system, and of callbacks.
 *
 * @param signal What the store throws after this aborted is not its own.
 */
export async function ofStore<T>(work: Promise<T>, signal: AbortSignal, isContent: boolean = false): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && !signal.aborted && !isDeterminedError(error)) fromStore.set(error, isContent);
    throw error;
  }
}

/** Whether an object may be asked for again: its connection broke, and the store refused nothing. */
export function isCutObject(error: unknown): boolean {
  if (StreamTruncatedError.isInstance(error)) return true;
  if (!(error instanceof Error) || !fromStore.has(error)) return false;
  const { $metadata, statusCode, code, name } = error as Error & {
    $metadata?: { httpStatusCode?: number };
    statusCode?: number;
    code?: number | string;
  };
  const status = $metadata?.httpStatusCode ?? statusCode ?? (typeof code === "number" ? code : undefined);
  // A success, whose content then broke off, has a status too.
  if (status !== undefined && status >= 300) return isOutageStatus(status);
  return fromStore.get(error) === true || /ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN|UND_ERR|Timeout/.test(`${code} ${name}`);
}

/** What a cloud package threw, as an error that says where; errors of this package and of callbacks stay what they are. */
export function storeError(error: unknown, place: string, uuid: string, secrets: readonly string[] = []): unknown {
  if (StreamTruncatedError.isInstance(error)) {
    return new DownloadError(`Checkpoint ${uuid} could not be read from ${place}. ${error.message}`, {
      uuid,
      cause: error,
    });
  }
  if (isDeterminedError(error) || !(error instanceof Error) || !fromStore.has(error)) return error;
  const words = hideSecrets(`${error.name}: ${error.message}`, secrets);
  return new DownloadError(`Checkpoint ${uuid} could not be read from ${place}: ${words}.`, {
    uuid,
    cause: hideInCause(error, secrets),
  });
}
