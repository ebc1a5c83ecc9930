import { groupKey, summaryMetrics } from "../trials/summary-metrics.js";
import type { Json, JsonObject, TrialRecord } from "../records.js";

/** What is kept of a metric over all reports, in the order in which columns list it. */
export const QUALIFIERS = ["last", "max", "mean", "min"] as const;

/** Takes `group.metric.qualifier` apart; metrics may have dots. Undefined when it is not of this form. */
export function metricPath(column: string): { group: string; metric: string; qualifier: string } | undefined {
  const found = /^([^.]+)\.(.+)\.(min|max|mean|last)$/s.exec(column);
  return found === null ? undefined : { group: found[1] ?? "", metric: found[2] ?? "", qualifier: found[3] ?? "" };
}

/** What a trial's summary says. */
export function metricOf(trial: TrialRecord | undefined, column: string): Json | undefined {
  const path = metricPath(column);
  if (trial === undefined || path === undefined) return undefined;
  const group = summaryMetrics(trial)[groupKey(path.group)] as JsonObject | undefined;
  return (group?.[path.metric] as JsonObject | undefined)?.[path.qualifier];
}
