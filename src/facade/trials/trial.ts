import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { ApiError } from "../../errors/index.js";
import { readListOptions, type Listing } from "../../sequence/listing.js";
import { judgeState } from "../../sequence/judge-state.js";
import { readOptions, readRequest } from "../../values/index.js";
import { toCheckpointRecord } from "../checkpoints/checkpoint-record.js";
import { Checkpoint } from "../checkpoints/checkpoint.js";
import { warnDeprecated } from "../../api/deprecation.js";
import { Experiment } from "../experiments/experiment.js";
import { describe } from "../inspectable.js";
import { MasterObject } from "../master-object.js";
import { completedOnly, keepCompleted, type CheckpointOwner } from "../checkpoints/checkpoint-owner.js";
import {
  listCheckpoints,
  listCheckpointsOptions,
  type ListCheckpointsOptions,
} from "../checkpoints/list-checkpoints.js";
import { rankOptions, type RankOptions } from "../checkpoints/rank-options.js";
import { rankOwned, selectLatest } from "../checkpoints/rank-owned.js";
import type { LogEntry } from "./log-entry.js";
import type { LogOptions } from "./log-options.js";
import { readLogEntries, readLogLines } from "./logs.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";
import type { TrialMetrics } from "./metrics.js";
import type { GroupMetricsOptions, MetricsOptions } from "./metrics-options.js";
import { readTrialMetrics } from "./metrics-stream.js";
import {
  chooseSelection,
  selectCheckpointOptions,
  type SelectCheckpointOptions,
} from "../checkpoints/select-checkpoint.js";
import { toTrialRecord, type TrialRecord } from "./trial-record.js";

export interface Trial<Hparams extends object = Record<string, unknown>> extends TrialRecord<Hparams> {}

/**
 * One run of an experiment's code with one set of hyperparameters.
 *
 * Objects come from `getTrial` and from the `listTrials` and `awaitFirstTrial` of an experiment. They hold the last known
 * state; `reload()` reads it again.
 *
 * Python: `client.Trial`, `TrialReference`.
 *
 * @example
 * const trial = await determined.getTrial(7);
 * for await (const line of trial.logs({ follow: true })) console.log(line);
 */
export class Trial<Hparams extends object = Record<string, unknown>> extends MasterObject<TrialRecord<Hparams>> {
  /** Returns `Trial(id=7)`. */
  override toString(): string {
    return `Trial(id=${this.id})`;
  }

  /** @internal */
  override summary(): string {
    return describe("Trial", {
      id: this.id,
      experiment: this.experimentId,
      state: this.state,
      batches: this.totalBatchesProcessed,
      metric: this.searcherMetricValue,
    });
  }

  /**
   * Reads the trial again and resolves to this object. Python: `Trial.reload`.
   *
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @example
   * const { state } = await trial.reload();
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = { params: { path: { trialId: this.id } }, ...readRequest("reload", options, arguments[1]) };
    const answer = await this.connection.api.GET("/api/v1/trials/{trialId}", init);
    return this.take(unwrapMember(answer, "trial", (wire) => toTrialRecord(wire, this)));
  }

  /**
   * Stops the trial at once; for an ended trial it is a no-op. The experiment goes on with its other trials.
   * Python: `Trial.kill`.
   *
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await trial.kill();
   */
  async kill(options?: RequestOptions): Promise<void> {
    const request = readRequest("kill", options, arguments[1]);
    const init = { params: { path: { id: this.id } }, ...request };
    try {
      unwrap(await this.connection.api.POST("/api/v1/trials/{id}/kill", init));
    } catch (error) {
      // Masters say "not found", or 500, about a trial that has ended.
      if (!ApiError.isInstance(error) || (error.status !== 404 && error.status !== 500)) throw error;
      const { state } = await this.reload(request);
      if (judgeState(state) !== "ended") throw error;
    }
  }

  /**
   * The experiment that it belongs to. Python: `Trial.get_experiment`.
   *
   * @throws NotFoundError when the trial or its experiment does not exist, or you may not see it.
   * @example
   * const experiment = await trial.getExperiment();
   */
  async getExperiment(options?: RequestOptions): Promise<Experiment> {
    const request = readRequest("getExperiment", options, arguments[1]);
    if (this.experimentId === undefined) await this.reload(request);
    return new Experiment(this.connection, { id: this.experimentId }).reload(request);
  }

  /**
   * The lines of the log as text, without their newlines. A connection that breaks is opened again; no line is lost or
   * repeated. Python: `Trial.logs`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @throws UnsupportedByMasterError for `enableRegex` on a master before release 0.38.0.
   * @example
   * for await (const line of trial.logs({ tail: 20 })) console.log(line);
   */
  logs(options?: LogOptions): AsyncGenerator<string, void> {
    return readLogLines(this.connection, this.id, options, arguments[1]);
  }

  /**
   * The same as {@link Trial.logs}. Python: `Trial.iter_logs`.
   *
   * @example
   * for await (const line of trial.iterLogs({ tail: 20 })) console.log(line);
   */
  iterLogs(options?: LogOptions): AsyncGenerator<string, void> {
    return readLogLines(this.connection, this.id, options, arguments[1]);
  }

  /**
   * The lines of the log with their time, level, rank and so on, each with a cursor to go on from later.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @throws UnsupportedByMasterError for `enableRegex` on a master before release 0.38.0.
   * @example
   * let saved: LogCursor | undefined;
   * for await (const { cursor } of trial.logEntries({ follow: true, from: saved })) saved = cursor;
   */
  logEntries(options?: LogOptions): AsyncGenerator<LogEntry, void> {
    return readLogEntries(this.connection, this.id, options, arguments[1]);
  }

  /**
   * The checkpoint with the best validation metric. Rejects with NoCheckpointError when none qualifies.
   * Python: `Trial.top_checkpoint`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NoCheckpointError when no checkpoint qualifies.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @example
   * const checkpoint = await trial.topCheckpoint();
   */
  async topCheckpoint(options?: RankOptions): Promise<Checkpoint> {
    return (await rankOwned(this.#owner(), readOptions(rankOptions, "topCheckpoint", options, arguments[1])))[0]!;
  }

  /**
   * The best checkpoint, the latest one (of the highest step), or the one with a UUID: exactly one of the three.
   * Python: `Trial.select_checkpoint`.
   *
   * @throws InvalidArgumentError unless exactly one of the three is given.
   * @throws NoCheckpointError when no checkpoint qualifies.
   * @throws NotFoundError when the trial or the checkpoint does not exist, or you may not see it.
   * @example
   * const newest = await trial.selectCheckpoint({ latest: true });
   */
  async selectCheckpoint(options: SelectCheckpointOptions): Promise<Checkpoint> {
    const given = readOptions(selectCheckpointOptions, "selectCheckpoint", options, arguments[1]);
    const { request, uuid } = given;
    const by = chooseSelection(given);
    if (by === "best") return (await rankOwned(this.#owner(), given))[0]!;
    if (by === "latest") return selectLatest(this.#owner(), request);
    return new Checkpoint(this.connection, { uuid: uuid! }).reload(request);
  }

  /**
   * Completed checkpoints as an array. Python: `Trial.get_checkpoints`.
   *
   * @deprecated Use {@link Trial.listCheckpoints}.
   */
  async getCheckpoints(options?: ListCheckpointsOptions): Promise<Checkpoint[]> {
    warnDeprecated("Trial.getCheckpoints", "listCheckpoints");
    return await this.listCheckpoints(options);
  }

  /**
   * Completed checkpoints, by default the best first. Those without the metric come last in both directions.
   * Python: `Trial.list_checkpoints`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @example
   * const [best] = await trial.listCheckpoints({ maxResults: 1 });
   */
  listCheckpoints(options?: ListCheckpointsOptions): Listing<Checkpoint> {
    return listCheckpoints(this.#owner(), () =>
      readListOptions(listCheckpointsOptions, "listCheckpoints", options, arguments[1]),
    );
  }

  /**
   * The reports of one group of metrics, in order of steps; none for a group that the trial has not reported, where the logger
   * warns when another is probably meant. A connection that breaks is opened again; no report is lost or repeated.
   * Python: `Trial.iter_metrics`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError for groups of your own on a master before release 0.23.2.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { stepsCompleted, metrics } of trial.iterMetrics({ group: "validation" })) console.log(stepsCompleted, metrics);
   */
  iterMetrics<Metrics extends object = Record<string, unknown>>(
    options: MetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    return this.#metrics("iterMetrics", undefined, options, arguments[1]);
  }

  /**
   * The reports of the group `"training"`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { stepsCompleted, metrics } of trial.iterTrainingMetrics()) console.log(stepsCompleted, metrics);
   */
  iterTrainingMetrics<Metrics extends object = Record<string, unknown>>(
    options?: GroupMetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    return this.#metrics("iterTrainingMetrics", "training", options, arguments[1]);
  }

  /**
   * The reports of the group `"validation"`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { stepsCompleted, metrics } of trial.iterValidationMetrics()) console.log(stepsCompleted, metrics);
   */
  iterValidationMetrics<Metrics extends object = Record<string, unknown>>(
    options?: GroupMetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    return this.#metrics("iterValidationMetrics", "validation", options, arguments[1]);
  }

  /**
   * Python: `Trial.stream_metrics`.
   *
   * @deprecated Use {@link Trial.iterMetrics}.
   */
  streamMetrics<Metrics extends object = Record<string, unknown>>(
    options: MetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    warnDeprecated("Trial.streamMetrics", "iterMetrics");
    return this.#metrics("streamMetrics", undefined, options, arguments[1]);
  }

  /**
   * Python: `Trial.stream_training_metrics`.
   *
   * @deprecated Use {@link Trial.iterTrainingMetrics}.
   */
  streamTrainingMetrics<Metrics extends object = Record<string, unknown>>(
    options?: GroupMetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    warnDeprecated("Trial.streamTrainingMetrics", "iterTrainingMetrics");
    return this.#metrics("streamTrainingMetrics", "training", options, arguments[1]);
  }

  /**
   * Python: `Trial.stream_validation_metrics`.
   *
   * @deprecated Use {@link Trial.iterValidationMetrics}.
   */
  streamValidationMetrics<Metrics extends object = Record<string, unknown>>(
    options?: GroupMetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    warnDeprecated("Trial.streamValidationMetrics", "iterValidationMetrics");
    return this.#metrics("streamValidationMetrics", "validation", options, arguments[1]);
  }

  #metrics<Metrics extends object>(
    method: string,
    group: string | undefined,
    options: Partial<MetricsOptions> | undefined,
    surplus: unknown,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    const { id, summaryMetrics: summary } = this;
    return readTrialMetrics<Metrics>(this.connection, { trialIds: [id], group, method, summary, options, surplus });
  }

  #owner(): CheckpointOwner {
    const { id } = this;
    const connection = this.connection;
    const { api } = connection;
    return {
      what: `trial ${id}`,
      ids: { trialId: id },
      api,
      mastersOrderIsRight: false,
      fetch: async (query, options) => {
        // This route of old masters knows fewer attributes than the experiment's, and refuses the others.
        const sortBy =
          query.sortBy === "SORT_BY_TRIAL_ID" || query.sortBy === "SORT_BY_SEARCHER_METRIC" ? undefined : query.sortBy;
        const init = { params: { path: { id }, query: { ...query, ...completedOnly, sortBy } }, ...options };
        const answer = await api.GET("/api/v1/trials/{id}/checkpoints", init);
        return keepCompleted(
          unwrapPage(answer, "checkpoints", (wire) => new Checkpoint(connection, toCheckpointRecord(wire))),
        );
      },
    };
  }
}
