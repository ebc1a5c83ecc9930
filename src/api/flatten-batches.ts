import { inspectKey } from "../errors/index.js";
import { checkSignal, optional } from "../values/check-basics.js";
import { linkSignals, onAbort, withSignal, type FollowingController } from "../time/abort.js";

/** Opens a source of batches; the signal aborts when nobody wants more. */
export type OpenBatches<T> = (signal: AbortSignal) => AsyncIterable<readonly T[]>;

/**
 * Yields the items of batches one by one. Unlike an async generator, it ends at once when the loop is left, even while a step is
 * awaited: `return()` of a generator waits for that step, which for a followed stream may take days.
 *
 * @param outer The caller's signal, not checked yet.
 */
export function flattenBatches<T>(open: OpenBatches<T>, outer?: AbortSignal): AsyncGenerator<T, void> {
  inheritFromGenerators();
  const text = "Stream: loop over it with for await";
  return Object.defineProperty(new Flattened(open, outer), inspectKey, { value: () => text });
}

/**
 * Adds to the class what async generators have besides, on runtimes that have it: disposal, and helpers of iterators. Not in a
 * static block, which would keep the class in bundles that never use it.
 */
function inheritFromGenerators(): void {
  let inherited: object = (async function* () {})();
  for (let level = 0; level < 3; level++) inherited = Object.getPrototypeOf(inherited) as object;
  if (Object.getPrototypeOf(Flattened.prototype) !== inherited) Object.setPrototypeOf(Flattened.prototype, inherited);
}

class Flattened<T> implements AsyncGenerator<T, void> {
  readonly #open: OpenBatches<T>;
  readonly #outer: AbortSignal | undefined;
  #controller: FollowingController | undefined;
  #source: AsyncIterator<readonly T[]> | undefined;
  #batch: readonly T[] = [];
  #next = 0;
  #isOver = false;
  /** Steps that wait for a batch, in order. */
  #steps: Promise<unknown> | undefined;

  constructor(open: OpenBatches<T>, outer: AbortSignal | undefined) {
    this.#open = open;
    this.#outer = outer;
  }

  next(): Promise<IteratorResult<T, void>> {
    if (!this.#steps && this.#next < this.#batch.length) {
      return Promise.resolve({ done: false, value: this.#batch[this.#next++]! });
    }
    const before = this.#steps;
    const step = before ? before.then(() => this.#step()) : this.#step();
    const end = (): void => {
      if (this.#steps === settled) this.#steps = undefined;
    };
    const settled: Promise<unknown> = step.then(end, end);
    this.#steps = settled;
    return step;
  }

  return(): Promise<IteratorReturnResult<void>> {
    this.#leave();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: Error): Promise<never> {
    this.#leave();
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #step(): Promise<IteratorResult<T, void>> {
    try {
      while (!this.#isOver) {
        if (this.#next < this.#batch.length) return { done: false, value: this.#batch[this.#next++]! };
        const { signal } = (this.#controller ??= this.#link());
        signal.throwIfAborted();
        this.#source ??= this.#open(signal)[Symbol.asyncIterator]();
        const result = await withSignal(this.#source.next(), signal);
        if (result.done) this.#end();
        else if (!this.#isOver) [this.#batch, this.#next] = [result.value, 0];
      }
    } catch (error) {
      if (!this.#isOver) {
        this.#end();
        throw error;
      }
    }
    return { done: true, value: undefined };
  }

  /** An abort takes away what is left of a batch, so that no item is given after it. */
  #link(): FollowingController {
    const controller = linkSignals(optional(checkSignal)(this.#outer, "signal"));
    onAbort(controller.signal, () => (this.#batch = []));
    return controller;
  }

  #leave(): void {
    const wasOver = this.#isOver;
    this.#end();
    if (!wasOver) this.#controller?.abort(new Error("Nobody reads on."));
  }

  #end(): void {
    this.#isOver = true;
    this.#batch = [];
    this.#controller?.unlink();
    this.#source?.return?.().catch(() => {});
  }
}
