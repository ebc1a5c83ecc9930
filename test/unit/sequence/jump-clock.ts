import type { Clock } from "../../../src/time/clock.js";

/** A clock that jumps to the next thing due as soon as nothing else is going on. */
export class JumpClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  #due: { at: number; resolve: () => void }[] = [];
  /** Lengths of all sleeps, in the order in which they began. */
  readonly sleeps: number[] = [];

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(milliseconds);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return void reject(signal.reason);
      const timer = {
        at: this.#now + milliseconds,
        resolve: () => {
          signal?.removeEventListener("abort", stop);
          resolve();
        },
      };
      const stop = (): void => {
        this.#due = this.#due.filter((each) => each !== timer);
        reject(signal!.reason);
      };
      this.#due.push(timer);
      signal?.addEventListener("abort", stop);
    });
  }

  /** How many sleeps are under way. */
  get pending(): number {
    return this.#due.length;
  }

  /** Lets pending work finish, then jumps to the next sleep that is due, until the promise settles. */
  async run<T>(promise: Promise<T>, atMost: number = 10_000): Promise<T> {
    let settled = false;
    promise.then(
      () => (settled = true),
      () => (settled = true),
    );
    for (let steps = 0; steps < atMost; steps++) {
      await flush();
      if (settled) return promise;
      this.step();
    }
    throw new Error("the promise did not settle");
  }

  /** Jumps to the next sleep that is due. */
  step(): void {
    this.#due.sort((one, other) => one.at - other.at);
    const next = this.#due.shift();
    if (!next) return;
    this.#now = Math.max(this.#now, next.at);
    next.resolve();
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Steps the clock of each run that is not over, `atMost` times, until all are. */
export async function finishAll(
  runs: readonly { readonly isOver: boolean; readonly clock: JumpClock }[],
  atMost: number,
): Promise<void> {
  let left = runs;
  for (let step = 0; step < atMost; step++) {
    await new Promise((resolve) => setImmediate(resolve));
    left = left.filter(({ isOver }) => !isOver);
    if (!left.length) return;
    for (const { clock } of left) clock.step();
  }
  throw new Error(`${left.length} of ${runs.length} runs did not end, the first of them ${runs.indexOf(left[0]!)}.`);
}
