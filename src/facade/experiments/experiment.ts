import type { components } from "#schema";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { decodeAnswer, unwrapMember } from "../../api/unwrap-member.js";
import { BadRequestError, DeterminedError, NotFoundError } from "../../errors/index.js";
import { readListOptions, type Listing } from "../../sequence/listing.js";
import { judgeState } from "../../sequence/judge-state.js";
import {
  checkAnyText,
  checkCount,
  checkName,
  checkPositiveInteger,
  readOptions,
  readRequest,
  type ExperimentState,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import { adviseOn } from "../advise-on.js";
import { changedFields } from "../changed-fields.js";
import { toCheckpointRecord } from "../checkpoints/checkpoint-record.js";
import { Checkpoint } from "../checkpoints/checkpoint.js";
import { completedOnly, keepCompleted, type CheckpointOwner } from "../checkpoints/checkpoint-owner.js";
import {
  listCheckpoints,
  listCheckpointsOptions,
  type ListCheckpointsOptions,
} from "../checkpoints/list-checkpoints.js";
import { bestOfEachTrial } from "../checkpoints/rank-checkpoints.js";
import { rankOptions, type RankOptions } from "../checkpoints/rank-options.js";
import { rankOwned } from "../checkpoints/rank-owned.js";
import { whereSupported } from "../since-release.js";
import { warnDeprecated } from "../../api/deprecation.js";
import { describe, percent } from "../inspectable.js";
import { MasterObject } from "../master-object.js";
import { checkLabels } from "../registry/model-labels.js";
import { listTrialRows, listTrialsOptions, type ListTrialsOptions } from "../trials/list-trials.js";
import { Trial } from "../trials/trial.js";
import { unwrapPage } from "../unwrap-page.js";
import { awaitFirstTrial, type AwaitFirstTrialOptions } from "./await-first-trial.js";
import { downloadCode, downloadCodeOptions, readCode, type DownloadCodeOptions } from "./download-code.js";
import { changeLabel } from "./experiment-labels.js";
import { toExperimentRecord, type ExperimentRecord } from "./experiment-record.js";
import { explainFailure, type FailureReport } from "./failure-report.js";
import { moveExperiment, moveExperimentOptions, type MoveExperimentOptions } from "./move-experiment.js";
import { readWaitOptions, type WaitOptions } from "./wait-options.js";
import { waitForOne } from "./wait.js";
import type { Open } from "../../wire-types/open.js";

/** What is done to an experiment by a request of its own, without a body. */
type Action = "activate" | "pause" | "cancel" | "kill" | "archive" | "unarchive";

/** Options of `explainFailure`. */
export interface ExplainFailureOptions extends RequestOptions {
  /**
   * How many of the last lines of each log to give.
   *
   * @default 10
   */
  lines?: number | undefined;
}

export const explainFailureOptions = {
  lines: { check: checkCount, default: 10 },
} satisfies OptionTable<ExplainFailureOptions>;

export interface Experiment extends ExperimentRecord {}

/**
 * A training run: one or many trials of a configuration.
 *
 * Objects come from `createExperiment`, `getExperiment`, `listExperiments`. They hold the last known state; `reload()`,
 * `wait()` and every method that changes the experiment refresh it. A listing leaves out `notes`, `trialIds` and
 * `originalConfig`; `reload()` reads them.
 *
 * Python: `client.Experiment`, `ExperimentReference`.
 *
 * @example
 * const experiment = await determined.getExperiment(42);
 * console.log(await experiment.wait({ maxWait: "12h" }), (await experiment.topCheckpoint()).uuid);
 */
export class Experiment extends MasterObject<ExperimentRecord> {
  /** Returns `Experiment(id=42)`. */
  override toString(): string {
    return `Experiment(id=${this.id})`;
  }

  /** @internal */
  override summary(): string {
    return describe("Experiment", {
      id: this.id,
      name: this.name,
      state: this.state,
      progress: percent(this.progress),
      archived: this.archived,
    });
  }

  /** The fields as plain data, for `JSON.stringify`; labels as a list. */
  override toJSON(): object {
    return { ...this, ...(this.labels && { labels: [...this.labels] }) };
  }

  /**
   * Reads the experiment again and resolves to this object. Python: `Experiment.reload`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const { state, progress } = await experiment.reload();
   */
  async reload(options?: RequestOptions): Promise<this> {
    const params = { path: { experimentId: this.id } };
    const request = readRequest("reload", options, arguments[1]);
    const answer = await this.connection.api.GET("/api/v1/experiments/{experimentId}", { params, ...request });
    return this.take(unwrapMember(answer, "experiment", (wire) => toExperimentRecord(wire, this)));
  }

  /**
   * Changes the name. Python: `Experiment.set_name`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.setName("resnet, second try");
   */
  async setName(name: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ name: checkName(name, "name") }, readRequest("setName", options, arguments[2]));
  }

  /**
   * Changes the description; the empty string clears it. Python: `Experiment.set_description`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.setDescription("with a smaller learning rate");
   */
  async setDescription(description: string, options?: RequestOptions): Promise<void> {
    await this.#patch(
      { description: checkAnyText(description, "description") },
      readRequest("setDescription", options, arguments[2]),
    );
  }

  /**
   * Changes the notes; the empty string clears them. Python: `Experiment.set_notes`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.setNotes("Diverges after **4000** batches.");
   */
  async setNotes(notes: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ notes: checkAnyText(notes, "notes") }, readRequest("setNotes", options, arguments[2]));
  }

  /**
   * Replaces all labels. Python: `Experiment.set_labels`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.setLabels(["nightly", "baseline"]);
   */
  async setLabels(labels: Iterable<string>, options?: RequestOptions): Promise<void> {
    await this.#patch({ labels: checkLabels(labels, "labels") }, readRequest("setLabels", options, arguments[2]));
  }

  /**
   * Adds a label; a label that it has already stays. Python: `Experiment.add_label`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.addLabel("nightly");
   */
  async addLabel(label: string, options?: RequestOptions): Promise<void> {
    await this.#changeLabel(checkName(label, "label"), "PUT", readRequest("addLabel", options, arguments[2]));
  }

  /**
   * Removes a label; without that label it is a no-op. Python: `Experiment.remove_label`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.removeLabel("nightly");
   */
  async removeLabel(label: string, options?: RequestOptions): Promise<void> {
    await this.#changeLabel(checkName(label, "label"), "DELETE", readRequest("removeLabel", options, arguments[2]));
  }

  /**
   * Resumes a paused experiment. Python: `Experiment.activate`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws BadRequestError when the experiment has ended or trains elsewhere.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.activate();
   */
  async activate(options?: RequestOptions): Promise<void> {
    await this.#act("activate", readRequest("activate", options, arguments[1]), { state: "STATE_ACTIVE" });
  }

  /**
   * Pauses the experiment; its trials save a checkpoint and give their slots back. Python: `Experiment.pause`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws BadRequestError when the experiment has ended or trains elsewhere.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.pause();
   */
  async pause(options?: RequestOptions): Promise<void> {
    await this.#act("pause", readRequest("pause", options, arguments[1]), { state: "STATE_PAUSED" });
  }

  /**
   * Asks the trials to save a checkpoint and stop. For an ended experiment it is a no-op. Python: `Experiment.cancel`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.cancel();
   */
  async cancel(options?: RequestOptions): Promise<void> {
    await this.#stop("cancel", readRequest("cancel", options, arguments[1]));
  }

  /**
   * Stops the trials at once. For an ended experiment it is a no-op. Python: `Experiment.kill`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.kill();
   */
  async kill(options?: RequestOptions): Promise<void> {
    await this.#stop("kill", readRequest("kill", options, arguments[1]));
  }

  /**
   * Hides an ended experiment from the usual lists; an archived experiment stays archived. Python: `Experiment.archive`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws BadRequestError when the experiment has not ended.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.archive();
   */
  async archive(options?: RequestOptions): Promise<void> {
    await this.#act("archive", readRequest("archive", options, arguments[1]), { archived: true }, /already archived/i);
  }

  /**
   * Shows an archived experiment again; without effect on one that is not archived. Python: `Experiment.unarchive`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.unarchive();
   */
  async unarchive(options?: RequestOptions): Promise<void> {
    await this.#act("unarchive", readRequest("unarchive", options, arguments[1]), { archived: false }, /not archived/i);
  }

  /**
   * Deletes an ended experiment with its checkpoints. The master does so in the background; `wait()` then resolves to
   * DELETED or DELETE_FAILED. Python: `Experiment.delete`.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws BadRequestError when the experiment has not ended.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.delete();
   * if ((await experiment.wait()) === ExperimentState.DELETE_FAILED) console.error("try again");
   */
  async delete(options?: RequestOptions): Promise<void> {
    const params = { path: { experimentId: this.id } };
    const request = readRequest("delete", options, arguments[1]);
    const send = async (): Promise<unknown> =>
      unwrap(await this.connection.api.DELETE("/api/v1/experiments/{experimentId}", { params, ...request }));
    await adviseOn(BadRequestError, "Only what has ended can be deleted: call kill() and wait() first.", send());
    this.take({ state: "STATE_DELETING" });
  }

  /**
   * The trials as an array. Python: `Experiment.get_trials`.
   *
   * @deprecated Use {@link Experiment.listTrials}.
   */
  async getTrials<Hparams extends object = Record<string, unknown>>(
    options?: ListTrialsOptions,
  ): Promise<Trial<Hparams>[]> {
    warnDeprecated("Experiment.getTrials", "listTrials");
    return await this.listTrials<Hparams>(options);
  }

  /**
   * The trials. Python: `Experiment.list_trials`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const best = await experiment.listTrials({ sortBy: "BEST_VALIDATION_METRIC", limit: 5 });
   */
  listTrials<Hparams extends object = Record<string, unknown>>(options?: ListTrialsOptions): Listing<Trial<Hparams>> {
    return listTrialRows<Hparams, Trial<Hparams>>(
      this.connection,
      this.id,
      (record) => new Trial(this.connection, record),
      () => readListOptions(listTrialsOptions, "listTrials", options, arguments[1]),
    );
  }

  /**
   * The trials one by one, read page by page. Python: `Experiment.iter_trials`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * for await (const trial of experiment.iterTrials()) console.log(trial.id, trial.state);
   */
  async *iterTrials<Hparams extends object = Record<string, unknown>>(
    options?: ListTrialsOptions,
  ): AsyncGenerator<Trial<Hparams>, void> {
    yield* this.listTrials<Hparams>(options);
  }

  /**
   * Waits for the first trial, even while the experiment is paused. Rejects with NoTrialError when the experiment ends
   * without one. Python: `Experiment.await_first_trial`.
   *
   * @throws NoTrialError when the experiment ends without a trial.
   * @throws WaitTimeoutError after `maxWait`.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const trial = await experiment.awaitFirstTrial({ maxWait: "10m" });
   */
  async awaitFirstTrial<Hparams extends object = Record<string, unknown>>(
    options?: AwaitFirstTrialOptions,
  ): Promise<Trial<Hparams>> {
    return awaitFirstTrial<Trial<Hparams>>(this.connection, this, options, arguments[1]);
  }

  /**
   * Waits until the experiment has ended and resolves to its state. ERROR and CANCELED are answers too, unless
   * `throwOnFailure`. The waits of one client share their requests. Python: `Experiment.wait`.
   *
   * @throws WaitTimeoutError after `maxWait`.
   * @throws ExperimentPausedError when the experiment is paused, unless `onPaused` is `"wait"`.
   * @throws ExperimentFailedError with `throwOnFailure`, when it ends in ERROR or CANCELED.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const state = await experiment.wait({ onProgress: ({ progress }) => console.log(progress) });
   */
  async wait(options?: WaitOptions): Promise<Open<ExperimentState>> {
    return waitForOne(this.connection, this, readWaitOptions(options, "wait", arguments[1]));
  }

  /**
   * The checkpoint with the best validation metric. Rejects with NoCheckpointError when none qualifies.
   * Python: `Experiment.top_checkpoint`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NoCheckpointError when no checkpoint qualifies.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const best = await experiment.topCheckpoint({ sortBy: "accuracy", smallerIsBetter: false });
   */
  async topCheckpoint(options?: RankOptions): Promise<Checkpoint> {
    return (await rankOwned(this.#owner(), readOptions(rankOptions, "topCheckpoint", options, arguments[1])))[0]!;
  }

  /**
   * The best checkpoints of the `limit` best trials, one each, best first. Rejects with NoCheckpointError when none qualifies.
   * Python: `Experiment.top_n_checkpoints`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NoCheckpointError when no checkpoint qualifies.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * for (const { uuid } of await experiment.topNCheckpoints(3)) console.log(uuid);
   */
  async topNCheckpoints(limit: number, options?: RankOptions): Promise<Checkpoint[]> {
    checkPositiveInteger(limit, "limit");
    return bestOfEachTrial(
      await rankOwned(this.#owner(), readOptions(rankOptions, "topNCheckpoints", options, arguments[2])),
    ).slice(0, limit);
  }

  /**
   * Completed checkpoints, by default the best first. Those without the metric come last in both directions.
   * Python: `Experiment.list_checkpoints`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const newest = await experiment.listCheckpoints({ sortBy: CheckpointSortBy.END_TIME, orderBy: "DESC", maxResults: 10 });
   */
  listCheckpoints(options?: ListCheckpointsOptions): Listing<Checkpoint> {
    return listCheckpoints(this.#owner(), () =>
      readListOptions(listCheckpointsOptions, "listCheckpoints", options, arguments[1]),
    );
  }

  /**
   * The trial that the best checkpoint belongs to; see {@link Experiment.topCheckpoint}.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NoCheckpointError when no checkpoint qualifies.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const { hparams } = await experiment.bestTrial();
   */
  async bestTrial<Hparams extends object = Record<string, unknown>>(options?: RankOptions): Promise<Trial<Hparams>> {
    const wish = readOptions(rankOptions, "bestTrial", options, arguments[1]);
    const [best] = await rankOwned(this.#owner(), wish);
    return new Trial<Hparams>(this.connection, { id: best!.training!.trialId }).reload(wish.request);
  }

  /**
   * Saves the model definition as `exp-<id>_model_def.tar.gz` and resolves to its path. Rejects with UnsupportedRuntimeError
   * where there is no file system; use {@link Experiment.code} there. Python: `Experiment.download_code`.
   *
   * @throws UnsupportedRuntimeError where there is no file system.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws DeterminedError when the file cannot be written.
   * @example
   * const path = await experiment.downloadCode({ outputDir: "code" });
   */
  async downloadCode(options?: DownloadCodeOptions): Promise<string> {
    const given = readOptions(downloadCodeOptions, "downloadCode", options, arguments[1]);
    return downloadCode(this.connection, this.id, given);
  }

  /**
   * The model definition as gzip-compressed tar. Works everywhere.
   *
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const archive = await experiment.code();
   */
  async code(options?: RequestOptions): Promise<Blob> {
    const bytes = await readCode(this.connection, this.id, readRequest("code", options, arguments[1]));
    return new Blob([bytes], { type: "application/gzip" });
  }

  /**
   * Moves the experiment into a project; names are case-sensitive. Python: `Experiment.move_to_project`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment, the workspace or the project does not exist.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.moveToProject({ workspaceName: "Vision", projectName: "Baselines" });
   */
  async moveToProject(options: MoveExperimentOptions): Promise<void> {
    const given = readOptions(moveExperimentOptions, "moveToProject", options, arguments[1]);
    this.take(await moveExperiment(this.connection, this.id, given));
  }

  /**
   * Deletes the TensorBoard files from storage. Needs release 0.26.4. Python: `Experiment.delete_tensorboard_files`.
   *
   * @throws UnsupportedByMasterError when the master is older than release 0.26.4.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @throws ForbiddenError when you may not change it.
   * @example
   * await experiment.deleteTensorboardFiles();
   */
  async deleteTensorboardFiles(options?: RequestOptions): Promise<void> {
    const request = readRequest("deleteTensorboardFiles", options, arguments[1]);
    const since = "0.26.4";
    const init = { params: { path: { experimentId: this.id } }, since, ...request };
    const path = "/api/v1/experiments/{experimentId}/tensorboard-files";
    const call = { what: "Experiment.deleteTensorboardFiles", method: "DELETE", path };
    await whereSupported(this.connection, since, call, request, async () =>
      unwrap(await this.connection.api.DELETE(path, init)),
    );
  }

  /**
   * A copy of the configuration's `integrations.pachyderm`. Rejects with DeterminedError when there is none.
   * Python: `Experiment.get_pachyderm_config`.
   *
   * @throws DeterminedError when the configuration has no Pachyderm part.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * console.log(await experiment.getPachydermConfig());
   */
  async getPachydermConfig(options?: RequestOptions): Promise<Record<string, unknown>> {
    const request = readRequest("getPachydermConfig", options, arguments[1]);
    if (!this.config) await this.reload(request);
    const integrations = this.config.integrations as { pachyderm?: Record<string, unknown> } | null | undefined;
    if (integrations?.pachyderm) return structuredClone(integrations.pachyderm);
    throw new DeterminedError(`The configuration of experiment ${this.id} has no integrations.pachyderm.`);
  }

  /**
   * Returns which trials failed, how often they were restarted, and how their logs end.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const { trials } = await experiment.explainFailure({ lines: 50 });
   */
  async explainFailure(options?: ExplainFailureOptions): Promise<FailureReport> {
    const { lines, request } = readOptions(explainFailureOptions, "explainFailure", options, arguments[1]);
    if (!this.state || judgeState(this.state) !== "ended") await this.reload(request);
    return explainFailure(this.connection, this, lines, request);
  }

  /**
   * Masters answer without the state, and with success as well where the experiment had ended before. So it is read, unless
   * none is known that could be wrong.
   */
  async #stop(action: "cancel" | "kill", request: RequestSettings): Promise<void> {
    await this.#act(action, request);
    if (this.state === undefined || judgeState(this.state) === "ended") return;
    // The master did what was asked: a read that fails does not change that.
    await this.reload(request).catch(() => {});
  }

  /** Does something to the experiment; `already` is how masters refuse to do what is done. */
  async #act(
    action: Action,
    request: RequestSettings,
    changed: Partial<ExperimentRecord> = {},
    already?: RegExp,
  ): Promise<void> {
    const init = { params: { path: { id: this.id } }, ...request };
    try {
      unwrap(await this.connection.api.POST(`/api/v1/experiments/{id}/${action}`, init));
    } catch (error) {
      if (NotFoundError.isInstance(error)) return this.#explainNotFound(action, error, request);
      if (!already || !BadRequestError.isInstance(error) || !already.test(error.message)) throw error;
    }
    this.take(changed);
  }

  /** Newer masters say "not found" of what has ended, is archived or trains elsewhere, too. */
  async #explainNotFound(action: Action, error: NotFoundError, request: RequestSettings): Promise<void> {
    await this.reload(request).catch((cause: unknown) => {
      throw NotFoundError.isInstance(cause) ? error : cause;
    });
    if ((action === "cancel" || action === "kill") && judgeState(this.state) === "ended") return;
    const place = this.unmanaged ? "trains elsewhere" : `is in ${this.state}`;
    const answer = `The experiment exists, although the master answered: ${error.message}`;
    const message = `Experiment ${this.id} ${place}, so ${action}() is not possible. ${answer}`;
    throw new BadRequestError(message, { ...error, cause: error });
  }

  async #patch(body: components["schemas"]["v1PatchExperiment"], request: RequestSettings): Promise<void> {
    const init = { params: { path: { "experiment.id": this.id } }, body, ...request };
    const answer = await this.connection.api.PATCH("/api/v1/experiments/{experiment.id}", init);
    const known = { ...body, id: this.id, labels: new Set(body.labels) };
    // Some masters answer a change without the experiment; then it is what was sent.
    const wire = unwrap(answer).experiment ?? ({ id: this.id } as components["schemas"]["v1Experiment"]);
    this.take(decodeAnswer(answer.response, () => changedFields(body, toExperimentRecord(wire, known))));
  }

  async #changeLabel(label: string, change: "PUT" | "DELETE", request: RequestSettings): Promise<void> {
    this.take({ labels: new Set(await changeLabel(this.connection, this.id, label, change, request)) });
  }

  #owner(): CheckpointOwner {
    const { id, config } = this;
    const { api } = this.connection;
    return {
      what: `experiment ${id}`,
      ids: { experimentId: id },
      api,
      config,
      mastersOrderIsRight: true,
      fetch: async (query, options) => {
        const init = { params: { path: { id }, query: { ...query, ...completedOnly } }, ...options };
        const answer = await api.GET("/api/v1/experiments/{id}/checkpoints", init);
        return keepCompleted(
          unwrapPage(answer, "checkpoints", (wire) => new Checkpoint(this.connection, toCheckpointRecord(wire))),
        );
      },
    };
  }
}
