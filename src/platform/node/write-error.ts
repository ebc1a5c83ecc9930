import { DeterminedError } from "../../errors/index.js";
import { systemCode } from "./files.js";

const reasons: Record<string, string> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "the file system is read-only",
  ENOTDIR: "a part of its path is a file",
  EISDIR: "it is a directory",
  ENOTEMPTY: "it is a directory",
  ENOENT: "a part of its path cannot be made",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "its name is too long",
  EFBIG: "it is too large for the file system",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  EBUSY: "it is in use",
  ETXTBSY: "it is in use",
  EIO: "the device fails",
};

/** Why something could not be written, in words and with the system's code. */
export function writeReason(error: unknown): string {
  const code = systemCode(error);
  const known = reasons[code ?? ""];
  if (known !== undefined) return `${known} (${code})`;
  return error instanceof Error ? error.message : String(error);
}

/** Does some work that writes; an error of the system becomes one of ours that names the path. */
export async function writing<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (systemCode(cause) === undefined || DeterminedError.isInstance(cause)) throw cause;
    throw new DeterminedError(`Cannot write ${place}: ${writeReason(cause)}. Change that, or choose another path.`, {
      cause,
    });
  }
}
