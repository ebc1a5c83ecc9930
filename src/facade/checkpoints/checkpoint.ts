import { platform } from "#platform";
import { formatBytes } from "../../api/limits.js";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { checkpointFiles } from "../../checkpoint-files/checkpoint-files.js";
import type { CheckpointFile } from "../../checkpoint-files/index.js";
import { DeterminedError } from "../../errors/index.js";
import {
  checkJsonObject,
  checkText,
  checkTextList,
  readOptions,
  readRequest,
  type RequestSettings,
} from "../../values/index.js";
import { whereSupported } from "../since-release.js";
import { warnDeprecated } from "../../api/deprecation.js";
import { describe } from "../inspectable.js";
import { MasterObject } from "../master-object.js";
import { withEntries, withoutKeys } from "../metadata.js";
import type { TrialMetrics } from "../trials/metrics.js";
import { toCheckpointRecord, type CheckpointRecord } from "./checkpoint-record.js";
import {
  downloadCheckpoint,
  downloadOptions,
  openArchive,
  streamOptions,
  type DownloadOptions,
  type StreamOptions,
} from "./download-checkpoint.js";
import { readCheckpointMetrics, sourceMetricsOptions, type SourceMetricsOptions } from "./source-metrics.js";

export interface Checkpoint extends CheckpointRecord {}

/**
 * The files of a trained model, and the master's record of them.
 *
 * Objects come from `getCheckpoint`, from the `topCheckpoint` of an experiment or trial and from their listings. They hold
 * the last known record; `reload()` reads it again.
 *
 * Python: `client.Checkpoint`.
 *
 * @example
 * const checkpoint = await determined.getCheckpoint("4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385");
 * console.log(checkpoint.training?.validationMetrics.avgMetrics, await checkpoint.download());
 */
export class Checkpoint extends MasterObject<CheckpointRecord> {
  /** Returns `Checkpoint(uuid=…)`. */
  override toString(): string {
    return `Checkpoint(uuid=${this.uuid})`;
  }

  /** @internal */
  override summary(): string {
    // A handle has none yet.
    const resources = this.resources as CheckpointRecord["resources"] | undefined;
    const size = resources && formatBytes(Object.values(resources).reduce((sum, each) => sum + each, 0));
    return describe("Checkpoint", { uuid: this.uuid, state: this.state, size });
  }

  /**
   * Reads the record again and resolves to this object. Python: `Checkpoint.reload`.
   *
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @example
   * if ((await checkpoint.reload()).state === CheckpointState.DELETED) console.log("gone");
   */
  async reload(options?: RequestOptions): Promise<this> {
    return this.take(await this.#read(readRequest("reload", options, arguments[1])));
  }

  /**
   * Deletes the files from storage. The master does so in the background; the state becomes DELETED some seconds later.
   * A checkpoint that is registered as a model version is refused. Python: `Checkpoint.delete`.
   *
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws BadRequestError when the checkpoint is registered as a model version.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await checkpoint.delete();
   */
  async delete(options?: RequestOptions): Promise<void> {
    const body = { checkpointUuids: [this.uuid] };
    const init = { body, ...readRequest("delete", options, arguments[1]) };
    unwrap(await this.connection.api.DELETE("/api/v1/checkpoints", init));
  }

  /**
   * Deletes the files that match any of the globs; in the background, as `delete` does. An empty array only makes the
   * master scan what is there. Needs release 0.23.0. Python: `Checkpoint.remove_files`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than release 0.23.0.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws BadRequestError when the checkpoint is registered as a model version.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await checkpoint.removeFiles(["optimizer/**", "*.log"]);
   */
  async removeFiles(globs: string[], options?: RequestOptions): Promise<void> {
    const checkpointGlobs = checkTextList(globs, "globs");
    const request = readRequest("removeFiles", options, arguments[2]);
    const since = "0.23.0";
    const path = "/api/v1/checkpoints/rm";
    const init = { body: { checkpointUuids: [this.uuid], checkpointGlobs }, since, ...request };
    const call = { what: "Checkpoint.removeFiles", method: "POST", path };
    await whereSupported(this.connection, since, call, request, async () =>
      unwrap(await this.connection.api.POST(path, init)),
    );
  }

  /**
   * Downloads the files and resolves to their directory, in which they appear only when all arrived and, unless
   * `verify` is false, agree with the master's record. A directory that holds a checkpoint already is left as it is, without
   * a request, unless `overwrite` is true; the logger warns where it may be another checkpoint. When the connection breaks, the download starts again, up
   * to `retry.attempts` times: file by file from storage, the whole archive through the master. `timeout` limits the silence
   * of either. Where there is no file system, use `files()` or `stream()`. Python: `Checkpoint.download`.
   *
   * @throws CheckpointStateError when the checkpoint has no files, or not yet.
   * @throws DownloadError when the files do not arrive whole, or do not agree with the record.
   * @throws UnsafeArchiveError when the archive holds an entry that would be written outside of the directory.
   * @throws UnsupportedRuntimeError where there is no file system.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @example
   * const directory = await checkpoint.download({ path: "models/best" });
   */
  async download(options?: DownloadOptions): Promise<string> {
    return downloadCheckpoint(this.connection, this, readOptions(downloadOptions, "download", options, arguments[1]));
  }

  /**
   * Opens the archive of the files as the master makes it. Works everywhere.
   *
   * @throws CheckpointStateError when the checkpoint has no files, or not yet.
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks.
   * @example
   * const archive = await new Response(await checkpoint.stream({ format: "zip" })).blob();
   */
  async stream(options?: StreamOptions): Promise<ReadableStream<Uint8Array>> {
    const { format, request } = readOptions(streamOptions, "stream", options, arguments[1]);
    return openArchive(this.connection, this.uuid, format, request);
  }

  /**
   * The files one after the other, read from the archive while it arrives. Works everywhere; read or leave each file's
   * `stream()` before you ask for the next.
   *
   * @throws CheckpointStateError when the checkpoint has no files, or not yet.
   * @throws DownloadError when the archive is damaged or cut.
   * @throws UnsafeArchiveError for an entry whose path leads outside of the archive.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @example
   * for await (const file of checkpoint.files()) console.log(file.name, file.size);
   */
  async *files(options?: RequestOptions): AsyncGenerator<CheckpointFile, void, undefined> {
    const request = readRequest("files", options, arguments[1]);
    yield* checkpointFiles(await openArchive(this.connection, this.uuid, "tgz", request), request.signal);
  }

  /**
   * Writes the metadata as JSON, as `download` does for a checkpoint without `metadata.json`.
   * Python: `Checkpoint.write_metadata_file`.
   *
   * @throws UnsupportedRuntimeError where there is no file system.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws DeterminedError when the file cannot be written.
   * @example
   * await checkpoint.writeMetadataFile("models/best/metadata.json");
   */
  async writeMetadataFile(path: string, options?: RequestOptions): Promise<void> {
    checkText(path, "path");
    const request = readRequest("writeMetadataFile", options, arguments[2]);
    await platform.writeTextFile(path, async () => {
      await this.#load(request);
      return JSON.stringify(this.metadata, null, 2);
    });
  }

  /**
   * Adds metadata on the master, replacing keys of the same name; reads the record first, so that keys which others set before
   * stay; what others change at the same moment may get lost, since masters replace metadata as a whole.
   * Files in storage do not change. Python: `Checkpoint.add_metadata`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await checkpoint.addMetadata({ stage: "production" });
   */
  async addMetadata(metadata: object, options?: RequestOptions): Promise<void> {
    const added = checkJsonObject(metadata, "metadata");
    await this.#edit((current) => withEntries(current, added), readRequest("addMetadata", options, arguments[2]));
  }

  /**
   * Removes top-level keys from the metadata on the master; keys that do not exist are ignored.
   * Python: `Checkpoint.remove_metadata`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await checkpoint.removeMetadata(["stage"]);
   */
  async removeMetadata(keys: string[], options?: RequestOptions): Promise<void> {
    const removed = checkTextList(keys, "keys");
    await this.#edit((current) => withoutKeys(current, removed), readRequest("removeMetadata", options, arguments[2]));
  }

  /**
   * The metrics of trials that declared this checkpoint as their source. Needs release 0.26.0.
   * Python: `Checkpoint.get_metrics`.
   *
   * @throws UnsupportedByMasterError when the master is older than release 0.26.0.
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { trialId, metrics } of checkpoint.iterMetrics({ group: "validation" })) console.log(trialId, metrics);
   */
  async *iterMetrics<Metrics extends object = Record<string, unknown>>(
    options?: SourceMetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void, undefined> {
    const given = readOptions(sourceMetricsOptions, "iterMetrics", options, arguments[1]);
    yield* await readCheckpointMetrics<Metrics>(this.connection, this.uuid, given);
  }

  /**
   * The Pachyderm commit that the experiment was trained on, from its configuration.
   * Rejects with DeterminedError when the configuration names none. Python: `Checkpoint.get_pachyderm_commit`.
   *
   * @throws DeterminedError when the configuration names no commit.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @example
   * const commit = await checkpoint.getPachydermCommit();
   */
  async getPachydermCommit(options?: RequestOptions): Promise<string> {
    await this.#load(readRequest("getPachydermCommit", options, arguments[1]));
    let found: unknown = this.training?.experimentConfig;
    for (const key of ["integrations", "pachyderm", "dataset", "commit"])
      found = (found as Record<string, unknown> | undefined)?.[key];
    if (typeof found === "string") return found;
    throw new DeterminedError(
      `Checkpoint ${this.uuid} has no Pachyderm commit: its experiment's config lacks integrations.pachyderm.dataset.commit.`,
    );
  }

  /**
   * Downloads a PyTorch checkpoint and reads its `state_dict.pth` without running code from it: dicts as plain objects, tensors as
   * objects with `dtype`, `shape` and `data` (a typed array that is read when it is first asked for). Rejects with UnsupportedRuntimeError
   * when it is TensorFlow's or needs a Python class, with DeterminedError when the file is damaged; needs a file system.
   * Python: `Checkpoint.load`, which builds the trial class; that takes Python.
   *
   * @throws UnsupportedRuntimeError for a TensorFlow checkpoint, one that needs a Python class, or where there is no file
   * system.
   * @throws DeterminedError when the file is damaged.
   * @throws CheckpointStateError when the checkpoint has no files, or not yet.
   * @throws DownloadError when the files do not arrive whole, or do not agree with the record.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @deprecated Call `download()` and read the files yourself.
   * @example
   * const { models_state_dict } = await checkpoint.load();
   */
  async load(options?: DownloadOptions): Promise<Record<string, unknown>> {
    warnDeprecated("Checkpoint.load", "download()");
    return platform.loadCheckpoint(await this.download(options));
  }

  /**
   * Reads a PyTorch checkpoint from a directory, as `load` does. Python: `Checkpoint.load_from_path`.
   *
   * @throws InvalidArgumentError when the file cannot be read.
   * @throws UnsupportedRuntimeError for a TensorFlow checkpoint, one that needs a Python class, or where there is no file
   * system.
   * @throws DeterminedError when the file is damaged.
   * @deprecated Read the files yourself.
   * @example
   * const { models_state_dict } = await Checkpoint.loadFromPath("checkpoints/4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385");
   */
  static async loadFromPath(path: string, options?: RequestOptions): Promise<Record<string, unknown>> {
    warnDeprecated("Checkpoint.loadFromPath", "the files of download()");
    const directory = checkText(path, "path");
    readRequest("loadFromPath", options, arguments[2]);
    return platform.loadCheckpoint(directory);
  }

  /** A handle learns its record before the first call that needs it. */
  async #load(request: RequestSettings): Promise<void> {
    if (this.state === undefined) await this.reload(request);
  }

  async #read(request: RequestSettings): Promise<CheckpointRecord> {
    const init = { params: { path: { checkpointUuid: this.uuid } }, ...request };
    const answer = await this.connection.api.GET("/api/v1/checkpoints/{checkpointUuid}", init);
    return unwrapMember(answer, "checkpoint", (wire) => toCheckpointRecord(wire, this));
  }

  async #edit(
    change: (metadata: Readonly<Record<string, unknown>>) => Record<string, unknown>,
    request: RequestSettings,
  ): Promise<void> {
    const fresh = await this.#read(request);
    const { uuid } = this;
    const metadata = change(fresh.metadata);
    const answer = await this.connection.api.POST("/api/v1/checkpoints/{checkpoint.uuid}/metadata", {
      params: { path: { "checkpoint.uuid": uuid } },
      body: { checkpoint: { uuid, metadata } },
      ...request,
    });
    unwrap(answer);
    // Not what the answer shows: its training part still goes by the old metadata.
    this.take({ ...fresh, metadata });
  }
}
