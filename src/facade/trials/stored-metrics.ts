import { batchesOf } from "../../api/json-stream.js";
import { decodeLine } from "../../api/unwrap-member.js";
import { UnsupportedByMasterError } from "../../errors/index.js";
import type { OutageGuard } from "../../sequence/outage.js";
import { repeatThroughOutage } from "../../sequence/repeat-through-outage.js";
import { resumeStream } from "../../sequence/resume-stream.js";
import type { RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { requireRelease } from "../since-release.js";
import { charactersForIds, splitByLength } from "../url-length.js";
import { unwrapPage } from "../unwrap-page.js";
import { toReports, type TrialMetrics, type WireReports } from "./metrics.js";
import { toWorkloadMetrics } from "./newest-metrics.js";

/** Which reports to read, and who is notified of each. */
export interface StoredMetrics {
  readonly group: string;
  readonly request: RequestSettings;
  readonly guard: OutageGuard | undefined;
  /** A reading of trials begins; all their reports come, perhaps again. */
  readonly begin: (trialIds: readonly number[]) => void;
  /** Takes a report; returns whether it is to be given. */
  readonly admit: (report: TrialMetrics, id: number | undefined) => boolean;
}

const metricsPath = "/api/v1/trials/metrics/trial_metrics";

/** Reads all reports of trials, from the route that the master has. */
export class MetricsReader {
  readonly #connection: Connection;
  readonly #stored: StoredMetrics;
  #hasStream = true;

  constructor(connection: Connection, stored: StoredMetrics) {
    this.#connection = connection;
    this.#stored = stored;
  }

  /** Returns those that are admitted, by ascending trial id, then run and step. */
  async *read(trialIds: readonly number[]): AsyncGenerator<TrialMetrics[], void> {
    const { group } = this.#stored;
    if (this.#hasStream) {
      try {
        return yield* this.#readStream(trialIds);
      } catch (error) {
        if (!UnsupportedByMasterError.isInstance(error)) throw error;
        if (group !== "training" && group !== "validation") {
          const call = { what: `Reading the metrics of group ${group}`, method: "GET", path: metricsPath };
          await requireRelease(this.#connection, "0.23.2", call, this.#stored.request);
          throw error;
        }
        this.#hasStream = false;
      }
    }
    for (const trialId of trialIds) yield* this.#readWorkloads(trialId, group as "training" | "validation");
  }

  async *#readStream(trialIds: readonly number[]): AsyncGenerator<TrialMetrics[], void> {
    const { master } = this.#connection;
    const { group } = this.#stored;
    const characters = charactersForIds(master, metricsPath, { group, type: group });
    for (const some of splitByLength(trialIds, "trialIds", characters)) yield* this.#readOneStream(some);
  }

  async *#readOneStream(trialIds: readonly number[]): AsyncGenerator<TrialMetrics[], void> {
    const { api, clock, streamAttempts: attempts } = this.#connection;
    const { group, request, guard, begin, admit } = this.#stored;
    // Line by line, so that a malformed one comes after the reports before it.
    const open = async function* (): AsyncGenerator<[WireReports] | [], void> {
      begin(trialIds);
      // Releases 0.23.2 and 0.23.3 know "type" only, and send nothing without it; others ignore it.
      const query = { trialIds: [...trialIds], group, type: group };
      for await (const lines of batchesOf(api.stream(metricsPath, { params: { query }, ...request }))) {
        if (!lines.length) yield [];
        for (const line of lines) yield [line];
      }
    };
    const select = ([line]: readonly WireReports[]): TrialMetrics[] =>
      line ? decodeLine(metricsPath, () => toReports(line, group, admit)) : [];
    yield* resumeStream({ open, select, attempts, clock, guard, signal: request.signal });
  }

  /** Masters before 0.23.2 have no such stream, but list what a trial did. */
  async *#readWorkloads(trialId: number, group: "training" | "validation"): AsyncGenerator<TrialMetrics[], void> {
    const { request, guard, begin, admit } = this.#stored;
    begin([trialId]);
    for (let offset = 0, more = true; more;) {
      const filter = group === "validation" ? ("FILTER_OPTION_VALIDATION" as const) : undefined;
      const query = { offset, includeBatchMetrics: true, filter };
      const page = await repeatThroughOutage(guard, request.signal, async () => {
        const init = { params: { path: { trialId }, query }, ...request };
        const answer = await this.#connection.api.GET("/api/v1/trials/{trialId}/workloads", init);
        return unwrapPage(answer, "workloads", (workload) => toWorkloadMetrics(workload, trialId, group));
      });
      yield page.rows.filter((report) => report !== undefined).filter((report) => admit(report, undefined));
      const { endIndex = 0, total = 0 } = page;
      more = endIndex > offset && endIndex < total;
      offset = endIndex;
    }
  }
}
