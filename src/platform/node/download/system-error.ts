import path from "node:path";
import type { CheckpointDownload } from "../../../checkpoint-files/checkpoint-download.js";
import { DownloadError, isDeterminedError } from "../../../errors/index.js";
import { fileReason, systemCode } from "../files.js";
import { writeReason } from "../write-error.js";

/**
 * An error of the file system as a DownloadError that says what could not be read or written, and where; all other errors
 * stay what they are.
 *
 * @param staging Undefined while there is none: nothing is read before.
 */
export function systemError(
  error: unknown,
  { uuid }: CheckpointDownload,
  target: string,
  staging: string | undefined,
): unknown {
  if (isDeterminedError(error) || systemCode(error) === undefined) return error;
  const { path: place, dest } = error as { path?: string; dest?: string };
  const isOurs = !place || !staging || [target, staging].some((folder) => isRelated(place, folder));
  const words = isOurs
    ? `could not be written to ${target}: ${writeReason(error)}`
    : dest === undefined
      ? `could not be read: ${place}: ${fileReason(error)}`
      : `could not be copied from ${place} to ${target}: ${writeReason(error)}`;
  return new DownloadError(`Checkpoint ${uuid} ${words}.`, { uuid, path: target, cause: error });
}

/** True when one of the two paths lies in the other. */
function isRelated(one: string, other: string): boolean {
  const [a, b] = [path.resolve(one), path.resolve(other)];
  return `${a}${path.sep}`.startsWith(`${b}${path.sep}`) || b.startsWith(`${a}${path.sep}`);
}
