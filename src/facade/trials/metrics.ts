import type { components } from "#schema";
import { toDate, toMetrics } from "../../values/wire.js";

/** One report of metrics. Python: `TrialMetrics`. */
export interface TrialMetrics {
  /** The trial that reported it. */
  readonly trialId: number;
  /** Which run of the trial: each start counts one up; undefined where a master before release 0.23.2 does not tell. */
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
  readonly metrics: Record<string, unknown>;
  /** One entry a batch, when the trial reported them. */
  readonly batchMetrics: Record<string, unknown>[] | undefined;
}

type WireReport = components["schemas"]["v1MetricsReport"];

/** Decodes one report of the master; releases before 0.23.4 do not name the group, which is then the one `asked` for. */
export function toTrialMetrics(wire: WireReport, asked: string = ""): TrialMetrics {
  const group = (wire.group as string | undefined) || asked;
  const { avg_metrics, validation_metrics, batch_metrics } = (wire.metrics ?? {}) as Partial<Record<string, unknown>>;
  const values =
    (group === "validation" ? (validation_metrics ?? avg_metrics) : (avg_metrics ?? validation_metrics)) ?? {};
  return {
    trialId: wire.trialId,
    trialRunId: wire.trialRunId,
    stepsCompleted: wire.totalBatches,
    endTime: toDate(wire.endTime),
    endTimeText: wire.endTime,
    group,
    metrics: toMetrics(values as Record<string, unknown>),
    batchMetrics: Array.isArray(batch_metrics)
      ? batch_metrics.map((each) => toMetrics(each as Record<string, unknown>))
      : undefined,
  };
}
