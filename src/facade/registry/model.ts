import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import type { Listing } from "../../sequence/listing.js";
import {
  checkAnyText,
  checkJsonObject,
  checkOptions,
  checkText,
  checkTextList,
  toIdIfAny,
  toTimes,
} from "../../values/index.js";
import type { Checkpoint } from "../checkpoints/checkpoint.js";
import { requireRelease, type Connection } from "../connection.js";
import { warnDeprecated } from "../deprecation.js";
import type { Handle } from "../handle.js";
import { assignKnown, changedFields } from "../assign-known.js";
import { prepareClass } from "../prepare-class.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { withEntries, withoutKeys } from "../metadata.js";
import { checkLabels } from "./model-labels.js";
import type { ModelVersion } from "./model-version.js";
import {
  getVersion,
  listVersions,
  type ListVersionsOptions,
  registerVersion,
  type RegisterVersionOptions,
} from "./model-versions.js";

type WireModel = components["schemas"]["v1Model"];

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
export class Model {
  /** The name in the registry. */
  readonly name: string;
  /** What identifies it, whatever its name. */
  readonly modelId!: number;
  /** A description; change it with `setDescription`. */
  readonly description!: string;
  /** When it was created. */
  readonly creationTime!: Date;
  /** `creationTime` with every digit that the master sent. */
  readonly creationTimeText!: string;
  /** When it, or its list of versions, was last changed. */
  readonly lastUpdatedTime!: Date;
  /** `lastUpdatedTime` with every digit that the master sent. */
  readonly lastUpdatedTimeText!: string;
  /** What users have noted; change it with `addMetadata` and `removeMetadata`. */
  readonly metadata!: Readonly<Record<string, unknown>>;
  /** Labels; change them with `setLabels`. */
  readonly labels!: readonly string[];
  /** Who created it. */
  readonly username!: string;
  /** Id of who created it; undefined in the answer of a create. */
  readonly userId!: number | undefined;
  /** Whether it takes no changes and no versions. */
  readonly archived!: boolean;
  /** Undefined before release 0.19.11, which brought workspaces to models. */
  readonly workspaceId!: number | undefined;
  /** How many versions it has. */
  readonly numVersions!: number;
  /** Notes; empty when there are none. */
  readonly notes!: string;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, name: string) {
    prepareClass(Model, (model) => `Model(name=${model.name})`);
    this.#connection = connection;
    this.name = name;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireModel): Model {
    return new Model(connection, wire.name).#take(wire);
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Reads the model again and resolves to this object. Python: `Model.reload`.
   *
   * @example
   * console.log((await model.reload()).numVersions);
   */
  async reload(options?: RequestOptions): Promise<this> {
    return this.#take(await this.#read(checkOptions(options, "reload")));
  }

  /**
   * One version by its number; without a number (or with -1) the latest, or undefined when there is none.
   * Rejects with NotFoundError when there is no version of that number. Python: `Model.get_version`.
   *
   * @example
   * const latest = await model.getVersion();
   */
  async getVersion(version?: number, options?: RequestOptions): Promise<ModelVersion | undefined> {
    return getVersion(this.#connection, this.#address(), version, options);
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
   * @example
   * for await (const version of model.listVersions()) console.log(version.modelVersion, version.checkpoint.uuid);
   */
  listVersions(options?: ListVersionsOptions): Listing<ModelVersion> {
    return listVersions(this.#connection, this.#address(), options);
  }

  /**
   * Registers a checkpoint as the next version. Rejects with AmbiguousCreateError when the answer got lost: then look with
   * `getVersion()` whether it is there. Python: `Model.register_version`.
   *
   * @param checkpoint A checkpoint, or its UUID; it must be COMPLETED.
   * @example
   * const version = await model.registerVersion(checkpoint, { name: "first", comment: "baseline" });
   */
  async registerVersion(
    checkpoint: string | Checkpoint | Handle<Checkpoint>,
    options?: RegisterVersionOptions,
  ): Promise<ModelVersion> {
    const { version, numVersions } = await registerVersion(this.#connection, this.#address(), checkpoint, options);
    assignKnown<Model>(this, { numVersions });
    return version;
  }

  /**
   * Adds metadata, replacing keys of the same name; reads the model first, so that keys which others set stay.
   * Python: `Model.add_metadata`.
   *
   * @example
   * await model.addMetadata({ owner: "risk" });
   */
  async addMetadata(metadata: Record<string, unknown>, options?: RequestOptions): Promise<void> {
    const added = checkJsonObject(metadata, "metadata");
    await this.#editMetadata((current) => withEntries(current, added), checkOptions(options, "addMetadata"));
  }

  /**
   * Removes top-level keys from the metadata; keys that are not there are no mistake. Python: `Model.remove_metadata`.
   *
   * @example
   * await model.removeMetadata(["owner"]);
   */
  async removeMetadata(keys: string[], options?: RequestOptions): Promise<void> {
    const removed = checkTextList(keys, "keys");
    await this.#editMetadata((current) => withoutKeys(current, removed), checkOptions(options, "removeMetadata"));
  }

  /**
   * Replaces the labels; doubles are dropped. Python: `Model.set_labels`.
   *
   * @example
   * await model.setLabels(["tabular", "prod"]);
   */
  async setLabels(labels: string[], options?: RequestOptions): Promise<void> {
    await this.#patch({ labels: checkLabels(labels, "labels") }, checkOptions(options, "setLabels"));
  }

  /**
   * Replaces the description; the empty text clears it. Python: `Model.set_description`.
   *
   * @example
   * await model.setDescription("gradient boosting on 2024 data");
   */
  async setDescription(description: string, options?: RequestOptions): Promise<void> {
    const body = { description: checkAnyText(description, "description") };
    await this.#patch(body, checkOptions(options, "setDescription"));
  }

  /**
   * Moves the model to another workspace. Needs release 0.20.0. Python: `Model.move_to_workspace`.
   *
   * @example
   * await model.moveToWorkspace("risk");
   */
  async moveToWorkspace(workspaceName: string, options?: RequestOptions): Promise<void> {
    checkText(workspaceName, "workspaceName");
    const request = checkOptions(options, "moveToWorkspace");
    requestOptions(request);
    // An older master would answer 200 and move nothing.
    const call = { what: "moveToWorkspace", method: "PATCH", path: "/api/v1/models/{modelName}" };
    await requireRelease(this.#connection, "0.20.0", call, request);
    await this.#patch({ workspaceName }, request);
    // The answer of a PATCH leaves the new workspace's id out.
    await this.reload(request);
  }

  /**
   * Archives the model: it takes no changes and no versions until `unarchive()`. Python: `Model.archive`.
   *
   * @example
   * await model.archive();
   */
  async archive(options?: RequestOptions): Promise<void> {
    const init = this.#request(options, "archive");
    unwrap(await this.#connection.api.POST("/api/v1/models/{modelName}/archive", init));
    assignKnown<Model>(this, { archived: true });
  }

  /**
   * Takes the model out of the archive. Python: `Model.unarchive`.
   *
   * @example
   * await model.unarchive();
   */
  async unarchive(options?: RequestOptions): Promise<void> {
    const init = this.#request(options, "unarchive");
    unwrap(await this.#connection.api.POST("/api/v1/models/{modelName}/unarchive", init));
    assignKnown<Model>(this, { archived: false });
  }

  /**
   * Deletes the model and all its versions; the checkpoints stay. Python: `Model.delete`.
   *
   * @example
   * await model.delete();
   */
  async delete(options?: RequestOptions): Promise<void> {
    unwrap(await this.#connection.api.DELETE("/api/v1/models/{modelName}", this.#request(options, "delete")));
  }

  /** Names change and are taken over by others; ids do not. */
  #address(): string {
    return String(this.modelId ?? this.name);
  }

  #request(options: RequestOptions | undefined, method: string) {
    return { params: { path: { modelName: this.#address() } }, ...requestOptions(checkOptions(options, method)) };
  }

  async #read(request: RequestOptions): Promise<WireModel> {
    const init = this.#request(request, "reload");
    return unwrapMember(await this.#connection.api.GET("/api/v1/models/{modelName}", init), "model");
  }

  async #editMetadata(
    change: (metadata: Record<string, unknown>) => Record<string, unknown>,
    request: RequestOptions,
  ): Promise<void> {
    const fresh = await this.#read(request);
    await this.#patch({ metadata: change(fresh.metadata ?? {}) }, request, fresh);
  }

  /** Sends a change and takes what it changed: ids, counts, users and more may be zero in the answer. */
  async #patch(body: components["schemas"]["v1PatchModel"], request: RequestOptions, fresh?: WireModel): Promise<void> {
    const init = { body, ...this.#request(request, "patch") };
    const model = unwrapMember(await this.#connection.api.PATCH("/api/v1/models/{modelName}", init), "model");
    if (fresh) this.#take(fresh);
    assignKnown<object>(this, {
      ...changedFields(body, model),
      workspaceName: undefined,
      name: model.name || undefined,
      ...toTimes(model, "lastUpdatedTime"),
    });
  }

  #take(wire: WireModel): this {
    return assignKnown<Model>(this, {
      name: wire.name,
      modelId: toIdIfAny(wire.id, "id"),
      description: wire.description ?? this.description ?? "",
      ...toTimes(wire, "creationTime", "lastUpdatedTime"),
      metadata: wire.metadata ?? this.metadata ?? {},
      labels: wire.labels ?? this.labels ?? [],
      username: wire.username,
      userId: wire.userId || undefined,
      archived: wire.archived,
      workspaceId: wire.workspaceId || undefined,
      numVersions: wire.numVersions,
      notes: wire.notes ?? this.notes ?? "",
    }) as this;
  }
}
