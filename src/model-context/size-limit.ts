import { InvalidArgumentError } from "../errors/index.js";
import { modelNames } from "./model-file.js";

/** The most that a model definition may hold, in bytes: what fits in one gRPC message of the master as base64. */
export const sizeLimit = 99_614_720;

/** Adds up the files of a model definition and refuses what goes beyond the limit. */
export interface SizeCount {
  /** Counts a file by its bytes; throws InvalidArgumentError beyond the limit. */
  add(bytes: number, path: string): void;
}

/** Starts a count. As in the Python SDK the padding of each file's base64 counts: every file is rounded up to 3 bytes. */
export function createSizeCount(limit: number = sizeLimit, { directory, whole } = modelNames): SizeCount {
  let total = 0;
  return {
    add(bytes, path) {
      total += Math.ceil(bytes / 3) * 3;
      if (total > limit) {
        throw new InvalidArgumentError(
          `The ${whole} is too large: with ${path} it holds ${total} bytes, but the master accepts ${limit}. Name what it does not need in .detignore.`,
          { argument: directory },
        );
      }
    },
  };
}
