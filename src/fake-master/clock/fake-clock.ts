import { milliseconds, type FakeDuration } from "./duration.js";
import { realPause, RealWork } from "./clock-work.js";
import { TimerHeap, type Timer } from "./timer-heap.js";

/** The time of a fake master, to be given to a client as its `clock`. */
export interface FakeClock {
  /** Milliseconds since 1970, on the fake's clock. */
  now(): number;
  /** Resolves when the given milliseconds of the fake's time have passed; rejects with `signal.reason`. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls back when the given milliseconds of the fake's time have passed, unless the returned function is called before. */
  startTimer(milliseconds: number, callback: () => void): () => void;
  /**
   * Lets time pass. Resolves when all that was due has happened, timer by timer in order, with the requests
   * under way drained in between.
   *
   * @example await fake.clock.advance("10h");
   */
  advance(span: FakeDuration): Promise<void>;
  /**
   * Lets time pass until the promise settles, and gives its result. Time moves when somebody waits for it (a sleep, a
   * followed stream); while the program does something else, such as reading a file, it stands still.
   *
   * Rejects when the promise cannot settle: nothing is due and nothing moves for four real seconds, or clients slept
   * 20,000 times while the master had nothing to do.
   *
   * @example const state = await fake.clock.runUntil(experiment.wait());
   */
  runUntil<T>(promise: PromiseLike<T>): Promise<T>;
}

/** Real milliseconds after which the master goes on although nobody waits for it: a module may load that long. */
const REAL_PATIENCE = 1_000;
/** Real milliseconds that `runUntil` waits for something outside the fake (a file, a worker) when no timer is set. */
const OUTSIDE_PATIENCE = 4_000;
/** The same while requests keep coming. */
const MOST_PATIENCE = 60_000;
const STUCK = `runUntil: nothing is due on the fake master's clock and nothing moved for ${OUTSIDE_PATIENCE / 1000} s, so the promise would never settle. A client that waits by another clock needs the option clock: fake.clock.`;
/** How often clients may sleep while the master has nothing to do. */
const MOST_SLEEPS = 20_000;

/** The clock behind {@link FakeClock}: virtual until `goReal` is called, then tied to the machine's time. */
export class MasterClock implements FakeClock {
  #now: number;
  readonly #timers = new TimerHeap();
  readonly #work = new RealWork();
  #waiting = 0;
  #idleSleeps = 0;
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

  /** Requests come over sockets from now on, or no longer. */
  set hasSockets(value: boolean) {
    this.#work.latency = value ? 3 : 0;
  }

  sleep(duration: number, signal?: AbortSignal): Promise<void> {
    this.#work.letGo();
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const onAbort = (): void => {
        this.#timers.cancel(timer);
        reject(signal?.reason as Error);
      };
      const timer = this.#push(this.now() + Math.max(0, duration), true, () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      });
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  startTimer(duration: number, callback: () => void): () => void {
    const timer = this.#push(this.now() + Math.max(0, duration), true, callback);
    return () => this.#timers.cancel(timer);
  }

  /** Runs the master's own work at a time; returns a function that calls it off. */
  at(time: number, run: () => void): () => void {
    const timer = this.#push(Math.max(time, this.now()), false, run);
    return () => this.#timers.cancel(timer);
  }

  /** Counts a client that waits for what the master does; call the result when the wait is over. */
  await(): () => void {
    this.#waiting += 1;
    return () => {
      this.#waiting -= 1;
      this.moved();
    };
  }

  /**
   * Counts work that must move on before time does, until somebody sleeps, which may be that work; call the result when it is over
   * or waits for time itself.
   */
  hold(): () => void {
    return this.#work.hold();
  }

  /** Counts work of the fake itself, which does not wait for time; call the result when it is over. */
  holdOwn(): () => void {
    return this.#work.holdOwn();
  }

  /** Notes that something outside was started, so that it is drained before the next timer. */
  moved(): void {
    this.#work.moved();
  }

  async advance(span: FakeDuration): Promise<void> {
    const until = this.now() + milliseconds(span);
    await this.#work.drain();
    if (this.#real !== undefined) return this.sleep(until - this.now());
    for (let next = this.#timers.peek(); next !== undefined && next.at <= until; next = this.#timers.peek()) {
      // Awaited only where something was set going: awaiting each of many thousand timers costs more than they do.
      if (this.#step(next)) await this.#work.drain();
    }
    this.#now = Math.max(this.#now, until);
    await this.#work.drain();
  }

  async runUntil<T>(promise: PromiseLike<T>): Promise<T> {
    let settled = false;
    const result = Promise.resolve(promise).finally(() => {
      settled = true;
    });
    result.catch(() => undefined);
    await this.#work.drain();
    this.#idleSleeps = 0;
    while (!settled) {
      const next = this.#next();
      if (next === undefined || !this.#isAwaited()) await this.#outwait(() => settled);
      else if (this.#step(next)) await this.#work.drain();
      if (this.#idleSleeps > MOST_SLEEPS) {
        throw new Error(
          `runUntil: clients slept ${MOST_SLEEPS} times while the master had nothing to do, so the promise would never settle. Is the experiment paused?`,
        );
      }
    }
    return result;
  }

  /** Stops the clock: nothing that is still due will happen. */
  stop(): void {
    clearTimeout(this.#wake);
    this.#timers.clear();
  }

  /**
   * While nobody waits for time the program does something else, which goes first. After some patience the master goes on
   * all the same, a step at first and twice as many each time: perhaps it is looked at without a fake clock.
   */
  async #outwait(isOver: () => boolean): Promise<void> {
    const began = Date.now();
    let moved = began;
    let moves = this.#work.moves;
    let steps = { at: began + REAL_PATIENCE, most: 1 };
    while (!isOver()) {
      await realPause(1);
      await this.#work.drain();
      const now = Date.now();
      if (moves !== this.#work.moves) moved = now;
      moves = this.#work.moves;
      let next = this.#next();
      if (next !== undefined && this.#isAwaited()) return;
      if (next === undefined) {
        const isStuck = now - moved > OUTSIDE_PATIENCE || now - began > MOST_PATIENCE;
        if (isStuck && this.#real === undefined && !isOver()) throw new Error(STUCK);
      } else if (now >= steps.at) {
        for (let step = 0; step < steps.most && next !== undefined && !isOver(); step += 1) {
          if (this.#step(next)) await this.#work.drain();
          next = this.#next();
        }
        steps = { at: Date.now() + 20, most: steps.most * 2 };
      }
    }
  }

  #next(): Timer | undefined {
    return this.#real === undefined ? this.#timers.peek() : undefined;
  }

  #isAwaited(): boolean {
    return this.#waiting > 0 || this.#timers.outside > 0;
  }

  /** Runs a timer; true when others may have something to do after it. */
  #step(timer: Timer): boolean {
    const moves = this.#work.moves;
    this.#timers.pop();
    this.#idleSleeps = timer.outside ? this.#idleSleeps + 1 : 0;
    this.#now = Math.max(this.#now, timer.at);
    timer.run();
    return timer.outside || moves !== this.#work.moves;
  }

  #push(at: number, outside: boolean, run: () => void): Timer {
    const timer = this.#timers.push(at, outside, run);
    this.#arm();
    return timer;
  }

  #arm(): void {
    if (this.#real === undefined) return;
    clearTimeout(this.#wake);
    const next = this.#timers.peek();
    if (next === undefined) return;
    const wait = Math.min((next.at - this.now()) / this.#real.speed, 2 ** 31 - 1);
    this.#wake = setTimeout(() => this.#fire(), Math.max(0, Math.ceil(wait)));
    // The master's own plans must not keep a program alive that is done with it.
    if (this.#timers.outside === 0) (this.#wake as { unref?: () => void }).unref?.();
  }

  #fire(): void {
    for (let next = this.#timers.peek(); next !== undefined && next.at <= this.now(); next = this.#timers.peek()) {
      this.#timers.pop();
      next.run();
    }
    this.#arm();
  }
}
