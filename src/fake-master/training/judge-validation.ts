import { plan } from "../state/planned-events.js";
import { isTerminal } from "../state/run-state.js";
import { ownerOf, trialsOf } from "../state/lookup.js";
import { searcherMetric, section, textIn } from "../state/config-values.js";
import { logFromMaster } from "../state/tasks/logs.js";
import { metricNumber, scoreOf } from "../state/trials/metrics.js";
import { passesRungs } from "../state/experiments/search.js";
import type { JsonObject, TrialRecord } from "../state/records.js";
import type { World } from "./events.js";

/** What the search makes of a validation: adaptive ones may give the trial up, and end on one without their time. */
export function judgeValidation(world: World, now: number, trial: TrialRecord, metrics: JsonObject): void {
  const experiment = ownerOf(world.state, trial);
  const searcher = section(experiment.config, "searcher");
  if (experiment.search.rungs.length === 0 || trial.state !== "ACTIVE") return;
  const timeMetric = textIn(searcher, "time_metric");
  const time = metricNumber(metrics[timeMetric]);
  if (time === undefined) {
    experiment.state = "STOPPING_ERROR";
    for (const other of trialsOf(world.state, experiment)) {
      if (isTerminal(other.state)) continue;
      other.state = "STOPPING_ERROR";
      const task = world.state.tasks[other.taskIds.at(-1) ?? ""];
      const allocation = world.state.allocations[task?.allocationIds.at(-1) ?? ""];
      if (task === undefined || allocation === undefined) continue;
      const reason = `encountered error: error parsing searcher time metric (${timeMetric}) in validation metrics: map[${Object.keys(metrics).join(" ")}]`;
      logFromMaster(world.state, now, task, `forcibly killing allocation's remaining resources (reason: ${reason})`);
      other.restarts = Number(experiment.config["max_restarts"] ?? 5);
      plan(world.state, now + 300, { kind: "exit", allocationId: allocation.id, code: 137, why: "failure" });
    }
    return;
  }
  const { metric, smallerIsBetter } = searcherMetric(experiment.config);
  const score = scoreOf(metrics[metric], smallerIsBetter) ?? Infinity;
  const before = trial.searchTime ?? 0;
  trial.searchTime = time;
  if (passesRungs(experiment.search, time, before, score, Number(searcher["divisor"] ?? 4))) return;
  trial.state = "STOPPING_COMPLETED";
  trial.preempt = "search";
}
