import {
  checkAnyText,
  checkBoolean,
  checkJsonObject,
  checkText,
  refusal,
  type Check,
  type Checked,
  type OptionTable,
} from "../../values/index.js";
import type { Checkpoint } from "../checkpoints/checkpoint.js";
import type { RankOptions } from "../checkpoints/rank-options.js";
import { isBetter, metricOf, settleRanking } from "../checkpoints/rank-checkpoints.js";
import { NoCheckpointError } from "../../errors/index.js";
import type { Connection } from "../connection.js";
import { checkLabels } from "./model-labels.js";
import type { ModelVersion } from "./model-version.js";
import {
  listVersions,
  registerVersion,
  type RegisteredVersion,
  type RegisteringModel,
  type RegisterVersionOptions,
} from "./model-versions.js";

/** Options of `Model.registerBest`. */
export interface RegisterBestOptions extends Omit<RegisterVersionOptions, "ifRegistered">, RankOptions {
  /**
   * Whether a checkpoint is registered only when its metric is better than that of the newest version. A version without the
   * metric, or whose metric is NaN, is beaten by every number. A checkpoint whose metric is NaN or infinite is never registered.
   *
   * @default true
   */
  onlyIfBetter?: boolean | undefined;
}

/** What came of `Model.registerBest`. */
export interface BestVersion {
  /** The version of the best checkpoint, or the newest version, which it did not beat. */
  readonly version: ModelVersion;
  /**
   * Whether this call registered it. Of calls at once with the same checkpoint one gets true; where the answer got lost, true
   * too, since the version was not there when the call began.
   */
  readonly registered: boolean;
}

/** Whatever has checkpoints that can be ranked: an experiment, a trial, a handle of one. */
export interface CheckpointSource {
  topCheckpoint(options?: RankOptions): Promise<Checkpoint>;
}

export const registerBestOptions = {
  sortBy: { check: checkText },
  smallerIsBetter: { check: checkBoolean },
  onlyIfBetter: { check: checkBoolean, default: true },
  name: { check: checkAnyText },
  comment: { check: checkAnyText },
  metadata: { check: checkJsonObject },
  labels: { check: checkLabels },
  notes: { check: checkAnyText },
} satisfies OptionTable<RegisterBestOptions>;

/** An experiment or a trial, or a handle of one. */
export const checkCheckpointSource: Check<CheckpointSource> = (value, argument) => {
  if (typeof (value as CheckpointSource | undefined)?.topCheckpoint === "function") return value as CheckpointSource;
  const hint = typeof value === "number" ? ` determined.experiment(${value}) makes one of an id.` : "";
  throw refusal(argument, "an experiment or a trial", value, hint);
};

/** `Model.registerBest`; gives the number of versions, too, where one was added. */
export async function registerBest(
  connection: Connection,
  model: RegisteringModel,
  source: CheckpointSource,
  { sortBy, smallerIsBetter, onlyIfBetter, ...given }: Checked<typeof registerBestOptions>,
): Promise<RegisteredVersion> {
  const { request } = given;
  const best = await source.topCheckpoint({ sortBy, smallerIsBetter, ...request });
  const ranking = settleRanking({ sortBy, smallerIsBetter }, best.training?.experimentConfig);
  const value = ranking && metricOf(best, ranking.metric);
  // The best is not a number, so none is: the run diverged, and must not get into production.
  if (ranking && value !== undefined && !Number.isFinite(value)) {
    const metric = JSON.stringify(ranking.metric);
    throw new NoCheckpointError(
      `No checkpoint is registered under model ${JSON.stringify(model.name)}: the best one, ${best.uuid}, has ${value} as its ${metric}. To register it all the same, call registerVersion() with it.`,
      { experimentId: best.training?.experimentId, trialId: best.training?.trialId, metric: ranking.metric },
    );
  }
  // One list says which is the newest and whether one of them has the checkpoint.
  const known: ModelVersion[] = [];
  for await (const version of listVersions(connection, model.address, () => ({ orderBy: "ORDER_BY_DESC", request }))) {
    const isNewest = !known.length;
    if (isNewest && onlyIfBetter && ranking && !isBetter(best, version.checkpoint, ranking))
      return { version, isNew: false, numVersions: undefined };
    known.push(version);
  }
  return registerVersion(connection, model, best.uuid, { ...given, ifRegistered: "return" }, known);
}
