import { NoCheckpointError } from "../../errors/index.js";
import type { Checkpoint } from "../../facade/checkpoints/checkpoint.js";
import { Determined } from "../../facade/determined.js";
import { numberCell, stateCell } from "../cells.js";
import { defineCommand } from "../command.js";
import { flagsOf } from "../common-flags.js";
import { Advised } from "../error-report.js";
import { missingMetric } from "../missing-metric.js";
import type { Column } from "../table-layout.js";
import { WrongUse } from "../wrong-use.js";

export const top = defineCommand({
  about:
    "Lists the best completed checkpoints of an experiment, or of a trial, the best first: by the metric and in the direction of its " +
    "searcher, unless others are given. Without a checkpoint that has the metric it fails.",
  arguments: { ID: { type: "integer", least: 1, about: "the id of the experiment, or with --trial of the trial" } },
  flags: {
    trial: { type: "boolean", about: "ID is that of a trial" },
    metric: { type: "string", value: "name", about: "rank by this validation metric" },
    "smaller-is-better": { type: "boolean", about: "rank the smallest value first" },
    "larger-is-better": { type: "boolean", about: "rank the largest value first" },
    "per-trial": { type: "boolean", about: "only the best checkpoint of each trial" },
    limit: { type: "integer", value: "number", short: "n", least: 1, default: 10, about: "at most this many" },
  },
  optionsFrom: { sortBy: "metric" },
  connects: true,
  json:
    'An object for each checkpoint: "uuid", "metric" (its name), "value", "steps", "state", "trialId", "experimentId", "hparams", ' +
    '"reportTime", "resources" (sizes in bytes by path), "metadata".',
  exitCodes: { 1: "it failed, or there is no such checkpoint" },
  examples: {
    "top 42": "the ten best of experiment 42",
    "top 42 --per-trial --metric accuracy --larger-is-better": "which trial is the best?",
  },
  async run({ client, arguments: { ID }, flags, output, signal }) {
    const smaller = direction(flags["smaller-is-better"], flags["larger-is-better"]);
    if (flags.trial && flags["per-trial"]) throw new WrongUse("--trial and --per-trial exclude each other.");
    const determined = new Determined(client);
    const trial = flags.trial ? await determined.getTrial(ID, { signal }) : undefined;
    const experiment = await (trial?.getExperiment({ signal }) ?? determined.getExperiment(ID, { signal }));
    const searcher = (experiment.config["searcher"] ?? {}) as { smaller_is_better?: boolean };
    const metric = flags.metric ?? experiment.searcherMetric;
    const what = flags.trial ? `trial ${ID}` : `experiment ${ID}`;
    if (metric === undefined) throw new WrongUse(`The searcher of ${what} names no metric; give one with --metric.`);
    const { limit } = flags;
    const isOwn = flags.metric === undefined && smaller === undefined;
    const smallerIsBetter = smaller ?? searcher.smaller_is_better !== false;
    const ranked = flags["per-trial"]
      ? await experiment.topNCheckpoints(limit, { sortBy: metric, smallerIsBetter, signal }).catch(noneAsEmpty)
      : await (trial ?? experiment).listCheckpoints({
          ...(!isOwn && { sortBy: metric, orderBy: smallerIsBetter ? "ASC" : "DESC" }),
          limit,
          signal,
        });
    const rows = ranked.map((checkpoint) => toRow(checkpoint, metric)).filter(({ value }) => value !== undefined);
    if (rows.length === 0) {
      const others = ranked.length > 0 ? ranked : await (trial ?? experiment).listCheckpoints({ limit: 20, signal });
      const { message, next } = missingMetric({
        call: flags.trial ? `${ID} --trial` : String(ID),
        what,
        metric,
        metrics: [...new Set(others.flatMap(metricsOf))].sort(),
        hasCheckpoints: others.length > 0,
        masterFlags: flagsOf(client),
      });
      throw new Advised(new NoCheckpointError(message, { metric }), next);
    }
    await output.rows(columns(metric), rows, (row) => row);
    return 0;
  },
});

function direction(smaller: boolean, larger: boolean): boolean | undefined {
  if (smaller && larger) throw new WrongUse("--smaller-is-better and --larger-is-better exclude each other.");
  return smaller || larger ? smaller : undefined;
}

function noneAsEmpty(error: unknown): Checkpoint[] {
  if (NoCheckpointError.isInstance(error)) return [];
  throw error;
}

/** Names of the validation metrics that are numbers, by which one can rank. */
function metricsOf({ training }: Checkpoint): string[] {
  const values = Object.entries(training?.validationMetrics.avgMetrics ?? {});
  return values.filter(([, value]) => typeof value === "number").map(([name]) => name);
}

function toRow({ uuid, state, training, metadata, resources, reportTime }: Checkpoint, metric: string) {
  const { trialId, experimentId, hparams, validationMetrics } = training ?? {};
  const metrics = validationMetrics?.avgMetrics ?? {};
  const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  const steps = metadata.steps_completed;
  return {
    uuid,
    metric,
    value: typeof value === "number" ? value : undefined,
    steps: typeof steps === "number" ? steps : undefined,
    state,
    trialId,
    experimentId,
    hparams,
    reportTime,
    resources,
    metadata,
  };
}

const columns = (metric: string): readonly Column<ReturnType<typeof toRow>>[] => [
  { title: "UUID", cell: ({ uuid }) => uuid },
  { title: metric, cell: ({ value }) => numberCell(value), right: true },
  { title: "STEPS", cell: ({ steps }) => numberCell(steps), right: true },
  { title: "STATE", cell: ({ state }) => stateCell(state) },
  { title: "TRIAL", cell: ({ trialId }) => numberCell(trialId), right: true },
];
