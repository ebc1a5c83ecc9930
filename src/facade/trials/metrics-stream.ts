import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { UnsupportedByMasterError } from "../../errors/index.js";
import { resumeStream } from "../../sequence/resume-stream.js";
import { judgeState } from "../../sequence/waiting.js";
import {
  checkBoolean,
  checkPositiveInteger,
  checkList,
  checkOptions,
  checkText,
  optional,
  toDate,
  toMetrics,
  type Check,
} from "../../values/index.js";
import { requireRelease, type Connection } from "../connection.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";
import { toTrialMetrics, type TrialMetrics } from "./metrics.js";

/** Options of `iterMetrics` and `iterTrialsMetrics`. */
export interface MetricsOptions extends RequestOptions {
  /** `"training"`, `"validation"`, or a group of your own (release 0.23.2 or newer). */
  group: string;
  /** Go on with new reports until the trials have ended; looks every 5 seconds. Default: false. */
  follow?: boolean | undefined;
}

const checkTrialIds: Check<number[]> = /* @__PURE__ */ checkList(
  "an array of at least one trial id",
  checkPositiveInteger,
  1,
);

const metricsPath = "/api/v1/trials/metrics/trial_metrics";

/** Reads the reports of trials: each once, by ascending trial id, then run and step. */
export async function* readTrialMetrics(
  connection: Connection,
  trials: Iterable<number>,
  given: MetricsOptions | undefined,
  method: string,
): AsyncGenerator<TrialMetrics, void> {
  const options = checkOptions(given, method);
  const group = checkText(options.group, "group");
  const follow = optional(checkBoolean)(options.follow, "follow");
  const trialIds = checkTrialIds(trials, "trialIds").sort((one, other) => one - other);
  requestOptions(options);
  const { clock } = connection;
  const known = new Set<string>();
  for (;;) {
    // Looked at before the reports are read: what a trial reports last comes before its end.
    const over = !follow || (await haveEnded(connection, trialIds, options));
    yield* readStored(connection, trialIds, group, known, options);
    if (over) return;
    await clock.sleep(5000, options.signal);
  }
}

async function haveEnded(connection: Connection, trialIds: number[], options: RequestOptions): Promise<boolean> {
  for (const trialId of trialIds) {
    const answer = await connection.api.GET("/api/v1/trials/{trialId}", {
      params: { path: { trialId } },
      ...requestOptions(options),
    });
    if (judgeState(unwrapMember(answer, "trial").state) !== "ended") return false;
  }
  return true;
}

async function* readStored(
  connection: Connection,
  trialIds: number[],
  group: string,
  known: Set<string>,
  options: RequestOptions,
): AsyncGenerator<TrialMetrics, void> {
  const { api, clock, streamAttempts: attempts } = connection;
  const open = async function* (): AsyncGenerator<components["schemas"]["v1MetricsReport"][]> {
    // Releases 0.23.2 and 0.23.3 know "type" only, and answer nothing where they are not given it; others leave it aside.
    const query = { trialIds, group, type: group };
    for await (const { metrics } of api.stream(metricsPath, { params: { query }, ...requestOptions(options) }))
      yield metrics;
  };
  const isNew = ({ trialId, id, trialRunId, totalBatches }: components["schemas"]["v1MetricsReport"]): boolean => {
    const key = [trialId, id, trialRunId, totalBatches].join();
    return !known.has(key) && !!known.add(key);
  };
  try {
    const select = (reports: readonly components["schemas"]["v1MetricsReport"][]) =>
      reports.filter(isNew).map((report) => toTrialMetrics(report, group));
    for await (const reports of resumeStream({ open, select, attempts, clock, signal: options.signal })) yield* reports;
  } catch (error) {
    if (!UnsupportedByMasterError.isInstance(error)) throw error;
    if (group !== "training" && group !== "validation") {
      await requireRelease(
        connection,
        "0.23.2",
        { what: `Reading the metrics of group ${group}`, method: "GET", path: metricsPath },
        options,
      );
      throw error;
    }
    for (const trialId of trialIds) yield* readWorkloads(connection, trialId, group, known, options);
  }
}

/** Masters before 0.23.2 have no such stream, but list what a trial did. */
async function* readWorkloads(
  connection: Connection,
  trialId: number,
  group: "training" | "validation",
  known: Set<string>,
  options: RequestOptions,
): AsyncGenerator<TrialMetrics, void> {
  for (let offset = 0, more = true; more;) {
    const query = {
      offset,
      includeBatchMetrics: true,
      filter: group === "validation" ? ("FILTER_OPTION_VALIDATION" as const) : undefined,
    };
    const answer = await connection.api.GET("/api/v1/trials/{trialId}/workloads", {
      params: { path: { trialId }, query },
      ...requestOptions(options),
    });
    const { rows, endIndex = 0, total = 0 } = unwrapPage(answer, "workloads", (workload) => workload);
    for (const workload of rows) {
      const report = workload[group];
      if (!report) continue;
      const key = `${trialId},${report.totalBatches}`;
      if (known.has(key)) continue;
      known.add(key);
      const { avgMetrics, batchMetrics } = report.metrics;
      yield {
        trialId,
        trialRunId: undefined,
        stepsCompleted: report.totalBatches,
        endTime: toDate(report.endTime),
        endTimeText: report.endTime ?? "",
        group,
        metrics: toMetrics(avgMetrics),
        batchMetrics: batchMetrics?.length ? batchMetrics.map(toMetrics) : undefined,
      };
    }
    more = endIndex > offset && endIndex < total;
    offset = endIndex;
  }
}
