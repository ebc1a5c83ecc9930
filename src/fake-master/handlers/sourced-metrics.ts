import { reportAnswer } from "../answers/metrics.js";
import type { Call } from "../requests/call.js";
import { liveReports } from "../state/trials/metrics.js";
import type { MasterState } from "../state/records.js";
import { SOURCE_TYPES } from "./trial-reports.js";

/** What a trial names as its source. */
export type Source = MasterState["trials"][number]["sources"][number];

/** Reports of trials that name something as their source. */
export function sourcedMetrics(
  state: MasterState,
  query: Call<"GetTrialMetricsByCheckpoint">["query"],
  isSource: (source: Source) => boolean,
): ReturnType<typeof reportAnswer>[] {
  const group = query.text("metricGroup");
  const matches = ofType(query, isSource);
  return Object.values(state.trials)
    .filter((trial) => trial.sources.some(matches))
    .flatMap((trial) =>
      liveReports(trial, group === "" ? undefined : group)
        .slice(0, 1000)
        .map((report) => reportAnswer(state, trial, report)),
    );
}

/** Sources that also have the type that a query asks for. */
export function ofType(
  query: Call<"GetTrialMetricsByCheckpoint">["query"],
  isSource: (source: Source) => boolean,
): (source: Source) => boolean {
  const type = query.choice("trialSourceInfoType", SOURCE_TYPES, "trialv1.TrialSourceInfoType");
  return (source) => isSource(source) && (type === "TRIAL_SOURCE_INFO_TYPE_UNSPECIFIED" || source.type === type);
}
