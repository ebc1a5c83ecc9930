import { flattenBatches } from "../../api/flatten-batches.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { OutageGuard } from "../../sequence/outage.js";
import { repeatThroughOutage } from "../../sequence/repeat-through-outage.js";
import { nextPoll } from "../../sequence/poll-interval.js";
import { checkList, checkId, readOptions, type Check, type Checked, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { groupMetricsOptions, metricsOptions, type MetricsOptions } from "./metrics-options.js";
import { meantGroup } from "./meant-group.js";
import type { TrialMetrics } from "./metrics.js";
import { NewestReader } from "./newest-metrics.js";
import { ReportLedger } from "./report-ledger.js";
import { MetricsReader } from "./stored-metrics.js";
import { lookAtTrial, TrialProgress, type TrialLook } from "./trial-progress.js";

const checkTrialIds: Check<number[]> = /* @__PURE__ */ checkList("an array of at least one trial id", checkId, 1);

/** Whose metrics to read, and how a method was called. */
export interface MetricsCall {
  readonly trialIds: Iterable<number>;
  /** The group of a method that has one of its own. */
  readonly group?: string | undefined;
  readonly method: string;
  /** What is known of the only trial's metrics, for a warning about a group that it does not have. */
  readonly summary?: Readonly<Record<string, unknown>> | undefined;
  readonly options: Partial<MetricsOptions> | undefined;
  readonly surplus?: unknown;
}

/** Reads the reports of trials: each once, by ascending trial id, then run and step. */
export function readTrialMetrics<Metrics extends object = Record<string, unknown>>(
  connection: Connection,
  { trialIds, group, method, summary, options, surplus }: MetricsCall,
): AsyncGenerator<TrialMetrics<Metrics>, void> {
  const reports = flattenBatches((signal) => {
    const checked: Checked<typeof groupMetricsOptions> & { group: string } =
      group === undefined
        ? readOptions(metricsOptions, method, options, surplus)
        : { ...readOptions(groupMetricsOptions, method, options, surplus), group };
    const ids = checkTrialIds(trialIds, "trialIds").sort((one, other) => one - other);
    const request = { ...checked.request, signal };
    const meant = meantGroup(checked.group, summary);
    if (meant !== undefined) {
      connection.logger.warn(
        `Trial ${ids[0]} has no metrics of the group ${JSON.stringify(checked.group)} so far. Did you mean ${JSON.stringify(meant)}?`,
      );
    }
    if (checked.follow) return followMetrics(connection, [...new Set(ids)], checked, request);
    return readOnce(connection, ids, checked.group, request);
  }, options?.signal);
  // What trials report is what the caller says that they do.
  return reports as AsyncGenerator<TrialMetrics<Metrics>, void>;
}

async function* readOnce(
  connection: Connection,
  trialIds: readonly number[],
  group: string,
  request: RequestSettings,
): AsyncGenerator<TrialMetrics[], void> {
  const ledger = new ReportLedger(undefined, true);
  const admit = (report: TrialMetrics, id: number | undefined): boolean => ledger.admit(report, id);
  yield* new MetricsReader(connection, { group, request, guard: undefined, begin: () => {}, admit }).read(trialIds);
}

interface Following {
  group: string;
  interval?: number | undefined;
  maxOutage?: number | undefined;
}

async function* followMetrics(
  connection: Connection,
  trialIds: readonly number[],
  { group, interval, maxOutage = connection.maxOutage }: Following,
  request: RequestSettings & { signal: AbortSignal },
): AsyncGenerator<TrialMetrics[], void> {
  const { clock } = connection;
  let count = 0;
  const known = (): string => `Reports read until then: ${count}.`;
  const guard = new OutageGuard(connection, maxOutage, known, request.timeout);
  const ledger = new ReportLedger();
  const followed = new Map(trialIds.map((trialId) => [trialId, new TrialProgress()]));
  const newest = new NewestReader(connection, group, request);
  const stored = new MetricsReader(connection, {
    group,
    request,
    guard,
    begin(trialIds) {
      for (const trialId of trialIds) {
        ledger.beginWhole(trialId);
        followed.get(trialId)?.beginWhole();
      }
    },
    admit(report, id) {
      followed.get(report.trialId)?.count(report);
      return ledger.admit(report, id);
    },
  });
  const look = async (trialId: number): Promise<TrialLook> => {
    const answer = await connection.api.GET("/api/v1/trials/{trialId}", { params: { path: { trialId } }, ...request });
    return unwrapMember(answer, "trial", (trial) => lookAtTrial(trial, group));
  };

  async function* readChanges(): AsyncGenerator<TrialMetrics[], void> {
    const wholes = new Map<number, TrialLook>();
    for (const [trialId, progress] of followed) {
      // Looked at before the reports are read: what a trial reports last comes before its end.
      const now = await repeatThroughOutage(guard, request.signal, () => look(trialId));
      const reading = progress.decide(now);
      if (reading === "nothing") continue;
      const head = reading === "the newest" ? ledger.headOf(trialId) : undefined;
      const reports =
        head && (await newest.read({ trialId, ...head, expected: progress.expected(now), numbers: now.numbers }));
      const news = reports?.filter((report) => ledger.admitNewest(report)) ?? [];
      for (const report of news) progress.count(report);
      yield news;
      if (!reports || !progress.endNewest(now, news.length)) wholes.set(trialId, now);
    }
    if (!wholes.size) return;
    yield* stored.read([...wholes.keys()]);
    for (const [trialId, now] of wholes) {
      const isRead = followed.get(trialId)?.endWhole(now, ledger.headOf(trialId)?.run);
      if (isRead && now.isOver) followed.delete(trialId);
    }
  }

  const begin = clock.now();
  try {
    for (let polls = 1; ; polls++) {
      for await (const reports of readChanges()) {
        count += reports.length;
        yield reports;
      }
      if (!followed.size) return;
      await clock.sleep(nextPoll({ interval }, polls, clock.now() - begin).latest, request.signal);
    }
  } finally {
    guard.close();
  }
}
