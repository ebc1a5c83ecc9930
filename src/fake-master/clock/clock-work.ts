/** Turns of the event loop without any movement, after which nobody is taken to be at work. */
const QUIET_TURNS = 6;
/** Real milliseconds after which work that does not move no longer holds the clock back. */
const PATIENCE = 250;
/** The same for files that are being read or written. */
const FILE_PATIENCE = 2_000;

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
  #busy = 0;
  #moves = 0;
  #givenUp = -1;
  #deadFiles = 0;

  /** Grows with each thing that was set going. */
  get moves(): number {
    return this.#moves;
  }

  /** Notes that something was set going, so that it is drained before the next timer. */
  moved(): void {
    this.#moves += 1;
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

  /** Waits until the requests under way, and what their callers do with the answers, have come to rest. */
  async drain(): Promise<void> {
    let quiet = 0;
    let moves = this.#moves;
    let since = 0;
    let idle = 0;
    while (quiet < QUIET_TURNS || this.#isEarly(idle)) {
      await turn();
      if (moves !== this.#moves) {
        moves = this.#moves;
        quiet = since = 0;
        idle = this.latency > 0 ? Date.now() : 0;
        continue;
      }
      if (this.latency > 0 && idle === 0) idle = Date.now();
      // Asked only at the end of a rest: on the way there it would cost more than the rest itself.
      const files = quiet === QUIET_TURNS - 1 ? this.#files() : 0;
      const isWaiting = files > 0 || (this.#busy > 0 && this.#givenUp !== moves);
      if (!isWaiting) {
        quiet += 1;
        continue;
      }
      if (since === 0) since = Date.now();
      else if (Date.now() - since > (files > 0 ? FILE_PATIENCE : PATIENCE)) {
        // A client that did not move in all that time is not waited for again until something moves.
        this.#givenUp = moves;
        this.#deadFiles += files;
      }
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

const runtime = (globalThis as { process?: { getActiveResourcesInfo?: () => string[] } }).process;

function filesUnderWay(): number {
  const names = runtime?.getActiveResourcesInfo?.() ?? [];
  let count = 0;
  for (const name of names) if (name.startsWith("FSReq")) count += 1;
  return count;
}
