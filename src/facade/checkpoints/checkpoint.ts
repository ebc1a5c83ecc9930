import { platform } from "#platform";
import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import type { CheckpointFile } from "../../checkpoint-files/index.js";
import { DeterminedError } from "../../errors/index.js";
import {
  checkJsonObject,
  checkOptions,
  checkText,
  checkTextList,
  readOptions,
  toUuid,
  type CheckpointState,
  type Open,
} from "../../values/index.js";
import { toCheckpointRecord, type CheckpointRecord, type CheckpointTrainingMetadata } from "./checkpoint-record.js";
import { downloadCheckpoint, type DownloadOptions, openArchive, type StreamOptions } from "./checkpoint-transfer.js";
import { whereSupported, type Connection } from "../connection.js";
import { warnDeprecated } from "../deprecation.js";
import { assignKnown } from "../assign-known.js";
import { prepareClass } from "../prepare-class.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { withEntries, withoutKeys } from "../metadata.js";
import type { TrialMetrics } from "../trials/metrics.js";
import { readCheckpointMetrics, sourceMetricsOptions, type SourceMetricsOptions } from "./source-metrics.js";
import { checkpointFiles } from "../../checkpoint-files/checkpoint-files.js";

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
export class Checkpoint {
  /** What identifies it. */
  readonly uuid: string;
  /** The task that wrote it; undefined when the master does not know. */
  readonly taskId!: string | undefined;
  /** The allocation of that task; undefined when the master does not know. */
  readonly allocationId!: string | undefined;
  /** When it was reported; `reportTimeText` has every digit that the master sent. */
  readonly reportTime!: Date | undefined;
  /** The report's time as the master sent it. */
  readonly reportTimeText!: string | undefined;
  /** Path to size in bytes; directories end with `/`. */
  readonly resources!: Readonly<Record<string, number>>;
  /** What the training program and users have noted; change it with `addMetadata` and `removeMetadata`. */
  readonly metadata!: Readonly<Record<string, unknown>>;
  /** As of the last look; ACTIVE while it is being written. */
  readonly state!: Open<CheckpointState>;
  /** The trial it belongs to; undefined for a checkpoint that no trial wrote. */
  readonly training!: CheckpointTrainingMetadata | undefined;
  /** Which storage of the master holds it; undefined before release 0.28.1. */
  readonly storageId!: number | undefined;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, uuid: string) {
    prepareClass(Checkpoint, (checkpoint) => `Checkpoint(uuid=${checkpoint.uuid})`);
    this.#connection = connection;
    this.uuid = uuid;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: components["schemas"]["v1Checkpoint"]): Checkpoint {
    return assignKnown(new Checkpoint(connection, toUuid(wire.uuid, "uuid")), toCheckpointRecord(wire));
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Reads the record again and resolves to this object. Python: `Checkpoint.reload`.
   *
   * @example
   * if ((await checkpoint.reload()).state === CheckpointState.DELETED) console.log("gone");
   */
  async reload(options?: RequestOptions): Promise<this> {
    const request = checkOptions(options, "reload");
    // Not assignKnown: what a removal took away must go here too.
    return Object.assign(this, await this.#read(request));
  }

  /**
   * Deletes the files from storage. The master does so in the background; the state becomes DELETED some seconds later.
   * A checkpoint that is registered as a model version is refused. Python: `Checkpoint.delete`.
   *
   * @example
   * await checkpoint.delete();
   */
  async delete(options?: RequestOptions): Promise<void> {
    const body = { checkpointUuids: [this.uuid] };
    unwrap(
      await this.#connection.api.DELETE("/api/v1/checkpoints", {
        body,
        ...requestOptions(checkOptions(options, "delete")),
      }),
    );
  }

  /**
   * Deletes the files that match any of the globs; in the background, as `delete` does. An empty list only makes the
   * master look at what is there. Needs release 0.23.0. Python: `Checkpoint.remove_files`.
   *
   * @example
   * await checkpoint.removeFiles(["optimizer/**", "*.log"]);
   */
  async removeFiles(globs: string[], options?: RequestOptions): Promise<void> {
    const checkpointGlobs = checkTextList(globs, "globs");
    const request = requestOptions(checkOptions(options, "removeFiles"));
    const since = "0.23.0";
    const init = { body: { checkpointUuids: [this.uuid], checkpointGlobs }, since, ...request };
    const path = "/api/v1/checkpoints/rm";
    const call = { what: "Checkpoint.removeFiles", method: "POST", path };
    await whereSupported(this.#connection, since, call, request, async () =>
      unwrap(await this.#connection.api.POST(path, init)),
    );
  }

  /**
   * Downloads the files and resolves to their directory, in which they appear only when all arrived and, unless
   * `verify` is false, agree with the master's record. A directory that holds a checkpoint already is left as it is, without
   * a request, unless `overwrite`. Rejects with CheckpointStateError, DownloadError or UnsafeArchiveError; with
   * UnsupportedRuntimeError where there is no file system (use `files()` or `stream()`). Python: `Checkpoint.download`.
   *
   * @example
   * const directory = await checkpoint.download({ path: "models/best" });
   */
  async download(options?: DownloadOptions): Promise<string> {
    return downloadCheckpoint(this.#connection, this, options);
  }

  /**
   * Opens the archive of the files as the master makes it. Works everywhere.
   *
   * @example
   * const archive = await new Response(await checkpoint.stream({ format: "zip" })).blob();
   */
  async stream(options?: StreamOptions): Promise<ReadableStream<Uint8Array>> {
    return openArchive(this.#connection, this.uuid, options);
  }

  /**
   * The files one after the other, read from the archive while it arrives. Works everywhere; read or leave each file's
   * `stream()` before you ask for the next.
   *
   * @example
   * for await (const file of checkpoint.files()) console.log(file.name, file.size);
   */
  async *files(options?: RequestOptions): AsyncGenerator<CheckpointFile, void, undefined> {
    const { signal, timeout } = checkOptions(options, "files");
    yield* checkpointFiles(await openArchive(this.#connection, this.uuid, { signal, timeout }), signal);
  }

  /**
   * Writes the metadata as JSON, as `download` does for a checkpoint without `metadata.json`.
   * Python: `Checkpoint.write_metadata_file`.
   *
   * @example
   * await checkpoint.writeMetadataFile("models/best/metadata.json");
   */
  async writeMetadataFile(path: string, options?: RequestOptions): Promise<void> {
    checkText(path, "path");
    const given = checkOptions(options, "writeMetadataFile");
    requestOptions(given);
    await platform.writeTextFile(path, async () => {
      await this.#load(given);
      return JSON.stringify(this.metadata, null, 2);
    });
  }

  /**
   * Adds metadata on the master, replacing keys of the same name; reads the record first, so that keys which others set stay.
   * Files in storage do not change. Python: `Checkpoint.add_metadata`.
   *
   * @example
   * await checkpoint.addMetadata({ stage: "production" });
   */
  async addMetadata(metadata: Record<string, unknown>, options?: RequestOptions): Promise<void> {
    const added = checkJsonObject(metadata, "metadata");
    await this.#edit((current) => withEntries(current, added), checkOptions(options, "addMetadata"));
  }

  /**
   * Removes top-level keys from the metadata on the master; keys that are not there are no mistake.
   * Python: `Checkpoint.remove_metadata`.
   *
   * @example
   * await checkpoint.removeMetadata(["stage"]);
   */
  async removeMetadata(keys: string[], options?: RequestOptions): Promise<void> {
    const removed = checkTextList(keys, "keys");
    await this.#edit((current) => withoutKeys(current, removed), checkOptions(options, "removeMetadata"));
  }

  /**
   * The metrics of trials that declared this checkpoint as their source. Needs release 0.26.0.
   * Python: `Checkpoint.get_metrics`.
   *
   * @example
   * for await (const { trialId, metrics } of checkpoint.iterMetrics({ group: "validation" })) console.log(trialId, metrics);
   */
  async *iterMetrics(options?: SourceMetricsOptions): AsyncGenerator<TrialMetrics, void, undefined> {
    yield* await readCheckpointMetrics(this.#connection, this.uuid, readOptions(sourceMetricsOptions, "iterMetrics", options, arguments[1]));
  }

  /**
   * The Pachyderm commit that the experiment was trained on, from its configuration.
   * Rejects with DeterminedError when the configuration names none. Python: `Checkpoint.get_pachyderm_commit`.
   *
   * @example
   * const commit = await checkpoint.getPachydermCommit();
   */
  async getPachydermCommit(options?: RequestOptions): Promise<string> {
    await this.#load(checkOptions(options, "getPachydermCommit"));
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
   * @deprecated Read the files yourself.
   * @example
   * const { models_state_dict } = await Checkpoint.loadFromPath("checkpoints/4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385");
   */
  static async loadFromPath(path: string, options?: RequestOptions): Promise<Record<string, unknown>> {
    warnDeprecated("Checkpoint.loadFromPath", "the files of download()");
    const directory = checkText(path, "path");
    checkOptions(options, "loadFromPath").signal?.throwIfAborted();
    return platform.loadCheckpoint(directory);
  }

  /** A handle learns its record before the first call that needs it. */
  async #load(request: RequestOptions): Promise<void> {
    if (this.state === undefined) await this.reload(request);
  }

  async #read(request: RequestOptions): Promise<CheckpointRecord> {
    const params = { path: { checkpointUuid: this.uuid } };
    const answer = await this.#connection.api.GET("/api/v1/checkpoints/{checkpointUuid}", {
      params,
      ...requestOptions(request),
    });
    return toCheckpointRecord(unwrapMember(answer, "checkpoint"));
  }

  async #edit(
    change: (metadata: Record<string, unknown>) => Record<string, unknown>,
    request: RequestOptions,
  ): Promise<void> {
    const fresh = await this.#read(request);
    const { uuid } = this;
    const metadata = change(fresh.metadata);
    const answer = await this.#connection.api.POST("/api/v1/checkpoints/{checkpoint.uuid}/metadata", {
      params: { path: { "checkpoint.uuid": uuid } },
      body: { checkpoint: { uuid, metadata } },
      ...requestOptions(request),
    });
    unwrap(answer);
    // Not what the answer shows: its training part still goes by the old metadata.
    Object.assign(this, fresh, { metadata });
  }
}
