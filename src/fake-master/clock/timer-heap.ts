/** Something that is due at a time. */
export interface Timer {
  at: number;
  order: number;
  /** Timers of a client wake somebody outside; the master's own do their work at once. */
  outside: boolean;
  run: () => void;
  cancelled: boolean;
}

/** Timers, the earliest first; those of one time in the order in which they were set. */
export class TimerHeap {
  #heap: Timer[] = [];
  #order = 0;
  #outside = 0;

  /** How many timers of clients are set. */
  get outside(): number {
    return this.#outside;
  }

  push(at: number, outside: boolean, run: () => void): Timer {
    const timer: Timer = { at, order: (this.#order += 1), outside, run, cancelled: false };
    if (outside) this.#outside += 1;
    const heap = this.#heap;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!earlier(timer, heap[parent] as Timer)) break;
      heap[index] = heap[parent] as Timer;
      index = parent;
    }
    heap[index] = timer;
    return timer;
  }

  cancel(timer: Timer): void {
    if (timer.cancelled) return;
    timer.cancelled = true;
    if (timer.outside) this.#outside -= 1;
  }

  /** The earliest timer; it stays set. */
  peek(): Timer | undefined {
    while (this.#heap[0]?.cancelled === true) this.#remove();
    return this.#heap[0];
  }

  /** Takes the earliest timer out, as one that has run. */
  pop(): Timer | undefined {
    const timer = this.peek();
    if (timer === undefined) return undefined;
    this.#remove();
    this.cancel(timer);
    return timer;
  }

  clear(): void {
    for (const timer of this.#heap) this.cancel(timer);
    this.#heap = [];
  }

  #remove(): void {
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
}

function earlier(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
