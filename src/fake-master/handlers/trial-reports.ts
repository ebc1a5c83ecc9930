import type { Call, Handlers } from "../requests/call.js";
import type { Message } from "../requests/fields.js";
import { goNumber } from "../go-text.js";
import { refuse } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { since } from "../state/release.js";
import { ownerOf, trialOf } from "../state/lookup.js";
import { maxLength } from "../state/config-values.js";
import type { MasterState, TrialRecord } from "../state/records.js";
import { addReport } from "../state/trials/metrics.js";
import { reportProgress } from "../state/experiments/progress.js";
import type { components } from "#schema";

/** As long as searches had a length, progress was reported in its units. */
function unitsOf(state: MasterState, trial: TrialRecord): number | undefined {
  const units = since(state, "0.37.0") ? undefined : maxLength(ownerOf(state, trial).config);
  return units !== undefined && units > 0 ? units : undefined;
}

/** What a program reports about its trial. */
export const reportHandlers: Handlers = {
  ReportTrialMetrics: (call) => {
    const trialId = call.path.integer("metrics.trialId");
    takeMetrics(
      call,
      trialId,
      // Until 0.23.3 the group was called the type.
      call.body.text("group") || call.body.text("type" as "group"),
      call.body.has("metrics") ? call.body.message("metrics") : undefined,
    );
    return {};
  },
  ReportTrialTrainingMetrics: (call) => (
    takeMetrics(call, call.path.integer("trainingMetrics.trialId"), "training", call.body),
    {}
  ),
  ReportTrialValidationMetrics: (call) => (
    takeMetrics(call, call.path.integer("validationMetrics.trialId"), "validation", call.body),
    {}
  ),
  ReportTrialProgress: ({ state, path, body, json }) => {
    const trial = trialOf(state, path.integer("trialId"));
    const given = since(state, "0.37.0") ? body.number("progress") : json;
    if (typeof given !== "number")
      throw refuse("invalid", "json: cannot unmarshal object into Go value of type float64");
    const progress = given / (unitsOf(state, trial) ?? 1);
    // NaN is neither too small nor too large.
    const outside = progress < 0 || progress > 1;
    if (outside && !ownerOf(state, trial).unmanaged) return {};
    if (outside)
      throw refuse(
        "internal",
        `invalid progress value: ${goNumber(progress)}. Progress value should be between 0 and 1`,
      );
    reportProgress(state, trial, progress);
    return {};
  },
  ReportTrialSearcherEarlyExit: ({ state, path }) => {
    const trial = trialOf(state, path.integer("trialId"));
    const experiment = ownerOf(state, trial);
    if (experiment.unmanaged || experiment.state !== "ACTIVE") throw notFound(state, "experiment", experiment.id);
    trial.invalidHp = true;
    return {};
  },
  PostTrialRunnerMetadata: ({ state, path, body }) => {
    trialOf(state, path.integer("trialId")).runnerState = body.text("state");
    return {};
  },
  ReportTrialSourceInfo: ({ state, body }) => {
    const info = body.message("trialSourceInfo");
    const trial = trialOf(state, info.integer("trialId"));
    trial.sources.push({
      modelId: info.integer("modelId"),
      modelVersion: info.integer("modelVersion"),
      checkpointUuid: info.text("checkpointUuid"),
      type: info.choice("trialSourceInfoType", SOURCE_TYPES, "determined.trial.v1.TrialSourceInfoType"),
    });
    return { trialId: trial.id, checkpointUuid: info.text("checkpointUuid") };
  },
};

/** Why a trial names a checkpoint as its source. */
export const SOURCE_TYPES = [
  "TRIAL_SOURCE_INFO_TYPE_UNSPECIFIED", "TRIAL_SOURCE_INFO_TYPE_INFERENCE", "TRIAL_SOURCE_INFO_TYPE_FINE_TUNING",
] as const; // prettier-ignore

type WireMetrics = components["schemas"]["v1TrialMetrics"];

function takeMetrics(
  { state, now }: Pick<Call<"ReportTrialMetrics">, "state" | "now">,
  trialId: number,
  group: string,
  given: Message<Partial<WireMetrics>> | undefined,
): void {
  if (group === "") throw refuse("invalid", "metric group cannot be empty");
  if (group.includes(".")) throw refuse("invalid", "metric group cannot contain '.'");
  const trial = trialOf(state, trialId);
  if (given === undefined) throw refuse("internal", "runtime error: invalid memory address or nil pointer dereference");
  const metrics = given.message("metrics");
  addReport(state, now, trial, {
    group,
    runId: given.integer("trialRunId"),
    batches: given.integer("stepsCompleted"),
    metrics: metrics.object("avgMetrics") ?? {},
    batchMetrics: metrics.list("batchMetrics") ?? null,
    time: since(state, "0.30.0") ? given.time("reportTime") : undefined,
  });
}
