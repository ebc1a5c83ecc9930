import type { components } from "#schema";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { readListOptions, type Listing } from "../../sequence/listing.js";
import {
  checkAnyText,
  checkJsonObject,
  checkName,
  checkId,
  checkTextList,
  readOptions,
  readRequest,
  readTable,
  refusal,
  type Check,
  type RequestSettings,
} from "../../values/index.js";
import { changedFields } from "../changed-fields.js";
import type { Checkpoint } from "../checkpoints/checkpoint.js";
import { requireRelease } from "../since-release.js";
import { warnDeprecated } from "../../api/deprecation.js";
import type { Experiment } from "../experiments/experiment.js";
import type { Handle } from "../handle.js";
import { describe } from "../inspectable.js";
import { MasterObject } from "../master-object.js";
import { withEntries, withoutKeys } from "../metadata.js";
import type { Trial } from "../trials/trial.js";
import { checkLabel, checkLabels } from "./model-labels.js";
import { toModelRecord, type ModelRecord } from "./model-record.js";
import { ModelVersion } from "./model-version.js";
import {
  checkCheckpoint,
  getVersion,
  listVersions,
  listVersionsOptions,
  registerVersion,
  registerVersionOptions,
  type ListVersionsOptions,
  type RegisteringModel,
  type RegisterVersionOptions,
} from "./model-versions.js";
import { getLabelledVersion, promote, type LabelledVersions } from "./promote.js";
import {
  checkCheckpointSource,
  registerBest,
  registerBestOptions,
  type BestVersion,
  type RegisterBestOptions,
} from "./register-best.js";

export interface Model extends ModelRecord {}

/** A number; a string is mostly a label. */
const checkVersionNumber: Check<number> = (value, argument) => {
  if (typeof value !== "string" || !value.trim() || Number.isFinite(Number(value))) return checkId(value, argument);
  const hint = ` For the version that has this label write getVersion({ label: ${JSON.stringify(value)} }).`;
  throw refusal(argument, "a positive integer or { label }", value, hint);
};

const labelTable = { label: { check: checkLabel } };

/**
 * A model of the registry: a name under which checkpoints are kept as versions.
 *
 * The object follows its model when somebody renames it, since it asks by id once it knows the id.
 *
 * Python: `client.Model`.
 *
 * @example
 * const model = await determined.createModel("fraud-detector", { labels: ["tabular"] });
 * const version = await model.registerVersion(await experiment.topCheckpoint());
 */
export class Model extends MasterObject<ModelRecord> {
  /** Returns `Model(name=fraud)`. */
  override toString(): string {
    return `Model(name=${this.name})`;
  }

  /** @internal */
  override summary(): string {
    return describe("Model", {
      name: this.name,
      id: this.modelId,
      versions: this.numVersions,
      archived: this.archived,
    });
  }

  /**
   * Reads the model again and resolves to this object. Python: `Model.reload`.
   *
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @example
   * console.log((await model.reload()).numVersions);
   */
  async reload(options?: RequestOptions): Promise<this> {
    return this.take(await this.#read(readRequest("reload", options, arguments[1])));
  }

  /**
   * One version by its number, or the version of the highest number that has a label; without either (or with -1) the latest,
   * or undefined when there is none. Python: `Model.get_version`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model, the version of that number, or one with that label, does not exist.
   * @param version A number, or `{ label }`.
   * @default the latest version
   * @example
   * const latest = await model.getVersion();
   * const { checkpoint } = await model.getVersion({ label: "production" });
   */
  getVersion(version?: -1, options?: RequestOptions): Promise<ModelVersion | undefined>;
  getVersion(version: number | { label: string }, options?: RequestOptions): Promise<ModelVersion>;
  getVersion(version: number | undefined, options?: RequestOptions): Promise<ModelVersion | undefined>;
  async getVersion(version?: number | { label: string }, options?: RequestOptions): Promise<ModelVersion | undefined> {
    const { connection } = this;
    if (typeof version === "object" && version !== null) {
      const { label } = readTable(labelTable, "getVersion()", version, "version");
      if (label === undefined) throw refusal("version.label", "a label", label);
      const request = readRequest("getVersion", options, arguments[2]);
      return getLabelledVersion(this.#labelled(request), label);
    }
    const number = version === undefined || version === -1 ? undefined : checkVersionNumber(version, "version");
    return getVersion(connection, this.#address(), number, readRequest("getVersion", options, arguments[2]));
  }

  /**
   * All versions, newest first unless `orderBy` says otherwise. Python: `Model.get_versions`.
   *
   * @deprecated Use {@link Model.listVersions}.
   * @example
   * const versions = await model.getVersions();
   */
  async getVersions(options?: ListVersionsOptions): Promise<ModelVersion[]> {
    warnDeprecated("Model.getVersions", "listVersions");
    return this.listVersions(options);
  }

  /**
   * The versions, newest first unless `orderBy` says otherwise. Python: `Model.list_versions`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @example
   * for await (const version of model.listVersions()) console.log(version.modelVersion, version.checkpoint.uuid);
   */
  listVersions(options?: ListVersionsOptions): Listing<ModelVersion> {
    const read = () => readListOptions(listVersionsOptions, "listVersions", options, arguments[1]);
    return listVersions(this.connection, this.#address(), read);
  }

  /**
   * Registers a checkpoint as the next version; with `ifRegistered: "return"` gives the version of this checkpoint that the
   * model has already. Rejects with AmbiguousCreateError when the answer got lost: then call again with
   * `ifRegistered: "return"`, or check with `listVersions()` whether it exists. Python: `Model.register_version`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model or the checkpoint does not exist.
   * @throws ApiError when the checkpoint is not COMPLETED or the model is archived.
   * @throws AmbiguousCreateError when the answer was lost, so that the version may exist.
   * @param checkpoint A checkpoint, or its UUID; it must be COMPLETED.
   * @example
   * const version = await model.registerVersion(checkpoint, { comment: "baseline", ifRegistered: "return" });
   */
  async registerVersion(
    checkpoint: string | Checkpoint | Handle<Checkpoint>,
    options?: RegisterVersionOptions,
  ): Promise<ModelVersion> {
    const uuid = checkCheckpoint(checkpoint, "checkpoint");
    const given = readOptions(registerVersionOptions, "registerVersion", options, arguments[2]);
    const { version, numVersions } = await registerVersion(this.connection, this.#registering(), uuid, given);
    if (numVersions !== undefined) this.take({ numVersions });
    return version;
  }

  /**
   * Registers the best checkpoint of an experiment or a trial, once, and only when it beats the newest version. Rejects with
   * NoCheckpointError when no checkpoint qualifies, as one whose metric is NaN or infinite does not. Of two calls at once with
   * different runs both may register, and the newest version is then the later one, not the better one. A job that promotes
   * what is best compares with the version in production and does not rely on `registered`, which is false when it is repeated
   * after `promote()` failed; docs/cookbook/model-registry.md shows one. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NoCheckpointError when no checkpoint qualifies, or the metric of the best one is NaN or infinite.
   * @throws NotFoundError when the model or the experiment does not exist.
   * @throws ApiError when the model is archived.
   * @throws AmbiguousCreateError when the answer was lost, so that the version may exist.
   * @param source An experiment or a trial, or a handle of one.
   * @example
   * const { version, registered } = await model.registerBest(experiment, { labels: ["nightly"] });
   * console.log(version.modelVersion, registered ? "is new" : "was there");
   */
  async registerBest(
    source: Experiment | Trial | Handle<Experiment> | Handle<Trial>,
    options?: RegisterBestOptions,
  ): Promise<BestVersion> {
    const from = checkCheckpointSource(source, "source");
    const given = readOptions(registerBestOptions, "registerBest", options, arguments[2]);
    const { version, isNew, numVersions } = await registerBest(this.connection, this.#registering(), from, given);
    if (numVersions !== undefined) this.take({ numVersions });
    return { version, registered: isNew };
  }

  /**
   * Moves a label to a version, from whatever version has it, and resolves to the version that had it before, the highest
   * where several had it, or undefined. `labels` of both show the change. When two do so at once, one version has the label
   * in the end. Lists the versions, one request per page; unless this one alone has the label, sends one request for each version
   * whose labels change, and lists them again. Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model or the version does not exist.
   * @throws ForbiddenError when you may not change it.
   * @throws DeterminedError when others keep moving the label.
   * @param version A version of this model, or its number.
   * @example
   * const previous = await model.promote(version, "production");
   * console.log("Replaces version", previous?.modelVersion);
   */
  async promote(
    version: number | ModelVersion,
    label: string,
    options?: RequestOptions,
  ): Promise<ModelVersion | undefined> {
    const modelVersion = this.#checkVersion(version);
    checkLabel(label, "label");
    const request = readRequest("promote", options, arguments[3]);
    const { clock } = this.connection;
    const given = version instanceof ModelVersion ? version : undefined;
    return promote({ ...this.#labelled(request), modelVersion, given, label, clock, request });
  }

  /**
   * Adds metadata, replacing keys of the same name; reads the model first, so that keys which others set before stay. What others
   * change at the same moment may get lost, since masters replace metadata as a whole; so may one of two calls at once.
   * Python: `Model.add_metadata`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ServerError when the model is archived: masters answer 500 to that.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.addMetadata({ owner: "risk" });
   */
  async addMetadata(metadata: object, options?: RequestOptions): Promise<void> {
    const added = checkJsonObject(metadata, "metadata");
    await this.#editMetadata(
      (current) => withEntries(current, added),
      readRequest("addMetadata", options, arguments[2]),
    );
  }

  /**
   * Removes top-level keys from the metadata; keys that do not exist are ignored. Python: `Model.remove_metadata`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ServerError when the model is archived: masters answer 500 to that.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.removeMetadata(["owner"]);
   */
  async removeMetadata(keys: string[], options?: RequestOptions): Promise<void> {
    const removed = checkTextList(keys, "keys");
    await this.#editMetadata(
      (current) => withoutKeys(current, removed),
      readRequest("removeMetadata", options, arguments[2]),
    );
  }

  /**
   * Replaces the labels; duplicates are dropped. Python: `Model.set_labels`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ServerError when the model is archived: masters answer 500 to that.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.setLabels(["tabular", "prod"]);
   */
  async setLabels(labels: string[], options?: RequestOptions): Promise<void> {
    await this.#patch({ labels: checkLabels(labels, "labels") }, readRequest("setLabels", options, arguments[2]));
  }

  /**
   * Replaces the description; the empty string clears it. Python: `Model.set_description`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ServerError when the model is archived: masters answer 500 to that.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.setDescription("gradient boosting on 2024 data");
   */
  async setDescription(description: string, options?: RequestOptions): Promise<void> {
    const body = { description: checkAnyText(description, "description") };
    await this.#patch(body, readRequest("setDescription", options, arguments[2]));
  }

  /**
   * Moves the model to another workspace. Needs release 0.20.0. Python: `Model.move_to_workspace`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than release 0.20.0.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.moveToWorkspace("risk");
   */
  async moveToWorkspace(workspaceName: string, options?: RequestOptions): Promise<void> {
    checkName(workspaceName, "workspaceName");
    const request = readRequest("moveToWorkspace", options, arguments[2]);
    // An older master would answer 200 and move nothing.
    const call = { what: "moveToWorkspace", method: "PATCH", path: "/api/v1/models/{modelName}" };
    await requireRelease(this.connection, "0.20.0", call, request);
    await this.#patch({ workspaceName }, request);
    // The answer of a PATCH leaves the new workspace's id out.
    await this.reload(request);
  }

  /**
   * Archives the model: it takes no changes and no versions until `unarchive()`. Python: `Model.archive`.
   *
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.archive();
   */
  async archive(options?: RequestOptions): Promise<void> {
    const init = { ...this.#params(), ...readRequest("archive", options, arguments[1]) };
    unwrap(await this.connection.api.POST("/api/v1/models/{modelName}/archive", init));
    this.take({ archived: true });
  }

  /**
   * Takes the model out of the archive. Python: `Model.unarchive`.
   *
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.unarchive();
   */
  async unarchive(options?: RequestOptions): Promise<void> {
    const init = { ...this.#params(), ...readRequest("unarchive", options, arguments[1]) };
    unwrap(await this.connection.api.POST("/api/v1/models/{modelName}/unarchive", init));
    this.take({ archived: false });
  }

  /**
   * Deletes the model and all its versions; the checkpoints stay. Python: `Model.delete`.
   *
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await model.delete();
   */
  async delete(options?: RequestOptions): Promise<void> {
    const init = { ...this.#params(), ...readRequest("delete", options, arguments[1]) };
    unwrap(await this.connection.api.DELETE("/api/v1/models/{modelName}", init));
  }

  #labelled(request: RequestSettings): LabelledVersions<ModelVersion> {
    const options = { orderBy: "ORDER_BY_DESC", request } as const;
    const modelName = this.name;
    return { modelName, read: async () => listVersions(this.connection, this.#address(), () => options) };
  }

  #checkVersion(version: number | ModelVersion): number {
    if (typeof version !== "object") return checkId(version, "version");
    const { modelId, modelName, modelVersion } = version ?? {};
    const isOurs = this.modelId === undefined ? modelName === this.name : modelId === this.modelId;
    if (isOurs) return checkId(modelVersion, "version.modelVersion");
    throw refusal("version", `a version of model ${JSON.stringify(this.name)}, or its number`, version);
  }

  /** Names change and are taken over by others; ids do not. */
  #address(): string {
    return String(this.modelId ?? this.name);
  }

  #registering(): RegisteringModel {
    return { address: this.#address(), name: this.name };
  }

  #params(): { params: { path: { modelName: string } } } {
    return { params: { path: { modelName: this.#address() } } };
  }

  async #read(request: RequestSettings): Promise<ModelRecord> {
    const answer = await this.connection.api.GET("/api/v1/models/{modelName}", { ...this.#params(), ...request });
    return unwrapMember(answer, "model", (wire) => toModelRecord(wire, this));
  }

  async #editMetadata(
    change: (metadata: Readonly<Record<string, unknown>>) => Record<string, unknown>,
    request: RequestSettings,
  ): Promise<void> {
    const fresh = await this.#read(request);
    await this.#patch({ metadata: change(fresh.metadata) }, request);
    const { metadata } = this;
    this.take({ ...fresh, metadata });
  }

  /** Sends a change and takes what it changed: ids, counts, users and more may be zero in the answer. */
  async #patch(body: components["schemas"]["v1PatchModel"], request: RequestSettings): Promise<void> {
    const init = { body, ...this.#params(), ...request };
    const answer = await this.connection.api.PATCH("/api/v1/models/{modelName}", init);
    const { name, lastUpdatedTime, lastUpdatedTimeText } = this;
    const known = { name, lastUpdatedTime, lastUpdatedTimeText, ...body };
    const record = unwrapMember(answer, "model", (wire) => toModelRecord(wire, known));
    this.take({
      ...changedFields(body, record),
      name: record.name || name,
      lastUpdatedTime: record.lastUpdatedTime,
      lastUpdatedTimeText: record.lastUpdatedTimeText,
    });
  }
}
