import type { TrialMetrics } from "./metrics.js";

/** The highest run and step of some reports of a trial, and their highest id. */
interface End {
  run: number;
  step: number;
  id: number;
}

/** Reports that were given one after the other, by trial. */
type Generation = Map<number, { readonly marks: Map<string | number, number>; readonly end: End }>;

/**
 * Holds a mark for each of the reports given last: between `most` and twice as many, so that it does not grow with the series. Of
 * those before, it knows by trial how far they went.
 */
export class ReportMemory {
  readonly #most: number;
  #count = 0;
  #newest: Generation = new Map();
  #older: Generation = new Map();
  readonly #forgotten = new Map<number, End>();

  constructor(most: number) {
    this.#most = most;
  }

  /** The mark of a report; undefined where it was not given, or is forgotten. */
  markOf(trialId: number, key: string | number): number | undefined {
    return this.#newest.get(trialId)?.marks.get(key) ?? this.#older.get(trialId)?.marks.get(key);
  }

  /**
   * Takes a report that is given.
   *
   * @param key Its name among the reports of its trial.
   * @param id Its id of the master; 0 where that is not known.
   */
  add(report: TrialMetrics, key: string | number, mark: number, id: number): void {
    const { trialId, trialRunId: run = 0, stepsCompleted: step } = report;
    let part = this.#newest.get(trialId);
    if (!part) this.#newest.set(trialId, (part = { marks: new Map(), end: { run: 0, step: 0, id: 0 } }));
    part.marks.set(key, mark);
    extend(part.end, run, step, id);
    if (++this.#count >= this.#most) this.#forgetOlder();
  }

  delete(trialId: number, key: string | number): void {
    for (const generation of [this.#newest, this.#older]) generation.get(trialId)?.marks.delete(key);
  }

  /** Whether a report is within the bounds of those that are forgotten. */
  isForgotten({ trialId, trialRunId: run = 0, stepsCompleted: step }: TrialMetrics, id: number): boolean {
    const end = this.#forgotten.get(trialId);
    if (!end || id > end.id) return false;
    return run < end.run || (run === end.run && step <= end.step);
  }

  #forgetOlder(): void {
    for (const [trialId, { end }] of this.#older) {
      const before = this.#forgotten.get(trialId);
      if (before) extend(before, end.run, end.step, end.id);
      else this.#forgotten.set(trialId, end);
    }
    [this.#older, this.#newest, this.#count] = [this.#newest, new Map(), 0];
  }
}

function extend(end: End, run: number, step: number, id: number): void {
  if (run > end.run || (run === end.run && step > end.step)) [end.run, end.step] = [run, step];
  if (id > end.id) end.id = id;
}
