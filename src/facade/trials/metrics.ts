import type { components } from "#schema";
import { MalformedResponseError } from "../../errors/index.js";
import { toMetrics, WireFields } from "../../values/index.js";

/**
 * One report of metrics. Python: `TrialMetrics`.
 *
 * @typeParam Metrics What the trials report, for those who know it; nothing checks that they do.
 */
export interface TrialMetrics<Metrics extends object = Record<string, unknown>> {
  /** The trial that reported it. */
  readonly trialId: number;
  /**
   * Which run of the trial: each start counts one up; undefined where a master before release 0.23.2 does not say. While
   * metrics are followed, a detached trial that another process carried on may still have the number of its former run.
   */
  readonly trialRunId: number | undefined;
  /** Batches trained when it was reported. */
  readonly stepsCompleted: number;
  /** When it was reported; the master's own text is in `endTimeText`. */
  readonly endTime: Date | undefined;
  /** `endTime` with every digit that the master sent. */
  readonly endTimeText: string;
  /** `"training"`, `"validation"`, or a group of your own. */
  readonly group: string;
  /** `NaN` and the infinities are numbers here. */
  readonly metrics: Metrics;
  /** One entry per batch, when the trial reported them. */
  readonly batchMetrics: Partial<Metrics>[] | undefined;
}

/** A report of a stream. */
export type WireReport = components["schemas"]["v1MetricsReport"];

/** A line of a stream. */
export interface WireReports {
  readonly metrics?: WireReport[];
}

/** Decodes the reports of a line; `admit` says of each, by the id that distinguishes it from others, whether it is wanted. */
export function toReports(
  line: WireReports,
  asked: string,
  admit: (report: TrialMetrics, id: number | undefined) => boolean,
): TrialMetrics[] {
  const wanted: TrialMetrics[] = [];
  const reports = new WireFields(line).array("metrics", (wire) => {
    const report = toTrialMetrics(wire, asked);
    if (admit(report, wire.id)) wanted.push(report);
  });
  if (reports) return wanted;
  throw new MalformedResponseError('The field "metrics" must be an array, but is missing.');
}

/** Decodes one report of the master; releases before 0.23.4 do not name the group, which is then the one `asked` for. */
export function toTrialMetrics<Metrics extends object = Record<string, unknown>>(
  wire: WireReport,
  asked: string = "",
): TrialMetrics<Metrics> {
  const from = new WireFields(wire);
  const endTime = from.time("endTime");
  const group = from.filled("group") ?? asked;
  const { avg_metrics, validation_metrics, batch_metrics } = from.part("metrics", keep) ?? {};
  const values = group === "validation" ? (validation_metrics ?? avg_metrics) : (avg_metrics ?? validation_metrics);
  return {
    trialId: required(from.integer("trialId"), "trialId"),
    trialRunId: from.integer("trialRunId"),
    stepsCompleted: required(from.integer("totalBatches"), "totalBatches"),
    endTime,
    endTimeText: (endTime && wire.endTime) ?? "",
    group,
    metrics: toValues(values) as Metrics,
    batchMetrics: toBatches(batch_metrics) as Partial<Metrics>[] | undefined,
  };
}

// What it holds is looked at member by member.
const keep = (metrics: object): Readonly<Record<string, unknown>> => metrics as Readonly<Record<string, unknown>>;

/** Decodes the metrics of the single batches; undefined where there are none. */
export function toBatches(wire: unknown): Record<string, unknown>[] | undefined {
  // Most reports have none.
  if (wire === undefined || wire === null) return undefined;
  const batches = new WireFields<{ batch_metrics: object[] }>({ batch_metrics: wire as object[] });
  const decoded = batches.array("batch_metrics", toValues);
  return decoded?.length ? decoded : undefined;
}

function toValues(wire: unknown): Record<string, unknown> {
  if (wire === undefined || wire === null) return {};
  if (typeof wire === "object" && !Array.isArray(wire)) return toMetrics(wire as Record<string, unknown>);
  throw new MalformedResponseError("A report of metrics holds something other than values by name.");
}

function required(value: number | undefined, field: string): number {
  if (value !== undefined) return value;
  throw new MalformedResponseError(`A report of metrics lacks ${JSON.stringify(field)}.`);
}
