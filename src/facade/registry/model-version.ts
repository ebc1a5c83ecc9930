import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { checkAnyText, checkOptions, toId, toIdIfAny, toTimes } from "../../values/index.js";
import { Checkpoint } from "../checkpoints/checkpoint.js";
import type { Connection } from "../connection.js";
import { assignKnown, changedFields } from "../assign-known.js";
import { prepareClass } from "../prepare-class.js";
import type { TrialMetrics } from "../trials/metrics.js";
import { readVersionMetrics, type SourceMetricsOptions } from "../checkpoints/source-metrics.js";
import { unwrapMember } from "../../api/unwrap-member.js";

type WireVersion = components["schemas"]["v1ModelVersion"];
type VersionPath = { modelName: string; modelVersionNum: number };
type VersionRequest = { params: { path: VersionPath } } & ReturnType<typeof requestOptions>;

/**
 * A checkpoint that is registered under a model.
 *
 * Python: `client.ModelVersion`.
 *
 * @example
 * const version = await model.getVersion(3);
 * await version?.checkpoint.download({ path: "serving" });
 */
export class ModelVersion {
  /** The number within the model, from 1. */
  readonly modelVersion: number;
  /** The id, unique among the versions of all models. */
  readonly modelVersionId!: number;
  /** Name of the model it belongs to. */
  readonly modelName: string;
  /** Id of the model it belongs to. */
  readonly modelId!: number;
  /** The checkpoint that is registered. */
  readonly checkpoint!: Checkpoint;
  /** What was noted when it was registered. */
  readonly metadata!: Readonly<Record<string, unknown>>;
  /** A name of its own; empty when none was given. */
  readonly name!: string;
  /** A comment; empty when none was given. */
  readonly comment!: string;
  /** Notes; change them with `setNotes`. */
  readonly notes!: string;
  /** Labels; empty when none were given. */
  readonly labels!: readonly string[];
  /** Who registered it. */
  readonly username!: string;
  /** Id of who registered it; undefined in the answer of `registerVersion`. */
  readonly userId!: number | undefined;
  /** When it was registered. */
  readonly creationTime!: Date;
  /** `creationTime` with every digit that the master sent. */
  readonly creationTimeText!: string;
  /** When it was last changed. */
  readonly lastUpdatedTime!: Date | undefined;
  /** `lastUpdatedTime` with every digit that the master sent. */
  readonly lastUpdatedTimeText!: string | undefined;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, modelName: string, modelVersion: number) {
    prepareClass(
      ModelVersion,
      (version) => `ModelVersion(model=${version.modelName}, version=${version.modelVersion})`,
    );
    this.#connection = connection;
    this.modelName = modelName;
    this.modelVersion = modelVersion;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireVersion): ModelVersion {
    return new ModelVersion(connection, wire.model.name, toId(wire.version, "version")).#take(wire);
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Reads the version again and resolves to this object. Python: `ModelVersion.reload`.
   *
   * @example
   * console.log((await version.reload()).notes);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = this.#request(options, "reload");
    const answer = await this.#connection.api.GET("/api/v1/models/{modelName}/versions/{modelVersionNum}", init);
    return this.#take(unwrapMember(answer, "modelVersion"));
  }

  /**
   * Names the version. Python: `ModelVersion.set_name`.
   *
   * @example
   * await version.setName("baseline");
   */
  async setName(name: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ name: checkAnyText(name, "name") }, this.#request(options, "setName"));
  }

  /**
   * Replaces the notes. Python: `ModelVersion.set_notes`.
   *
   * @example
   * await version.setNotes("## Trained on the 2024 data");
   */
  async setNotes(notes: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ notes: checkAnyText(notes, "notes") }, this.#request(options, "setNotes"));
  }

  /**
   * Takes the version out of the registry; its checkpoint stays. Python: `ModelVersion.delete`.
   *
   * @example
   * await version.delete();
   */
  async delete(options?: RequestOptions): Promise<void> {
    const init = this.#request(options, "delete");
    unwrap(await this.#connection.api.DELETE("/api/v1/models/{modelName}/versions/{modelVersionNum}", init));
  }

  /**
   * The metrics of trials that declared this version as their source. Needs release 0.26.0.
   * Python: `ModelVersion.iter_metrics`.
   *
   * @example
   * for await (const { trialId, metrics } of version.iterMetrics({ group: "validation" })) console.log(trialId, metrics);
   */
  async *iterMetrics(options?: SourceMetricsOptions): AsyncGenerator<TrialMetrics, void, undefined> {
    yield* await readVersionMetrics(this.#connection, this.#path(), options);
  }

  #path(): VersionPath {
    return { modelName: String(this.modelId ?? this.modelName), modelVersionNum: this.modelVersion };
  }

  #request(options: RequestOptions | undefined, method: string): VersionRequest {
    return { params: { path: this.#path() }, ...requestOptions(checkOptions(options, method)) };
  }

  async #patch(body: components["schemas"]["v1PatchModelVersion"], request: VersionRequest): Promise<void> {
    const init = { body, ...request };
    const answer = await this.#connection.api.PATCH("/api/v1/models/{modelName}/versions/{modelVersionNum}", init);
    assignKnown<object>(this, changedFields(body, unwrapMember(answer, "modelVersion")));
  }

  #take(wire: WireVersion): this {
    return assignKnown<ModelVersion>(this, {
      modelVersion: toIdIfAny(wire.version, "version"),
      modelVersionId: toIdIfAny(wire.id, "id"),
      modelName: wire.model.name,
      modelId: toIdIfAny(wire.model.id, "model.id"),
      checkpoint: Checkpoint.fromWire(this.#connection, wire.checkpoint),
      metadata: wire.metadata ?? this.metadata ?? {},
      name: wire.name ?? this.name ?? "",
      comment: wire.comment ?? this.comment ?? "",
      notes: wire.notes ?? this.notes ?? "",
      labels: wire.labels ?? this.labels ?? [],
      username: wire.username ?? this.username ?? "",
      userId: wire.userId || undefined,
      ...toTimes(wire, "creationTime", "lastUpdatedTime"),
    }) as this;
  }
}
