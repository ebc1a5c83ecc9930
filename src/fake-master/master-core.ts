import type { MasterClock } from "./clock/fake-clock.js";
import { firstDue, takePlanned } from "./state/planned-events.js";
import { activate } from "./state/experiments/experiment-life-cycle.js";
import type { ExperimentRecord, MasterState, TrialRecord } from "./state/records.js";
import { resolvePlan, type ResolvedPlan } from "./training/default-plan.js";
import { happen } from "./training/events.js";
import type { Trainer } from "./training/training-plan.js";

/** Puts checkpoint files where the official clients look for them; see disk.ts. */
export interface CheckpointDisk {
  /** Absolute path. */
  readonly directory: string;
  /** Writes the files of a checkpoint below `<root>/<uuid>`. */
  write(uuid: string, files: Iterable<{ path: string; bytes: Uint8Array }>): Promise<void>;
  /** The files below `<root>/<uuid>`; undefined when there is no such directory. */
  read(uuid: string): Promise<{ path: string; bytes: Uint8Array }[] | undefined>;
}

interface Waiter {
  ready: () => boolean;
  wake: () => void;
}

/** The records, the clock that moves them, and those who wait for a change. */
export class MasterCore {
  readonly state: MasterState;
  readonly clock: MasterClock;
  readonly trainers: Trainer[] = [];
  readonly disk: CheckpointDisk | undefined;
  readonly #plans = new Map<string, ResolvedPlan>();
  readonly #waiters = new Set<Waiter>();
  readonly #store: ((uuid: string) => void) | undefined;
  #planned = 0;

  constructor(state: MasterState, clock: MasterClock, disk?: CheckpointDisk, store?: (uuid: string) => void) {
    this.state = state;
    this.clock = clock;
    this.disk = disk;
    this.#store = store;
    this.settle();
  }

  /** How a trial behaves. */
  planOf(trial: TrialRecord): ResolvedPlan {
    // A trial that is continued has another task, and may have other hyperparameters.
    const task = trial.taskIds.at(-1) ?? "";
    const known = this.#plans.get(task);
    if (known !== undefined) return known;
    const experiment = this.state.experiments[trial.experimentId];
    if (experiment === undefined) throw new Error(`Trial ${trial.id} has no experiment.`);
    const plan = resolvePlan(experiment, trial, this.trainers);
    this.#plans.set(task, plan);
    return plan;
  }

  /** Called with each new checkpoint. */
  stored(uuid: string): void {
    this.#store?.(uuid);
  }

  /** After anything changed: sets the timers of new plans and wakes those whose wait is over. */
  settle(): void {
    const { agenda } = this.state;
    let first = agenda.length;
    while (first > 0 && (agenda[first - 1]?.id ?? 0) > this.#planned) first -= 1;
    // In the order of their ids, which decides between those of one time, before and after a snapshot.
    for (const entry of agenda.slice(first)) {
      this.#planned = Math.max(this.#planned, entry.id);
      this.clock.at(entry.at, () => this.#run(entry.id));
    }
    for (const waiter of this.#waiters) if (waiter.ready()) waiter.wake();
  }

  /** Begins an experiment that was made at a time in the past. */
  start(experiment: ExperimentRecord, at: number): void {
    activate(this.state, at, experiment);
  }

  /** Lets everything happen whose time lies in the past, each at its own time. */
  catchUp(now: number = this.clock.now()): void {
    for (;;) {
      const due = firstDue(this.state, now);
      if (due === undefined) return this.settle();
      takePlanned(this.state, due.id);
      happen(this, due.at, due.event);
    }
  }

  /** Resolves when the condition holds; rejects with the signal's reason. */
  until(ready: () => boolean, signal?: AbortSignal): Promise<void> {
    if (ready()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const over = this.clock.await();
      const onAbort = (): void => {
        over();
        this.#waiters.delete(waiter);
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = {
        ready,
        wake: () => {
          over();
          this.#waiters.delete(waiter);
          signal?.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.#waiters.add(waiter);
    });
  }

  #run(id: number): void {
    const entry = takePlanned(this.state, id);
    if (entry === undefined) return;
    happen(this, this.clock.now(), entry.event);
    this.settle();
  }
}
