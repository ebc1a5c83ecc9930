import { platform } from "#platform";
import { refusePage } from "../../api/refuse-page.js";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import type { DownloadProgress, DownloadRecord } from "../../checkpoint-files/index.js";
import { CheckpointStateError } from "../../errors/index.js";
import {
  checkBoolean,
  checkFunction,
  checkText,
  DownloadMode,
  enumToWire,
  refusal,
  type Check,
  type Checked,
  type EnumInput,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import { durationToMilliseconds } from "../../time/duration.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Connection } from "../connection.js";

/** Options of `Checkpoint.download`. */
export interface DownloadOptions extends RequestOptions {
  /**
   * Directory to put the files in, created when missing.
   *
   * @default `checkpoints/<uuid>`
   */
  path?: string | undefined;
  /**
   * From storage, through the master, or storage first and then the master. Python's strings `"auto"`, `"direct"`,
   * `"master"` work too.
   *
   * @default storage first
   */
  mode?: EnumInput<typeof DownloadMode> | undefined;
  /** Called as files arrive. */
  onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /**
   * Download even when the directory already holds a checkpoint.
   *
   * @default false
   */
  overwrite?: boolean | undefined;
  /**
   * Compare presence and sizes with the master's record.
   *
   * @default true
   */
  verify?: boolean | undefined;
}

/** Options of `Checkpoint.stream`. */
export interface StreamOptions extends RequestOptions {
  /**
   * Form of the archive: gzip-compressed tar, plain tar, or zip.
   *
   * @default "tgz"
   */
  format?: "tgz" | "tar" | "zip" | undefined;
}

const formats = { tgz: "application/gzip", tar: "application/x-tar", zip: "application/zip" };

const checkMode: Check<DownloadMode> = (value, argument) => enumToWire(DownloadMode, value, argument);

const checkFormat: Check<keyof typeof formats> = (value, argument) => {
  if (typeof value === "string" && Object.hasOwn(formats, value)) return value as keyof typeof formats;
  throw refusal(argument, '"tgz", "tar" or "zip"', value);
};

export const downloadOptions = {
  path: { check: checkText },
  mode: { check: checkMode, default: "auto" },
  onProgress: { check: checkFunction as Check<(progress: DownloadProgress) => void> },
  overwrite: { check: checkBoolean },
  verify: { check: checkBoolean },
} satisfies OptionTable<DownloadOptions>;

export const streamOptions = {
  format: { check: checkFormat, default: "tgz" },
} satisfies OptionTable<StreamOptions>;

const unknownRecord: DownloadRecord = { resources: {}, metadata: {}, storage: undefined };

/** `Checkpoint.download`. */
export async function downloadCheckpoint(
  connection: Connection,
  checkpoint: Checkpoint,
  { path, mode, onProgress, overwrite, verify, request }: Checked<typeof downloadOptions>,
): Promise<string> {
  const { uuid } = checkpoint;
  const isHandle = checkpoint.state === undefined;
  return platform.downloadCheckpoint({
    uuid,
    path,
    mode: mode.toUpperCase() as "AUTO" | "DIRECT" | "MASTER",
    ...(isHandle ? unknownRecord : recordOf(checkpoint)),
    learn: isHandle ? async () => recordOf(await checkpoint.reload(request)) : undefined,
    openArchive: (signal) => openArchive(connection, uuid, "tgz", { ...request, ...(signal && { signal }) }),
    onProgress,
    overwrite,
    verify,
    signal: request.signal,
    silence: request.timeout === undefined ? connection.silence : durationToMilliseconds(request.timeout),
    attempts: connection.streamAttempts,
    warn: (message) => connection.logger.warn(message),
    clock: connection.clock,
  });
}

function recordOf({ uuid, state, resources, metadata, training }: Checkpoint): DownloadRecord {
  if (state !== "STATE_COMPLETED" && state !== "STATE_PARTIALLY_DELETED") {
    throw new CheckpointStateError(
      `Checkpoint ${uuid} is ${state}: only COMPLETED and PARTIALLY_DELETED ones have files. If that may have changed, reload() it and try again.`,
      { uuid, state },
    );
  }
  return { resources, metadata, storage: training?.experimentConfig["checkpoint_storage"] };
}

/** `Checkpoint.stream`. */
export async function openArchive(
  connection: Connection,
  uuid: string,
  format: keyof typeof formats,
  request: RequestSettings,
): Promise<ReadableStream<Uint8Array>> {
  const answer = await connection.api.GET("/checkpoints/{checkpoint_uuid}", {
    params: { path: { checkpoint_uuid: uuid } },
    headers: { Accept: formats[format] },
    parseAs: "stream",
    ...request,
  });
  // Masters before 0.28.0 make no plain tar, but what they compress holds one.
  if (format === "tar" && answer.response.status === 415) {
    return (await openArchive(connection, uuid, "tgz", request)).pipeThrough(new DecompressionStream("gzip") as never);
  }
  const archive = unwrap(answer) as ReadableStream<Uint8Array>;
  await refusePage(answer.response, archive);
  return archive;
}
