import type { components } from "#schema";
import { unwrapMember } from "../../api/unwrap-member.js";
import { ApiError, MalformedResponseError } from "../../errors/index.js";
import { toDate, toMetrics, type RequestSettings } from "../../values/index.js";
import { isOutageStatus } from "../../values/transient-status.js";
import type { Connection } from "../connection.js";
import { unwrapPage } from "../unwrap-page.js";
import { toBatches, type TrialMetrics } from "./metrics.js";

/** From where on the reports of a trial are wanted. */
export interface Newest {
  readonly trialId: number;
  readonly run: number | undefined;
  /** The step of the first that is wanted. */
  readonly step: number;
  /** How many there may be. */
  readonly expected: number;
  /** Names of the metrics, where all of them hold numbers. */
  readonly numbers: readonly string[] | undefined;
}

/** Longer addresses are refused by proxies. */
const longestNames = 4000;

/**
 * Reads the newest reports of a trial. The list of workloads has those of training and validation with all their values; the
 * series, for other groups, have numbers only.
 */
export class NewestReader {
  readonly #connection: Connection;
  readonly #group: string;
  readonly #request: RequestSettings;
  #hasRoute = true;

  constructor(connection: Connection, group: string, request: RequestSettings) {
    this.#connection = connection;
    this.#group = group;
    this.#request = request;
  }

  /** Returns the reports of a trial from a step on; undefined where no route gives them whole, or not now. */
  async read(newest: Newest): Promise<TrialMetrics[] | undefined> {
    if (!this.#hasRoute) return undefined;
    const group = this.#group;
    try {
      return group === "training" || group === "validation"
        ? await readWorkloads(this.#connection, group, newest, this.#request)
        : await readSeries(this.#connection, group, newest, this.#request);
    } catch (error) {
      this.#request.signal?.throwIfAborted();
      // Reading all says whether the master is away.
      this.#hasRoute = mayPass(error);
      return undefined;
    }
  }
}

function mayPass(error: unknown): boolean {
  if (ApiError.isInstance(error)) return isOutageStatus(error.status);
  return !MalformedResponseError.isInstance(error);
}

/** Decodes one thing that a trial did; undefined for what is not a report of the group. */
export function toWorkloadMetrics(
  workload: components["schemas"]["v1WorkloadContainer"],
  trialId: number,
  group: "training" | "validation",
): TrialMetrics | undefined {
  const report = workload[group];
  if (!report) return undefined;
  return {
    trialId,
    trialRunId: undefined,
    stepsCompleted: report.totalBatches,
    endTime: toDate(report.endTime),
    endTimeText: report.endTime ?? "",
    group,
    metrics: toMetrics(report.metrics?.avgMetrics),
    batchMetrics: toBatches(report.metrics?.batchMetrics),
  };
}

async function readWorkloads(
  { api }: Connection,
  group: "training" | "validation",
  { trialId, run, step, expected }: Newest,
  request: RequestSettings,
): Promise<TrialMetrics[]> {
  const found = new Map<number, TrialMetrics>();
  const filter = group === "validation" ? ("FILTER_OPTION_VALIDATION" as const) : undefined;
  // Between reports of training there may be validations and checkpoints.
  const limit = Math.min(1000, 2 * expected + 2);
  for (let offset = 0; ;) {
    const query = { offset, limit, orderBy: "ORDER_BY_DESC" as const, includeBatchMetrics: true, filter };
    const answer = await api.GET("/api/v1/trials/{trialId}/workloads", {
      params: { path: { trialId }, query },
      ...request,
    });
    const {
      rows,
      endIndex = 0,
      total = 0,
    } = unwrapPage(answer, "workloads", (workload) => ({
      batches: (workload.training ?? workload.validation ?? workload.checkpoint)?.totalBatches ?? step,
      report: toWorkloadMetrics(workload, trialId, group),
    }));
    for (const { batches, report } of rows) if (report && batches >= step) found.set(batches, inStream(report, run));
    if (endIndex <= offset || endIndex >= total || rows.some(({ batches }) => batches < step)) break;
    offset = endIndex;
  }
  return [...found.values()].sort(byStep);
}

async function readSeries(
  { api }: Connection,
  group: string,
  { trialId, run, step, expected, numbers }: Newest,
  request: RequestSettings,
): Promise<TrialMetrics[] | undefined> {
  if (!numbers || encodeURIComponent(numbers.join()).length > longestNames) return undefined;
  // Of more points than this the master gives a sample.
  const maxDatapoints = Math.max(1000, 2 * expected);
  const query = { trialIds: [trialId], group, metricNames: [...numbers], startBatches: step, maxDatapoints };
  const answer = await api.GET("/api/v1/trials/time-series", { params: { query }, ...request });
  const trials = unwrapMember(answer, "trials");
  const points = trials[0]?.metrics.find((series) => series.group === group)?.data ?? [];
  if (points.length >= maxDatapoints) return undefined;
  const reports = points.map(({ batches, values, time }): TrialMetrics => {
    const present = Object.entries(toMetrics(values)).filter(([, value]) => value !== null);
    const plain = { trialId, trialRunId: run, stepsCompleted: batches, group, batchMetrics: undefined };
    return inStream(
      { ...plain, endTime: toDate(time), endTimeText: time ?? "", metrics: Object.fromEntries(present) },
      run,
    );
  });
  return reports.sort(byStep);
}

const byStep = (one: TrialMetrics, other: TrialMetrics): number => one.stepsCompleted - other.stepsCompleted;

/** A report as the stream has it, where there is one and so a run: its times are cut to milliseconds. */
function inStream(report: TrialMetrics, run: number | undefined): TrialMetrics {
  if (run === undefined) return report;
  const endTimeText = report.endTimeText.replace(
    /(\.\d*)?Z$/,
    (_, fraction: string = ".") => `${fraction.padEnd(4, "0").slice(0, 4)}Z`,
  );
  return { ...report, trialRunId: run, endTimeText };
}
