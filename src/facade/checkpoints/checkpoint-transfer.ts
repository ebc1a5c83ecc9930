import { platform } from "#platform";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import type { DownloadProgress, DownloadRecord } from "../../checkpoint-files/index.js";
import { CheckpointStateError } from "../../errors/index.js";
import {
  checkBoolean,
  checkFunction,
  checkOptions,
  checkText,
  DownloadMode,
  enumToWire,
  optional,
  refusal,
  type EnumInput,
} from "../../values/index.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Connection } from "../connection.js";

/** Options of `Checkpoint.download`. */
export interface DownloadOptions extends RequestOptions {
  /** Directory to put the files in, created when missing; default `checkpoints/<uuid>`. */
  path?: string | undefined;
  /** From storage, through the master, or (default) storage first. Python's texts `"auto"`, `"direct"`, `"master"` work too. */
  mode?: EnumInput<typeof DownloadMode> | undefined;
  /** Called as files arrive. */
  onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Download also when the directory holds a checkpoint already; default false. */
  overwrite?: boolean | undefined;
  /** Compare presence and sizes with the master's record; default true. */
  verify?: boolean | undefined;
}

/** Options of `Checkpoint.stream`. */
export interface StreamOptions extends RequestOptions {
  /** Form of the archive: gzip-compressed tar (default), tar, or zip. */
  format?: "tgz" | "tar" | "zip" | undefined;
}

const unknownRecord: DownloadRecord = { resources: {}, metadata: {}, storage: undefined };
const mediaTypes = { tgz: "application/gzip", tar: "application/x-tar", zip: "application/zip" };

/** @internal `Checkpoint.download`. */
export async function downloadCheckpoint(
  connection: Connection,
  checkpoint: Checkpoint,
  options: DownloadOptions | undefined,
): Promise<string> {
  const { path, mode = "auto", onProgress, overwrite, verify, ...request } = checkOptions(options, "download");
  optional(checkText)(path, "path");
  optional(checkFunction)(onProgress, "onProgress");
  optional(checkBoolean)(overwrite, "overwrite");
  optional(checkBoolean)(verify, "verify");
  const how = enumToWire(DownloadMode, mode, "mode").toUpperCase() as "AUTO" | "DIRECT" | "MASTER";
  requestOptions(request);
  const { uuid } = checkpoint;
  const isHandle = checkpoint.state === undefined;
  return platform.downloadCheckpoint({
    uuid,
    path,
    mode: how,
    ...(isHandle ? unknownRecord : recordOf(checkpoint)),
    learn: isHandle ? async () => recordOf(await checkpoint.reload(request)) : undefined,
    openArchive: (signal) => openArchive(connection, uuid, { ...request, signal }),
    onProgress,
    overwrite,
    verify,
    signal: request.signal,
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

/** @internal `Checkpoint.stream`. */
export async function openArchive(
  connection: Connection,
  uuid: string,
  options: StreamOptions | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const { format = "tgz", ...request } = checkOptions(options, "stream");
  if (!Object.hasOwn(mediaTypes, format)) throw refusal("format", '"tgz", "tar" or "zip"', format);
  const answer = await connection.api.GET("/checkpoints/{checkpoint_uuid}", {
    params: { path: { checkpoint_uuid: uuid } },
    headers: { Accept: mediaTypes[format] },
    parseAs: "stream",
    ...requestOptions(request),
  });
  // Masters before 0.28.0 make no plain tar, but what they compress holds one.
  if (format === "tar" && answer.response.status === 415) {
    return (await openArchive(connection, uuid, request)).pipeThrough(new DecompressionStream("gzip") as never);
  }
  return unwrap(answer);
}
