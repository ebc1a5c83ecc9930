import type { Clock } from "../../src/time/clock.js";

/** A clock that stands still until it is advanced. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #sleepers = new Set<{ at: number; resolve: () => void }>();
  readonly #skips: (milliseconds: number) => boolean;
  /** Lengths of all sleeps, in the order in which they began. */
  readonly sleeps: number[] = [];

  /** @param skips The sleeps that end at once, without any time passing. */
  constructor(skips: (milliseconds: number) => boolean = () => false) {
    this.#skips = skips;
  }

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds);
    signal?.throwIfAborted();
    if (this.#skips(milliseconds)) return;
    await new Promise<void>((resolve, reject) => {
      const sleeper = { at: this.#now + milliseconds, resolve };
      this.#sleepers.add(sleeper);
      const abort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal!.reason);
      };
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** How many sleeps are under way. */
  get pending(): number {
    return this.#sleepers.size;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (const sleeper of this.#sleepers) {
      if (sleeper.at > this.#now) continue;
      this.#sleepers.delete(sleeper);
      sleeper.resolve();
    }
  }
}

/** A clock for tests of retries: waits between attempts take no time, limits of attempts are never reached. */
export const retryClock = (): ManualClock => new ManualClock((milliseconds) => milliseconds <= 10_000);
