/** Turns of the event loop without any movement, after which nobody is taken to be at work. */
const QUIET_TURNS = 6;
/** Real milliseconds after which work of others that does not move no longer holds the clock back. */
const PATIENCE = 250;
/** The same for files that are being read or written. */
const FILE_PATIENCE = 2_000;
/** What one turn counts for at most: of a busy machine, which stops whole programs, nobody is to lose patience. */
const LONGEST_TURN = 2;
/** Real milliseconds for which the next turn is taken at once. */
const SPIN = 5;

/** A turn of the event loop, by the quickest means that lets other work go first. */
export const turn: () => Promise<void> =
  typeof setImmediate === "function"
    ? () => new Promise((resolve) => setImmediate(resolve))
    : () => new Promise((resolve) => setTimeout(resolve, 0));

/** Lets real milliseconds pass. */
export function realPause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Knows of the work under way that time must wait for: requests, what follows from them, files. */
export class RealWork {
  /** Real milliseconds without movement that a pause needs at least: what comes over a socket comes later than the next turn. */
  latency = 0;
  #own = 0;
  /** What others do, without what may itself wait for time. */
  readonly #holds = new Set<symbol>();
  #moves = 0;
  #deadFiles = 0;

  /** Grows with each thing that was set going. */
  get moves(): number {
    return this.#moves;
  }

  /** Notes that something was set going, so that it is drained before the next timer. */
  moved(): void {
    this.#moves += 1;
  }

  /**
   * Counts work of the fake itself, which never waits for time: it is waited for however long it takes. Call the result when it
   * is over.
   */
  holdOwn(): () => void {
    this.#own += 1;
    return once(() => {
      this.#own -= 1;
      this.moved();
    });
  }

  /** Counts work of others that must move on before time does; call the result when it is over. */
  hold(): () => void {
    const hold = Symbol();
    this.#holds.add(hold);
    return once(() => {
      this.#holds.delete(hold);
      this.moved();
    });
  }

  /** Waits for none of the others any longer: somebody waits for time, perhaps one of them, or they do not move. */
  letGo(): void {
    this.#holds.clear();
  }

  /** Waits until the requests under way, and what their callers do with the answers, have come to rest. */
  async drain(): Promise<void> {
    let quiet = 0;
    let moves = this.#moves;
    let waited = 0;
    let last = 0;
    let idle = 0;
    while (quiet < QUIET_TURNS || this.#isEarly(idle)) {
      // Work that takes long needs the processor more than this loop does.
      await (waited > SPIN ? realPause(1) : turn());
      if (moves !== this.#moves) {
        moves = this.#moves;
        quiet = waited = last = 0;
        idle = this.latency > 0 ? Date.now() : 0;
        continue;
      }
      if (this.latency > 0 && idle === 0) idle = Date.now();
      // Asked only at the end of a rest: on the way there it would cost more than the rest itself.
      const files = quiet === QUIET_TURNS - 1 ? this.#files() : 0;
      if (files === 0 && this.#own === 0 && this.#holds.size === 0) {
        quiet += 1;
        continue;
      }
      const now = Date.now();
      if (last > 0) waited += Math.min(now - last, LONGEST_TURN);
      last = now;
      if (waited <= (files > 0 ? FILE_PATIENCE : PATIENCE)) continue;
      this.letGo();
      this.#deadFiles += files;
    }
  }

  #isEarly(idle: number): boolean {
    return this.latency > 0 && (idle === 0 || Date.now() - idle < this.latency);
  }

  /** Files under way, where the runtime tells; without those that were given up. */
  #files(): number {
    const count = filesUnderWay();
    this.#deadFiles = Math.min(this.#deadFiles, count);
    return count - this.#deadFiles;
  }
}

function once(end: () => void): () => void {
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    end();
  };
}

const runtime = (globalThis as { process?: { getActiveResourcesInfo?: () => string[] } }).process;

function filesUnderWay(): number {
  const names = runtime?.getActiveResourcesInfo?.() ?? [];
  let count = 0;
  for (const name of names) if (name.startsWith("FSReq")) count += 1;
  return count;
}
