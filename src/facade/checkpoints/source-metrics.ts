import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { checkText, type Checked, type OptionTable } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { whereSupported } from "../since-release.js";
import { toTrialMetrics, type TrialMetrics } from "../trials/metrics.js";

/** Options of the `iterMetrics` of checkpoints and model versions. */
export interface SourceMetricsOptions extends RequestOptions {
  /** Only metrics of this group, such as `"validation"`; all groups where left out. */
  group?: string | undefined;
}

export const sourceMetricsOptions = { group: { check: checkText } } satisfies OptionTable<SourceMetricsOptions>;

type Given = Checked<typeof sourceMetricsOptions>;

/** First release that has both routes. */
const since = "0.26.0";

/** What both routes take; Python asks for inference only, too. */
function queryOf({ group: metricGroup }: Given) {
  return { metricGroup, trialSourceInfoType: "TRIAL_SOURCE_INFO_TYPE_INFERENCE" } as const;
}

/** `Checkpoint.iterMetrics`. */
export async function readCheckpointMetrics<Metrics extends object>(
  connection: Connection,
  checkpointUuid: string,
  given: Given,
): Promise<TrialMetrics<Metrics>[]> {
  const path = "/api/v1/checkpoints/{checkpointUuid}/metrics";
  const init = { params: { path: { checkpointUuid }, query: queryOf(given) }, since, ...given.request };
  const call = { what: "Checkpoint.iterMetrics", method: "GET", path };
  return whereSupported(connection, since, call, given.request, async () => {
    const answer = await connection.api.GET(path, init);
    return unwrapMember(answer, "metrics", (wire) => wire.map((report) => toTrialMetrics<Metrics>(report)));
  });
}

/** `ModelVersion.iterMetrics`; `modelName` is a name or an id. */
export async function readVersionMetrics<Metrics extends object>(
  connection: Connection,
  version: { modelName: string; modelVersionNum: number },
  given: Given,
): Promise<TrialMetrics<Metrics>[]> {
  const path = "/api/v1/models/{modelName}/versions/{modelVersionNum}/metrics";
  const init = { params: { path: version, query: queryOf(given) }, since, ...given.request };
  const call = { what: "ModelVersion.iterMetrics", method: "GET", path };
  return whereSupported(connection, since, call, given.request, async () => {
    const answer = await connection.api.GET(path, init);
    return unwrapMember(answer, "metrics", (wire) => wire.map((report) => toTrialMetrics<Metrics>(report)));
  });
}
