import type { components } from "#schema";
import type { OpenEnum } from "../wire-types/open.js";
import { DeterminedError } from "./determined-error.js";

type CheckpointState = OpenEnum<components["schemas"]["checkpointv1State"]>;

/**
 * The checkpoint's state forbids the call: its files are not written yet, or gone.
 *
 * Python: `CheckpointStateException`.
 *
 * @example
 * if (CheckpointStateError.isInstance(error)) console.error(`${error.uuid} is ${error.state}`);
 */
export class CheckpointStateError extends DeterminedError {
  /** The checkpoint. */
  declare readonly uuid: string;
  /** Wire value of its state. */
  declare readonly state: CheckpointState;
  constructor(message: string, details: { uuid: string; state: CheckpointState; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "CheckpointStateError" {
    return "CheckpointStateError";
  }
}

/**
 * A download did not arrive whole. The message says what is missing and what is safe to do next.
 *
 * Python: `MultipleDownloadsFailed`, `ProxiedDownloadFailed`.
 *
 * @example
 * if (DownloadError.isInstance(error)) console.error(error.missing ?? error.message);
 */
export class DownloadError extends DeterminedError {
  /** The checkpoint. */
  declare readonly uuid: string | undefined;
  /** Where the files were to go. */
  declare readonly path: string | undefined;
  /** Files that the checkpoint's record lists and that did not arrive. */
  declare readonly missing: readonly string[] | undefined;
  constructor(
    message: string,
    details: {
      uuid?: string | undefined;
      path?: string | undefined;
      missing?: readonly string[] | undefined;
      cause?: unknown;
    },
  ) {
    super(message, details);
  }
  override get name(): "DownloadError" {
    return "DownloadError";
  }
}

/**
 * An archive holds an entry that would be written outside its target. Nothing was written there.
 *
 * @example
 * if (UnsafeArchiveError.isInstance(error)) console.error(`hostile entry ${error.entry}`);
 */
export class UnsafeArchiveError extends DeterminedError {
  /** Name of the entry. */
  declare readonly entry: string;
  constructor(message: string, details: { entry: string; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "UnsafeArchiveError" {
    return "UnsafeArchiveError";
  }
}
