import { readdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CheckpointDownload } from "../../../checkpoint-files/checkpoint-download.js";
import { entryPath } from "../../../checkpoint-files/entry-name.js";
import { checkComplete, recordBytes } from "../../../checkpoint-files/record.js";
import { readStorageConfig } from "../../../checkpoint-files/storage-config.js";
import { isBrokenArchive } from "../../../checkpoint-files/archive.js";
import {
  ApiError,
  DownloadError,
  InvalidArgumentError,
  isDeterminedError,
  MasterUnreachableError,
  RequestTimeoutError,
  UnsafeArchiveError,
} from "../../../errors/index.js";
import { withSignal } from "../../../time/abort.js";
import { startTimer } from "../../../time/clock.js";
import { isOutageStatus } from "../../../values/transient-status.js";
import { makeDirectory } from "../make-directory.js";
import { systemCode } from "../files.js";
import { writeReason } from "../write-error.js";
import { copyFolder } from "./copy-folder.js";
import type { Fetching } from "./fetching.js";
import { findDifference } from "./find-difference.js";
import { fetchObjects } from "./fetch-objects.js";
import { countProgress } from "./progress.js";
import { isComplete, putInPlace } from "./put-in-place.js";
import { repeatCut } from "./repeat-cut.js";
import { openStaging, type Staging } from "./staging.js";
import { systemError } from "./system-error.js";
import { unpackArchive } from "./unpack-archive.js";

/** Milliseconds that an aborted download takes to remove a few files before it rejects. */
const brief = 50;

/**
 * Downloads a checkpoint: what is complete already is left alone; else the files grow in a folder beside the target,
 * are compared with the master's record, and are moved into place only when all is there, `metadata.json` last.
 *
 * An abort before the move rejects without waiting for what hangs; the files that were staged are removed behind it.
 */
export async function downloadCheckpoint(request: CheckpointDownload): Promise<string> {
  const { signal, uuid, overwrite = false } = request;
  signal?.throwIfAborted();
  const given = request.path ?? path.join("checkpoints", uuid);
  const preparing = prepare(request, given);
  let ready: Ready | undefined;
  try {
    ready = await withSignal(preparing, signal);
    if (!ready) return given;
  } catch (error) {
    if (!signal?.aborted) throw error;
    const clean = preparing.then((left) => left?.staging.discard());
    await new Promise<void>((resolve) => {
      const stop = startTimer(brief, resolve);
      const end = (): void => {
        stop();
        resolve();
      };
      clean.then(end, end);
    });
    throw error;
  }
  const { staging, target } = ready;
  try {
    if (!overwrite && (await isComplete(target))) await staging.discard();
    else await putInPlace(staging.folder, target);
    staging.release();
    return given;
  } catch (error) {
    await staging.discard();
    throw systemError(error, request, target, staging.folder);
  }
}

/** A checkpoint that is whole, in its staging folder. */
interface Ready {
  readonly staging: Staging;
  readonly target: string;
}

/** Fills a staging folder; undefined where the target is complete already. What failed leaves nothing, or what the next try can use. */
async function prepare(request: CheckpointDownload, given: string): Promise<Ready | undefined> {
  const { signal, uuid, overwrite = false } = request;
  const target = await realTarget(given);
  if (!overwrite && (await isComplete(target))) {
    const difference = await findDifference(target, request);
    if (difference !== undefined) request.warn?.(differs(given, uuid, difference));
    return undefined;
  }
  if (request.learn) request = { ...request, ...(await request.learn()) };
  let staging: Staging | undefined;
  try {
    signal?.throwIfAborted();
    staging = await openStaging(target, uuid);
    await fill(request, staging.folder);
    signal?.throwIfAborted();
    return { staging, target };
  } catch (error) {
    // Whole files of a direct download are worth keeping; an archive starts from its beginning anyway.
    const kept = resumable.has(error as object) && !signal?.aborted ? await keepFiles(staging) : undefined;
    if (kept === undefined) await staging?.discard();
    signal?.throwIfAborted();
    const own = systemError(error, request, target, staging?.folder);
    throw kept === undefined ? own : nameKept(own, kept);
  }
}

function differs(given: string, uuid: string, difference: string): string {
  return (
    `${given} already holds a checkpoint and was left as it is, but ${difference}, so it may not be checkpoint ${uuid}. ` +
    "Choose another path, or pass overwrite: true to replace it."
  );
}

/** Leaves the staging folder for the next try when there is something in it; returns its path. */
async function keepFiles(staging: Staging | undefined): Promise<string | undefined> {
  if (staging === undefined) return undefined;
  const entries = await readdir(staging.folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (!entries.some((entry) => entry.isFile())) return undefined;
  staging.release();
  return staging.folder;
}

function nameKept(error: unknown, folder: string): unknown {
  if (!DownloadError.isInstance(error)) return error;
  const { uuid, path, missing, cause } = error;
  const message = `${error.message.replace(/\.$/, "")}. What has arrived is kept in ${folder}, where the next try goes on.`;
  return new DownloadError(message, { uuid, path, missing, cause });
}

async function realTarget(given: string): Promise<string> {
  const target = path.resolve(given);
  const facts = await stat(target).catch(() => undefined);
  if (!facts) return target;
  if (facts.isDirectory()) return realpath(target);
  throw new InvalidArgumentError(`The argument path must be a directory, but ${target} is a file.`, {
    argument: "path",
  });
}

/** Errors after which whole files are left for the next try. */
const resumable = new WeakSet<object>();

async function fill(request: CheckpointDownload, folder: string): Promise<void> {
  const { mode } = request;
  if (mode === "MASTER") return fetchArchive(request, folder);
  try {
    return await fetchOne(request, folder, fetchDirectly);
  } catch (error) {
    if (request.signal?.aborted || UnsafeArchiveError.isInstance(error)) throw error;
    if (mode === "DIRECT") {
      if (error instanceof Error) resumable.add(error);
      throw error;
    }
    await fetchArchive(request, folder).catch((second: unknown) => {
      if (request.signal?.aborted || UnsafeArchiveError.isInstance(second)) throw second;
      const words = `From storage: ${wordsOf(error)} Through the master: ${wordsOf(second)}`;
      const { uuid, path } = request;
      throw new DownloadError(`Checkpoint ${uuid} could not be downloaded. ${words}`, { uuid, path, cause: second });
    });
  }
}

function wordsOf(error: unknown): string {
  if (systemCode(error) !== undefined && !isDeterminedError(error)) return writeReason(error);
  return error instanceof Error ? error.message : String(error);
}

/** Through the master; an archive that is cut is fetched again from its beginning. */
async function fetchArchive(request: CheckpointDownload, folder: string): Promise<void> {
  const { uuid, attempts = 1, clock, signal, warn } = request;
  await repeatCut(() => fetchOne(request, folder, unpackArchive), {
    attempts,
    clock,
    signal,
    mayPass: (error, failures) => isBrokenArchive(error) || (failures > 1 && isAway(error)),
    beforeRepeat: (error) =>
      warn?.(`The download of checkpoint ${uuid} starts again from its beginning: ${wordsOf(error)}`),
  });
}

/** A master that cut an archive may be restarting. When it is away from the first, its client has tried often enough. */
function isAway(error: unknown): boolean {
  if (MasterUnreachableError.isInstance(error) || RequestTimeoutError.isInstance(error)) return true;
  return ApiError.isInstance(error) && isOutageStatus(error.status);
}

type Fetch = (fetching: Fetching) => Promise<Set<string>>;

async function fetchOne(request: CheckpointDownload, folder: string, fetch: Fetch): Promise<void> {
  const { resources, uuid, verify = true, signal } = request;
  const progress = countProgress(request.onProgress, recordBytes(resources));
  const found = await fetch({ request, folder, verify, progress, signal });
  if (verify) checkComplete(resources, found, uuid);
  await prune(folder, found);
  for (const name of Object.keys(resources)) {
    if (name.endsWith("/") && entryPath(name) !== "") await makeDirectory(path.join(folder, entryPath(name)));
  }
  if (!found.has("metadata.json")) {
    await writeFile(path.join(folder, "metadata.json"), JSON.stringify(request.metadata, null, 2));
  }
}

/** Removes what an earlier try left and this one did not write. */
async function prune(folder: string, found: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).replaceAll(path.sep, "/");
    if (!entry.isDirectory() && !found.has(name)) await rm(file);
  }
}

async function fetchDirectly(fetching: Fetching): Promise<Set<string>> {
  const storage = readStorageConfig(fetching.request.storage);
  if ("folders" in storage) return copyFolder(fetching, storage.folders);
  return fetchObjects(fetching, storage);
}
