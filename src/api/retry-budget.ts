import { onAbort } from "../time/abort.js";
import { startAlarm, type Clock } from "../time/clock.js";

/** How large a budget is. */
export interface BudgetSize {
  /** Retries that may be made at once. */
  readonly size: number;
  /** Retries that are added each second, up to `size`. */
  readonly perSecond: number;
}

/**
 * How many retries one master may be asked for by all calls together, so that a master that is down does not get many times
 * the requests of one that is well. Each answer gives a retry back. A call for which none is left waits in line.
 */
export class RetryBudget {
  readonly #clock: Clock;
  readonly #size: BudgetSize;
  /** Those who wait, as what gives them a retry. */
  readonly #line: (() => void)[] = [];
  #left: number;
  #at: number;
  #stopAlarm: () => void = () => {};

  constructor(clock: Clock, size: BudgetSize) {
    this.#clock = clock;
    this.#size = size;
    this.#left = size.size;
    this.#at = clock.now();
  }

  /**
   * Takes one retry. Resolves to true when there is one, which may take a while, or to false after `patience`
   * milliseconds; rejects with the reason of a signal that aborts.
   */
  async take(patience: number, signal: AbortSignal | undefined): Promise<boolean> {
    signal?.throwIfAborted();
    this.#refill();
    if (!this.#line.length && this.#left >= 1) {
      this.#left--;
      return true;
    }
    if (patience <= 0) return false;
    return new Promise((resolve, reject) => {
      const leave = (act: () => void): void => {
        const at = this.#line.indexOf(grant);
        // Two waits may end at the same time.
        if (at === -1) return;
        this.#line.splice(at, 1);
        unlisten();
        stop();
        act();
      };
      const grant = (): void => leave(() => resolve(true));
      const giveUp = (act: () => void): void => {
        leave(act);
        this.#serve();
      };
      this.#line.push(grant);
      const unlisten = onAbort(signal, (reason) => giveUp(() => reject(reason)));
      const stop = startAlarm(this.#clock, patience, () => giveUp(() => resolve(false)));
      this.#serve();
    });
  }

  /** Puts one retry back after an answer. */
  refund(): void {
    if (this.#left < this.#size.size) this.#left = Math.min(this.#size.size, this.#left + 1);
    if (this.#line.length) this.#serve();
  }

  /** @param slept Milliseconds that have passed whatever the clock says, which in tests may stand still or be set back. */
  #refill(slept: number = 0): void {
    const now = this.#clock.now();
    const earned = (Math.max(slept, now - this.#at) * this.#size.perSecond) / 1000;
    this.#left = Math.min(this.#size.size, this.#left + earned);
    this.#at = now;
  }

  /** Hands what is left to those who wait, in order, and sleeps until there is more. */
  #serve(slept?: number): void {
    this.#stopAlarm();
    this.#refill(slept);
    for (; this.#line.length && this.#left >= 1; this.#left--) this.#line[0]!();
    const { size, perSecond } = this.#size;
    if (!this.#line.length || !perSecond || size < 1) return;
    // Less than a millisecond may not move a clock at all.
    const milliseconds = Math.ceil(((1 - this.#left) * 1000) / perSecond);
    this.#stopAlarm = startAlarm(this.#clock, milliseconds, () => this.#serve(milliseconds));
  }
}

const budgets = new WeakMap<Clock, Map<string, RetryBudget>>();

/** Returns the budget of a master, the same one for every client of this process with the same clock and size. */
export function retryBudgetOf(master: string, clock: Clock, size: BudgetSize): RetryBudget {
  let known = budgets.get(clock);
  if (!known) budgets.set(clock, (known = new Map<string, RetryBudget>()));
  const key = `${size.size} ${size.perSecond} ${master}`;
  let budget = known.get(key);
  if (!budget) known.set(key, (budget = new RetryBudget(clock, size)));
  return budget;
}
