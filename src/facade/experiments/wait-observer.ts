import { ExperimentPausedError } from "../../errors/index.js";
import { judgeState } from "../../sequence/judge-state.js";
import type { ExperimentState } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";
import type { Connection } from "../connection.js";
import type { Findings } from "./poll-experiments.js";
import type { Waited, WaitSettings } from "./wait-settings.js";

/** What a caller that waits has seen so far. */
export class WaitObserver<Experiment extends Waited = Waited> {
  /** The states that were seen, each when it was new. */
  readonly history: { state: Open<ExperimentState>; at: Date }[] = [];
  readonly #last = new Map<Experiment, Open<ExperimentState>>();
  readonly #connection: Connection;
  readonly #experiments: readonly Experiment[];
  readonly #settings: WaitSettings<Experiment>;
  readonly #unknownStates: Set<string>;
  readonly #began: number;
  #ended = 0;

  /** @param unknownStates States that were already reported to the logger. */
  constructor(
    connection: Connection,
    experiments: readonly Experiment[],
    settings: WaitSettings<Experiment>,
    unknownStates: Set<string>,
  ) {
    this.#connection = connection;
    this.#experiments = experiments;
    this.#settings = settings;
    this.#unknownStates = unknownStates;
    this.#began = connection.clock.now();
  }

  /** Milliseconds since the waiting began. */
  get elapsed(): number {
    return this.#connection.clock.now() - this.#began;
  }

  /**
   * The state of each when it was last seen here. The objects may show another by now: an experiment that has ended can be
   * continued while others are waited for.
   */
  get states(): Open<ExperimentState>[] {
    return this.#experiments.map((experiment) => this.#last.get(experiment) ?? experiment.state);
  }

  /** The ids of those that have not ended. */
  get pending(): number[] {
    const going = this.#experiments.filter((experiment) => !this.#hasEnded(experiment));
    return [...new Set(going.map(({ id }) => id))];
  }

  /** What is known so far, as a sentence. */
  get summary(): string {
    const { length, 0: first } = this.#experiments;
    if (length === 1) return `The last state seen of experiment ${first!.id} is ${this.history.at(-1)?.state}.`;
    return `${this.#ended} of ${length} experiments have ended.`;
  }

  /** Returns what kept a poll from finding one of the experiments that had not ended. */
  failureIn(found: Findings): { error: unknown } | undefined {
    for (const id of this.pending) {
      const one = found.get(id);
      if (one && "error" in one) return one;
    }
    return undefined;
  }

  /**
   * Puts what a poll found on the experiments that had not ended. Returns the first that failed, where the settings ask
   * for that. Stops where a listener ended the waiting.
   *
   * @throws ExperimentPausedError where the settings do not say to wait.
   * @throws NotFoundError for one that is gone and was not being deleted.
   */
  see(found: Findings, isOver: () => boolean): Experiment | undefined {
    for (const experiment of this.#experiments) {
      if (isOver()) return undefined;
      const one = found.get(experiment.id);
      if (!one || this.#hasEnded(experiment)) continue;
      if ("toRecord" in one) experiment.take(one.toRecord(experiment));
      else if ("error" in one) continue;
      // A deleted experiment vanishes; one that was not being deleted never was there, or is hidden.
      else if (!/DELET/.test(this.#last.get(experiment) ?? experiment.state ?? "")) throw one.gone;
      else experiment.take({ state: "STATE_DELETED" });
      if (this.#judge(experiment)) return experiment;
    }
    return undefined;
  }

  #hasEnded(experiment: Experiment): boolean {
    return judgeState(this.#last.get(experiment) ?? "") === "ended";
  }

  /** Reports the state of an experiment to everyone; true when it ended in a way that ends the waiting. */
  #judge(experiment: Experiment): boolean {
    const { id, state, progress } = experiment;
    const { onPaused, onProgress, throwOnFailure } = this.#settings;
    if (this.#last.get(experiment) !== state) {
      this.history.push({ state, at: new Date(this.#connection.clock.now()) });
      this.#last.set(experiment, state);
    }
    const verdict = judgeState(state);
    if (verdict === "ended") this.#ended += 1;
    if (verdict === "unknown" && !this.#unknownStates.has(state)) {
      this.#unknownStates.add(state);
      this.#connection.logger.warn(
        `Experiment ${id} is in the state ${state}, which this release of the client does not know; it counts as running.`,
      );
    }
    const { length: total } = this.#experiments;
    onProgress?.({ state, progress, elapsed: this.elapsed, experiment, ended: this.#ended, total });
    if (verdict === "paused" && onPaused !== "wait") {
      throw new ExperimentPausedError(
        `Experiment ${id} is paused, so waiting for it would not end. Call activate() on it, or wait with onPaused: "wait".`,
        { experimentId: id },
      );
    }
    return verdict === "ended" && !!throwOnFailure && /_(?:ERROR|CANCELED)$/.test(state);
  }
}
