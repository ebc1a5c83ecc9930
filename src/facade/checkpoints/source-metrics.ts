import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { checkText, type Checked, type OptionTable } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { toTrialMetrics, type TrialMetrics } from "../trials/metrics.js";

/** Options of the `iterMetrics` of checkpoints and model versions. */
export interface SourceMetricsOptions extends RequestOptions {
  /** Only metrics of this group, such as `"validation"`; all groups where left out. */
  group?: string | undefined;
}

export const sourceMetricsOptions = { group: { check: checkText } } satisfies OptionTable<SourceMetricsOptions>;

type Given = Checked<typeof sourceMetricsOptions>;

/** What both routes take; they exist since release 0.26.0, and Python asks for inference only, too. */
function queryOf({ group: metricGroup }: Given) {
  return { metricGroup, trialSourceInfoType: "TRIAL_SOURCE_INFO_TYPE_INFERENCE" } as const;
}

/** `Checkpoint.iterMetrics`. */
export async function readCheckpointMetrics(
  { api }: Connection,
  checkpointUuid: string,
  given: Given,
): Promise<TrialMetrics[]> {
  const init = { params: { path: { checkpointUuid }, query: queryOf(given) }, since: "0.26.0", ...given.request };
  const answer = await api.GET("/api/v1/checkpoints/{checkpointUuid}/metrics", init);
  return unwrapMember(answer, "metrics", (wire) => wire.map(toTrialMetrics));
}

/** `ModelVersion.iterMetrics`; `modelName` is a name or an id. */
export async function readVersionMetrics(
  { api }: Connection,
  path: { modelName: string; modelVersionNum: number },
  given: Given,
): Promise<TrialMetrics[]> {
  const init = { params: { path, query: queryOf(given) }, since: "0.26.0", ...given.request };
  const answer = await api.GET("/api/v1/models/{modelName}/versions/{modelVersionNum}/metrics", init);
  return unwrapMember(answer, "metrics", (wire) => wire.map(toTrialMetrics));
}
