import { milliseconds, type FakeDuration } from "./duration.js";

/** The time of a fake master, to be given to a client as its `clock`. */
export interface FakeClock {
  /** Milliseconds since 1970, on the fake's clock. */
  now(): number;
  /** Resolves when so many milliseconds of the fake's time have passed; rejects with `signal.reason`. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Lets time pass. Resolves when all that was due has happened, timer by timer in order, with the requests
   * under way drained in between.
   *
   * @example await fake.clock.advance("10h");
   */
  advance(span: FakeDuration): Promise<void>;
  /**
   * Lets time pass until the promise settles, and gives its result. Rejects when nothing is left that could
   * settle it: no timer is set and no request is under way.
   *
   * @example const state = await fake.clock.runUntil(experiment.wait());
   */
  runUntil<T>(promise: PromiseLike<T>): Promise<T>;
}

interface Timer {
  at: number;
  order: number;
  /** Timers of the client wake somebody outside; the master's own do their work at once. */
  outside: boolean;
  run: () => void;
  cancelled: boolean;
}

/** Real milliseconds after which work that does not move no longer holds the clock back. */
const PATIENCE = 250;
/** Real milliseconds that `runUntil` waits for something outside the fake (a file, a worker) when no timer is set. */
const OUTSIDE_PATIENCE = 10_000;
const QUIET_TURNS = 6;

/** A turn of the event loop, by the quickest means that lets other work go first. */
const turn: () => Promise<void> =
  typeof setImmediate === "function"
    ? () => new Promise((resolve) => setImmediate(resolve))
    : () => new Promise((resolve) => setTimeout(resolve, 0));

/** The clock behind {@link FakeClock}: virtual until `goReal` is called, then tied to the machine's time. */
export class MasterClock implements FakeClock {
  #now: number;
  #order = 0;
  #heap: Timer[] = [];
  #busy = 0;
  #moves = 0;
  #real: { from: number; base: number; speed: number } | undefined;
  #wake: ReturnType<typeof setTimeout> | undefined;

  constructor(start: number) {
    this.#now = start;
  }

  get isReal(): boolean {
    return this.#real !== undefined;
  }

  now(): number {
    if (this.#real === undefined) return this.#now;
    const passed = (Date.now() - this.#real.base) * this.#real.speed;
    return Math.max(this.#now, this.#real.from + passed);
  }

  /** Ties the clock to the machine's, `speed` times as fast, from the later of both times on. */
  goReal(speed: number): void {
    this.#real = { from: Math.max(this.#now, Date.now()), base: Date.now(), speed };
    this.#arm();
  }

  sleep(duration: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const onAbort = (): void => {
        timer.cancelled = true;
        reject(signal?.reason as Error);
      };
      const timer = this.#push(this.now() + Math.max(0, duration), true, () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      });
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** Runs the master's own work at a time; returns a function that calls it off. */
  at(time: number, run: () => void): () => void {
    const timer = this.#push(Math.max(time, this.now()), false, run);
    return () => {
      timer.cancelled = true;
    };
  }

  /** Counts work that must move on before time does; call the result when it is over or waits for time itself. */
  hold(): () => void {
    this.#busy += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#busy -= 1;
      this.moved();
    };
  }

  /** Tells the clock that something outside was set going, so that it is drained before the next timer. */
  moved(): void {
    this.#moves += 1;
  }

  async advance(span: FakeDuration): Promise<void> {
    const until = this.now() + milliseconds(span);
    await this.drain();
    if (this.#real !== undefined) return this.sleep(until - this.now());
    for (let next = this.#peek(); next !== undefined && next.at <= until; next = this.#peek()) await this.#step(next);
    this.#now = Math.max(this.#now, until);
    await this.drain();
  }

  async runUntil<T>(promise: PromiseLike<T>): Promise<T> {
    let settled = false;
    const result = Promise.resolve(promise).finally(() => {
      settled = true;
    });
    result.catch(() => undefined);
    await this.drain();
    let idleSince: number | undefined;
    while (!settled) {
      const next = this.#real === undefined ? this.#peek() : undefined;
      if (next !== undefined) {
        idleSince = undefined;
        await this.#step(next);
        continue;
      }
      idleSince ??= Date.now();
      if (this.#real === undefined && Date.now() - idleSince > OUTSIDE_PATIENCE) {
        throw new Error("runUntil: no timer is set and no request is under way, so the promise would never settle.");
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
      await this.drain();
    }
    return result;
  }

  /** Waits until the requests under way, and what their callers do with the answers, have come to rest. */
  async drain(): Promise<void> {
    let quiet = 0;
    let moves = this.#moves;
    let since = 0;
    while (quiet < QUIET_TURNS) {
      await turn();
      if (moves !== this.#moves) {
        moves = this.#moves;
        quiet = 0;
        since = 0;
      } else if (this.#busy > 0) {
        if (since === 0) since = Date.now();
        else if (Date.now() - since > PATIENCE) return;
      } else quiet += 1;
    }
  }

  /** Stops the clock: nothing that is still due will happen. */
  stop(): void {
    clearTimeout(this.#wake);
    this.#heap = [];
  }

  async #step(timer: Timer): Promise<void> {
    const moves = this.#moves;
    this.#pop();
    this.#now = Math.max(this.#now, timer.at);
    timer.run();
    if (timer.outside || moves !== this.#moves) await this.drain();
  }

  #push(at: number, outside: boolean, run: () => void): Timer {
    const timer: Timer = { at, order: (this.#order += 1), outside, run, cancelled: false };
    const heap = this.#heap;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!earlier(timer, heap[parent] as Timer)) break;
      heap[index] = heap[parent] as Timer;
      index = parent;
    }
    heap[index] = timer;
    this.#arm();
    return timer;
  }

  #peek(): Timer | undefined {
    while (this.#heap[0]?.cancelled === true) this.#pop();
    return this.#heap[0];
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && earlier(heap[child + 1] as Timer, heap[child] as Timer)) child += 1;
      if (!earlier(heap[child] as Timer, last)) break;
      heap[index] = heap[child] as Timer;
      index = child;
    }
    heap[index] = last;
  }

  #arm(): void {
    if (this.#real === undefined) return;
    clearTimeout(this.#wake);
    const next = this.#peek();
    if (next === undefined) return;
    const wait = Math.min((next.at - this.now()) / this.#real.speed, 2 ** 31 - 1);
    this.#wake = setTimeout(() => this.#fire(), Math.max(0, Math.ceil(wait)));
    // The master's own plans must not keep a program alive that is done with it.
    if (!this.#heap.some((timer) => timer.outside && !timer.cancelled))
      (this.#wake as { unref?: () => void }).unref?.();
  }

  #fire(): void {
    for (let next = this.#peek(); next !== undefined && next.at <= this.now(); next = this.#peek()) {
      this.#pop();
      next.run();
    }
    this.#arm();
  }
}

function earlier(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
