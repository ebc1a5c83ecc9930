import type { Clock } from "../time/clock.js";

/** What a state means to someone who waits for the end. */
export type Verdict = "ended" | "paused" | "going" | "unknown";

const ended = ["COMPLETED", "CANCELED", "ERROR", "DELETED", "DELETE_FAILED"];
const going = ["ACTIVE", "DELETING", "QUEUED", "PULLING", "STARTING", "RUNNING"];

/** Judges a wire state. A state that this package does not know counts as still going on. */
export function judgeState(state: string): Verdict {
  const name = state.replace(/^STATE_/, "");
  if (ended.includes(name)) return "ended";
  if (name === "PAUSED") return "paused";
  return going.includes(name) || name.startsWith("STOPPING_") ? "going" : "unknown";
}

/** The time until the next look: always `interval`, or growing by half with each look, with jitter, up to `maxInterval`. */
export function nextInterval(
  looks: number,
  limits: { interval: number; maxInterval?: number | undefined },
  random: number = Math.random(),
): number {
  const { interval, maxInterval } = limits;
  if (maxInterval === undefined) return interval;
  const grown = Math.min(maxInterval, interval * 1.5 ** (looks - 1));
  return Math.max(Math.min(interval, maxInterval), grown * (0.75 + random / 4));
}

/** Someone who waits. */
export interface Watcher<T> {
  /** Takes what was seen; gives the milliseconds until the next look, or undefined when the waiting is over. */
  see(seen: T): number | undefined;
  /** The look itself failed. */
  fail(error: unknown): void;
}

interface Poll<T> {
  readonly look: (signal: AbortSignal) => Promise<T>;
  readonly watchers: Set<Watcher<T>>;
  /** Those who came while a look was under way: what it shows may be older than their call. */
  readonly late: Set<Watcher<T>>;
  pause: AbortController;
  asleep: boolean;
}

/** Looks that several waiters share: one loop a key, whatever the number of those who wait. */
export class SharedPolls<T> {
  readonly #polls = new Map<string, Poll<T>>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Joins the loop of this key, or starts it; the first look is immediate. Gives the function that leaves. */
  join(key: string, look: (signal: AbortSignal) => Promise<T>, watcher: Watcher<T>): () => void {
    let poll = this.#polls.get(key);
    if (poll) {
      if (poll.asleep) {
        poll.watchers.add(watcher);
        poll.pause.abort();
      } else poll.late.add(watcher);
    } else {
      poll = { look, watchers: new Set([watcher]), late: new Set(), pause: new AbortController(), asleep: true };
      this.#polls.set(key, poll);
      void this.#run(key, poll);
    }
    const joined = poll;
    return () => {
      joined.watchers.delete(watcher);
      joined.late.delete(watcher);
      if (joined.watchers.size + joined.late.size) return;
      // The next one to come starts anew, with a look of its own.
      if (this.#polls.get(key) === joined) this.#polls.delete(key);
      joined.pause.abort();
    };
  }

  async #run(key: string, poll: Poll<T>): Promise<void> {
    // Those who call in one go share the first look.
    await Promise.resolve();
    while (poll.watchers.size) {
      let delay = Infinity;
      poll.asleep = false;
      poll.pause = new AbortController();
      try {
        const seen = await poll.look(poll.pause.signal);
        for (const watcher of [...poll.watchers]) delay = Math.min(delay, watcher.see(seen) ?? Infinity);
      } catch (error) {
        for (const watcher of [...poll.watchers]) watcher.fail(error);
        poll.watchers.clear();
      }
      if (poll.late.size) {
        for (const watcher of poll.late) poll.watchers.add(watcher);
        poll.late.clear();
        continue;
      }
      if (!poll.watchers.size) break;
      poll.asleep = true;
      poll.pause = new AbortController();
      await this.#clock.sleep(delay, poll.pause.signal).catch(() => {});
    }
    if (this.#polls.get(key) === poll) this.#polls.delete(key);
  }
}
