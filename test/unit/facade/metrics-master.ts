import type { Connection } from "../../../src/facade/connection.js";
import type { JumpClock } from "../sequence/jump-clock.js";
import { scriptedMaster, type Sent } from "./scripted-master.js";

type Values = Record<string, unknown>;

/** A report as the model holds it. */
export interface ModelReport {
  id: number;
  run: number;
  step: number;
  metrics: Values;
  batches: Values[] | null;
  time: string;
}

/** What happens to the trial at a time. */
export interface Event {
  /** Seconds since the beginning. */
  at: number;
  what: (trial: ModelTrial) => void;
}

/** What the trial's record tells: counts, only that something moved, or nothing. */
export type Shown = "counts" | "moves" | "nothing";

export class ModelTrial {
  reports: ModelReport[] = [];
  state = "RUNNING";
  restarts = 0;
  run = 1;
  #ids = 0;
  now = 0;

  get #time(): string {
    return new Date(Date.UTC(2026, 0, 1) + this.now).toISOString().replace("Z", "042Z");
  }

  /** Adds a report, or adds to the one of that step. */
  report(step: number, metrics: Values, batches: Values[] | null = null): void {
    const same = this.reports.find((report) => report.step === step);
    if (same) {
      Object.assign(same, { metrics: { ...same.metrics, ...metrics }, time: this.#time });
      return;
    }
    this.reports.push({ id: ++this.#ids, run: this.run, step, metrics, batches, time: this.#time });
  }

  /** Begins another run behind a step; what the run before reported beyond it is void. */
  restart(step: number, isFailure: boolean): void {
    this.run++;
    if (isFailure) this.restarts++;
    this.reports = this.reports.filter((report) => report.step <= step);
  }

  get sorted(): ModelReport[] {
    return [...this.reports].sort((one, other) => one.run - other.run || one.step - other.step);
  }
}

/** A master that has one trial's metrics, as the real one answers; what is done is scheduled. */
export function metricsMaster(
  clock: JumpClock,
  events: Event[],
  {
    group = "training",
    shown = "counts",
    hasStream = true,
    hasNewest = true,
    fail = () => undefined,
  }: {
    group?: string;
    shown?: Shown;
    hasStream?: boolean;
    hasNewest?: boolean;
    /** Decides about each request: an answer instead, or after how many bytes it is cut. */
    fail?: (path: string) => Response | number | undefined;
  } = {},
) {
  const trial = new ModelTrial();
  const begin = clock.now();
  const due = [...events].sort((one, other) => one.at - other.at);
  let bytes = 0;
  const answer =
    (make: (sent: Sent) => unknown) =>
    (sent: Sent): Response => {
      trial.now = clock.now() - begin;
      while (due.length && due[0]!.at * 1000 <= trial.now) due.shift()!.what(trial);
      const failure = fail(sent.path);
      if (failure instanceof Response) return failure;
      const made = make(sent);
      if (made instanceof Response) return made;
      const text = typeof made === "string" ? made : JSON.stringify(made);
      bytes += text.length;
      return new Response(failure === undefined ? text : cutBody(text, failure), {
        headers: { "content-type": "application/json" },
      });
    };
  const gone = (): Response =>
    Response.json({ error: { code: 12, reason: "Unimplemented", error: "Not Implemented" } }, { status: 501 });
  const wireMetrics = ({ metrics, batches }: ModelReport): unknown =>
    group === "validation" ? { validation_metrics: metrics } : { avg_metrics: metrics, batch_metrics: batches };
  const { connection, sent } = scriptedMaster({
    "GET /api/v1/trials/1": answer(() => ({ trial: { id: 1, ...record(trial, group, shown) } })),
    "GET /api/v1/trials/metrics/trial_metrics": answer(() => {
      if (!hasStream) return gone();
      const rows = trial.sorted.map((report) => ({
        trialId: 1,
        endTime: `${report.time.slice(0, 23)}Z`,
        metrics: wireMetrics(report),
        totalBatches: report.step,
        archived: false,
        id: report.id,
        trialRunId: report.run,
        group,
      }));
      const lines: string[] = [];
      for (let at = 0; at < rows.length; at += 4)
        lines.push(JSON.stringify({ result: { metrics: rows.slice(at, at + 4) } }) + "\n");
      return lines.join("");
    }),
    "GET /api/v1/trials/1/workloads": answer(({ query }) => {
      if (query["orderBy"] && !hasNewest) return gone();
      const rows = [...trial.reports]
        .sort((one, other) => one.step - other.step)
        .flatMap((report) => [
          ...(group === "training" ? [{ checkpoint: { totalBatches: report.step, resources: {} } }] : []),
          {
            [group]: {
              endTime: report.time,
              totalBatches: report.step,
              numInputs: 0,
              metrics: { avgMetrics: report.metrics, batchMetrics: group === "training" ? (report.batches ?? []) : [] },
            },
          },
        ]);
      if (query["orderBy"]) rows.reverse();
      const offset = Number(query["offset"]?.[0] ?? 0);
      const limit = Number(query["limit"]?.[0] ?? 3);
      const workloads = rows.slice(offset, offset + limit);
      return { workloads, pagination: { offset, endIndex: offset + workloads.length, total: rows.length } };
    }),
    "GET /api/v1/trials/time-series": answer(({ query }) => {
      if (!hasNewest) return gone();
      const data = [...trial.reports]
        .sort((one, other) => one.step - other.step)
        .filter(({ step }) => step >= Number(query["startBatches"]?.[0] ?? 0))
        .slice(0, Number(query["maxDatapoints"]?.[0]))
        .map(({ step, metrics, time }) => ({
          batches: step,
          values: Object.fromEntries((query["metricNames"] ?? []).map((name) => [name, metrics[name] ?? null])),
          time,
        }));
      return { trials: [{ trial: { id: 1 }, metrics: data.length ? [{ group, data }] : [] }] };
    }),
  });
  const followed = { ...connection, clock, maxOutage: 900_000, streamAttempts: 5 } as Connection;
  return { trial, connection: followed, sent, bytes: () => bytes };
}

function cutBody(text: string, after: number): ReadableStream<Uint8Array> {
  const part = new TextEncoder().encode(text).slice(0, after);
  return new ReadableStream({
    pull(sink) {
      if (part.length) sink.enqueue(part);
      sink.error(new TypeError("terminated"));
    },
  });
}

function record(trial: ModelTrial, group: string, shown: Shown): object {
  const state = `STATE_${trial.state}`;
  if (shown === "nothing") return { state };
  const totalBatchesProcessed = Math.max(0, ...trial.reports.map(({ step }) => step));
  const plain = { state, restarts: trial.restarts, totalBatchesProcessed };
  const last = trial.sorted.at(-1);
  if (shown === "moves")
    return { ...plain, latestValidation: group === "validation" && last ? { totalBatches: last.step } : null };
  const summary: Record<string, Values> = {};
  for (const { metrics } of trial.sorted) {
    for (const [name, value] of Object.entries(metrics)) {
      const of = (summary[name] ??= { type: typeof value, count: 0, sum: 0 });
      if (of["type"] !== typeof value) of["type"] = "string";
      of["last"] = value;
      of["count"] = (of["count"] as number) + 1;
      of["sum"] = (of["sum"] as number) + Number(value);
    }
  }
  for (const of of Object.values(summary)) {
    if (of["type"] === "number") continue;
    delete of["count"];
    delete of["sum"];
  }
  const key = { training: "avg_metrics", validation: "validation_metrics" }[group] ?? group;
  return { ...plain, summaryMetrics: last ? { [key]: summary } : {} };
}
