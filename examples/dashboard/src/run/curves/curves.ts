import type { TrialMetrics } from "determined-client";

/** One metric of one trial over its batches, in the order of the batches. */
export interface Curve {
  readonly trialId: number;
  readonly group: string;
  readonly metric: string;
  readonly steps: number[];
  /** null where a metric was not a finite number. */
  readonly values: (number | null)[];
}

/** The curves of one chart. */
export interface Chart {
  readonly title: string;
  readonly curves: readonly Curve[];
}

/** The curves of an experiment as they grow. */
export class Curves {
  readonly #curves = new Map<string, Curve>();

  /** Takes in a report. One of a batch that there is already replaces it: reports may come again. */
  add({ trialId, group, stepsCompleted, metrics }: TrialMetrics): void {
    for (const [metric, value] of Object.entries(metrics)) {
      if (typeof value !== "number") continue;
      put(this.#curve(trialId, group, metric), stepsCompleted, Number.isFinite(value) ? value : null);
    }
  }

  /** One chart for each metric; `validation_loss` and `loss` are drawn together. */
  charts(): Chart[] {
    const charts = new Map<string, Curve[]>();
    for (const curve of this.#curves.values()) {
      const title = curve.metric.replace(/^(validation|val)_/, "");
      charts.set(title, [...(charts.get(title) ?? []), curve]);
    }
    return [...charts]
      .map(([title, curves]) => ({ title, curves: curves.sort(byTrial) }))
      .sort((one, other) => one.title.localeCompare(other.title));
  }

  #curve(trialId: number, group: string, metric: string): Curve {
    const key = JSON.stringify([trialId, group, metric]);
    const known = this.#curves.get(key);
    if (known !== undefined) return known;
    const curve: Curve = { trialId, group, metric, steps: [], values: [] };
    this.#curves.set(key, curve);
    return curve;
  }
}

const byTrial = (one: Curve, other: Curve): number =>
  one.trialId - other.trialId || one.group.localeCompare(other.group);

function put({ steps, values }: Curve, step: number, value: number | null): void {
  let at = steps.length;
  // Most come in order, so the search begins at the end.
  while (at > 0 && steps[at - 1]! > step) at--;
  const isKnown = steps[at - 1] === step;
  steps.splice(isKnown ? at - 1 : at, isKnown ? 1 : 0, step);
  values.splice(isKnown ? at - 1 : at, isKnown ? 1 : 0, value);
}
