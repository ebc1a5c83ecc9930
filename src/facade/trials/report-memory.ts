import type { TrialMetrics } from "./metrics.js";
import { RisingMap } from "./rising-map.js";

/** The highest run and step of some reports of a trial, and their highest id. */
interface End {
  run: number;
  step: number;
  id: number;
}

interface TrialMemory {
  /** The marks of the reports given last, in two generations. */
  newest: RisingMap;
  older: RisingMap;
  /** Up to where reports were given. */
  readonly end: End;
  /** The same, when the newest generation began. */
  olderEnd: End | undefined;
  /** The same, of those that have no mark any more. */
  forgotten: End | undefined;
}

/**
 * Holds a mark for each of the reports given last: between `most` and twice as many, so that it does not grow with the series. Of
 * those before, it knows by trial how far they went.
 */
export class ReportMemory {
  readonly #most: number;
  readonly #trials = new Map<number, TrialMemory>();
  #last: { readonly trialId: number; readonly trial: TrialMemory | undefined } | undefined;
  /** Reports in the newest generation. */
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * The mark of a report; undefined where it was not given, or is forgotten.
   *
   * @param key Its name among the reports of its trial.
   * @param id Its id of the master; 0 where that is not known.
   */
  markOf(trialId: number, key: string | number, id: number): number | undefined {
    const trial = this.#find(trialId);
    // Most are new and have a higher id than all before; then nothing need be searched.
    if (!trial || id > trial.end.id) return undefined;
    return trial.newest.get(key) ?? trial.older.get(key);
  }

  /** Takes a report that is given. */
  add(
    { trialId, trialRunId: run = 0, stepsCompleted: step }: TrialMetrics,
    key: string | number,
    id: number,
    mark: number,
  ): void {
    let trial = this.#find(trialId);
    if (!trial) {
      const end = { run: 0, step: 0, id: 0 };
      trial = { newest: new RisingMap(), older: new RisingMap(), end, olderEnd: undefined, forgotten: undefined };
      this.#trials.set(trialId, trial);
      this.#last = { trialId, trial };
    }
    const { end } = trial;
    if (run > end.run || (run === end.run && step > end.step)) [end.run, end.step] = [run, step];
    if (id > end.id) end.id = id;
    trial.newest.set(key, mark);
    if (++this.#count >= this.#most) this.#beginGeneration();
  }

  delete(trialId: number, key: string): void {
    const trial = this.#trials.get(trialId);
    trial?.newest.delete(key);
    trial?.older.delete(key);
  }

  /** Whether a report is within the bounds of those that are forgotten. */
  isForgotten({ trialId, trialRunId: run = 0, stepsCompleted: step }: TrialMetrics, id: number): boolean {
    const end = this.#find(trialId)?.forgotten;
    if (!end || id > end.id) return false;
    return run < end.run || (run === end.run && step <= end.step);
  }

  /** Of many trials one is read after the other. */
  #find(trialId: number): TrialMemory | undefined {
    if (trialId !== this.#last?.trialId) this.#last = { trialId, trial: this.#trials.get(trialId) };
    return this.#last.trial;
  }

  #beginGeneration(): void {
    for (const trial of this.#trials.values()) {
      trial.older = trial.newest;
      trial.newest = new RisingMap();
      trial.forgotten = trial.olderEnd;
      trial.olderEnd = { ...trial.end };
    }
    this.#count = 0;
  }
}
