import type { components } from "#schema";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import {
  checkAnyText,
  checkJsonObject,
  checkTextList,
  readOptions,
  readRequest,
  type Known,
  type RequestSettings,
} from "../../values/index.js";
import { changedFields } from "../changed-fields.js";
import { toCheckpointRecord } from "../checkpoints/checkpoint-record.js";
import { Checkpoint } from "../checkpoints/checkpoint.js";
import { readVersionMetrics, sourceMetricsOptions, type SourceMetricsOptions } from "../checkpoints/source-metrics.js";
import type { Connection } from "../connection.js";
import { describe } from "../inspectable.js";
import { MasterObject } from "../master-object.js";
import { withEntries, withoutKeys } from "../metadata.js";
import type { TrialMetrics } from "../trials/metrics.js";
import { checkLabel, checkLabels } from "./model-labels.js";
import { toModelVersionRecord, type ModelVersionRecord } from "./model-version-record.js";

type Wire = components["schemas"]["v1ModelVersion"];
type VersionPath = { modelName: string; modelVersionNum: number };

const versionPath = "/api/v1/models/{modelName}/versions/{modelVersionNum}";

/** The fields of `ModelVersion`. */
export interface ModelVersionFields extends ModelVersionRecord {
  /** The checkpoint that is registered. */
  readonly checkpoint: Checkpoint;
}

export interface ModelVersion extends ModelVersionFields {}

/**
 * A checkpoint that is registered under a model.
 *
 * Python: `client.ModelVersion`.
 *
 * @example
 * const version = await model.getVersion(3);
 * await version.checkpoint.download({ path: "serving" });
 */
export class ModelVersion extends MasterObject<ModelVersionFields> {
  /** Returns `ModelVersion(model=fraud, version=3)`. */
  override toString(): string {
    return `ModelVersion(model=${this.modelName}, version=${this.modelVersion})`;
  }

  /** @internal */
  override summary(): string {
    return describe("ModelVersion", {
      model: this.modelName,
      version: this.modelVersion,
      name: this.name || undefined,
      checkpoint: this.checkpoint?.uuid,
    });
  }

  /**
   * Reads the version again and resolves to this object. Python: `ModelVersion.reload`.
   *
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @example
   * console.log((await version.reload()).notes);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = { ...this.#params(), ...readRequest("reload", options, arguments[1]) };
    const answer = await this.connection.api.GET(versionPath, init);
    return this.take(unwrapMember(answer, "modelVersion", (wire) => toModelVersion(this.connection, wire, this)));
  }

  /**
   * Names the version. Python: `ModelVersion.set_name`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.setName("baseline");
   */
  async setName(name: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ name: checkAnyText(name, "name") }, readRequest("setName", options, arguments[2]));
  }

  /**
   * Replaces the notes. Python: `ModelVersion.set_notes`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.setNotes("## Trained on the 2024 data");
   */
  async setNotes(notes: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ notes: checkAnyText(notes, "notes") }, readRequest("setNotes", options, arguments[2]));
  }

  /**
   * Replaces the comment; the empty string clears it. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.setComment("Trained on the 2024 data.");
   */
  async setComment(comment: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ comment: checkAnyText(comment, "comment") }, readRequest("setComment", options, arguments[2]));
  }

  /**
   * Replaces the labels; duplicates are dropped, and masters give them back in any order. To move a label from one version
   * to another use {@link Model.promote}. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.setLabels(["baseline", "reviewed"]);
   */
  async setLabels(labels: string[], options?: RequestOptions): Promise<void> {
    await this.#patch({ labels: checkLabels(labels, "labels") }, readRequest("setLabels", options, arguments[2]));
  }

  /**
   * Adds a label; a no-op when the version has it. Reads the version first, so that labels which others added before stay. What
   * others change at the same moment may get lost, since masters replace labels as a whole; so may one of two calls at once:
   * await one before the next, or use `setLabels`. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.addLabel("reviewed");
   */
  async addLabel(label: string, options?: RequestOptions): Promise<void> {
    checkLabel(label, "label");
    const request = readRequest("addLabel", options, arguments[2]);
    const { labels } = await this.reload(request);
    if (!labels.includes(label)) await this.#patch({ labels: [...labels, label] }, request);
  }

  /**
   * Removes a label; a no-op when the version does not have it. Reads the version first, so that labels which others added
   * before stay; what is changed at the same moment may get lost, as by `addLabel`. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.removeLabel("reviewed");
   */
  async removeLabel(label: string, options?: RequestOptions): Promise<void> {
    checkLabel(label, "label");
    const request = readRequest("removeLabel", options, arguments[2]);
    const { labels } = await this.reload(request);
    if (labels.includes(label)) await this.#patch({ labels: labels.filter((each) => each !== label) }, request);
  }

  /**
   * Adds metadata, replacing keys of the same name; reads the version first, so that keys which others set before stay. What
   * others change at the same moment may get lost, since masters replace metadata as a whole; so may one of two calls at once.
   * Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.addMetadata({ reviewer: "ada" });
   */
  async addMetadata(metadata: object, options?: RequestOptions): Promise<void> {
    const added = checkJsonObject(metadata, "metadata");
    const request = readRequest("addMetadata", options, arguments[2]);
    const { metadata: current } = await this.reload(request);
    await this.#patch({ metadata: withEntries(current, added) }, request);
  }

  /**
   * Removes top-level keys from the metadata; keys that do not exist are ignored. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.removeMetadata(["reviewer"]);
   */
  async removeMetadata(keys: string[], options?: RequestOptions): Promise<void> {
    const removed = checkTextList(keys, "keys");
    const request = readRequest("removeMetadata", options, arguments[2]);
    const { metadata: current } = await this.reload(request);
    if (!removed.some((key) => Object.hasOwn(current, key))) return;
    await this.#patch({ metadata: withoutKeys(current, removed) }, request);
  }

  /**
   * Takes the version out of the registry; its checkpoint stays. Python: `ModelVersion.delete`.
   *
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await version.delete();
   */
  async delete(options?: RequestOptions): Promise<void> {
    const init = { ...this.#params(), ...readRequest("delete", options, arguments[1]) };
    unwrap(await this.connection.api.DELETE(versionPath, init));
  }

  /**
   * The metrics of trials that declared this version as their source. Needs release 0.26.0.
   * Python: `ModelVersion.iter_metrics`.
   *
   * @throws UnsupportedByMasterError when the master is older than release 0.26.0.
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the version does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { trialId, metrics } of version.iterMetrics({ group: "validation" })) console.log(trialId, metrics);
   */
  async *iterMetrics<Metrics extends object = Record<string, unknown>>(
    options?: SourceMetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void, undefined> {
    const given = readOptions(sourceMetricsOptions, "iterMetrics", options, arguments[1]);
    yield* await readVersionMetrics<Metrics>(this.connection, this.#params().params.path, given);
  }

  #params(): { params: { path: VersionPath } } {
    const modelName = String(this.modelId ?? this.modelName);
    return { params: { path: { modelName, modelVersionNum: this.modelVersion } } };
  }

  async #patch(body: components["schemas"]["v1PatchModelVersion"], request: RequestSettings): Promise<void> {
    const answer = await this.connection.api.PATCH(versionPath, { body, ...this.#params(), ...request });
    const known = { ...body, modelVersion: this.modelVersion };
    const decode = (wire: Wire): Partial<ModelVersionRecord> => changedFields(body, toModelVersionRecord(wire, known));
    this.take(unwrapMember(answer, "modelVersion", decode));
  }
}

/** The fields of a version, its checkpoint among them. */
export function toModelVersion(
  connection: Connection,
  wire: Wire,
  known?: Known<ModelVersionRecord>,
): ModelVersionFields {
  const record = toModelVersionRecord(wire, known);
  // A checkpoint that is null is refused there, as one of any other shape.
  return { ...record, checkpoint: new Checkpoint(connection, toCheckpointRecord(wire.checkpoint!)) };
}
