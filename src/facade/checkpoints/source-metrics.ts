import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { checkOptions, checkText, optional } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { toTrialMetrics, type TrialMetrics } from "../trials/metrics.js";

/** Options of the `iterMetrics` of checkpoints and model versions. */
export interface SourceMetricsOptions extends RequestOptions {
  /** Only metrics of this group, such as `"validation"`; default all groups. */
  group?: string | undefined;
}

/** What both routes take; they exist since release 0.26.0, and Python asks for inference only, too. */
function requestOf(options: SourceMetricsOptions | undefined) {
  const { group, ...request } = checkOptions(options, "iterMetrics");
  const metricGroup = optional(checkText)(group, "group");
  const trialSourceInfoType = "TRIAL_SOURCE_INFO_TYPE_INFERENCE" as const;
  return { query: { metricGroup, trialSourceInfoType }, init: { since: "0.26.0", ...requestOptions(request) } };
}

/** @internal `Checkpoint.iterMetrics`. */
export async function readCheckpointMetrics(
  { api }: Connection,
  checkpointUuid: string,
  options: SourceMetricsOptions | undefined,
): Promise<TrialMetrics[]> {
  const { query, init } = requestOf(options);
  const params = { path: { checkpointUuid }, query };
  const answer = await api.GET("/api/v1/checkpoints/{checkpointUuid}/metrics", { params, ...init });
  return unwrapMember(answer, "metrics").map(toTrialMetrics);
}

/** @internal `ModelVersion.iterMetrics`; `modelName` is a name or an id. */
export async function readVersionMetrics(
  { api }: Connection,
  path: { modelName: string; modelVersionNum: number },
  options: SourceMetricsOptions | undefined,
): Promise<TrialMetrics[]> {
  const { query, init } = requestOf(options);
  const params = { path, query };
  const answer = await api.GET("/api/v1/models/{modelName}/versions/{modelVersionNum}/metrics", { params, ...init });
  return unwrapMember(answer, "metrics").map(toTrialMetrics);
}
