import { startAlarm, type Clock } from "../time/clock.js";
import type { PollWindow } from "./poll-interval.js";

/** Something that waits for what polls show. */
export interface Watcher<Answer> {
  /** Only watchers of one group share requests. */
  readonly group: string;
  /** Takes what a poll showed; gives when the next one is wanted, or undefined when the waiting is over. */
  take(answer: Answer): PollWindow | undefined;
  /** The poll itself failed, which ends the waiting. */
  fail(error: unknown): void;
}

/** Makes one request for all who take part in it: what they need now decides what is asked. */
export type Ask<W, Answer> = (watchers: readonly W[], signal: AbortSignal) => Promise<Answer>;

interface Poll<W> {
  readonly seats: Set<Seat<W>>;
  readonly connection: AbortController;
}

/** A watcher's place: among the idle, or in the poll that is under way for it. */
interface Seat<W> {
  readonly watcher: W;
  earliest: number;
  latest: number;
  poll: Poll<W> | undefined;
}

/**
 * Polls that watchers share. Each watcher keeps its own times, exactly as if it were alone, and whatever is due at a time
 * is asked for in one request; a watcher that joins, leaves or fails changes nothing for the others.
 */
export class SharedPolls<W extends Watcher<Answer>, Answer> {
  readonly #clock: Clock;
  readonly #ask: Ask<W, Answer>;
  readonly #idle = new Set<Seat<W>>();
  #alarm: { at: number; stop: () => void } | undefined;
  /** What the clock said last, and by how much it was set back so far. */
  #seen = -Infinity;
  #setBack = 0;

  constructor(clock: Clock, ask: Ask<W, Answer>) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** Adds a watcher; its first poll begins now. Gives the function that takes it out, which closes a request for nobody. */
  join(watcher: W): () => void {
    const now = this.#now();
    const seat: Seat<W> = { watcher, earliest: now, latest: now, poll: undefined };
    this.#rest(seat);
    return () => {
      this.#idle.delete(seat);
      if (!this.#idle.size) this.#disarm();
      const { poll } = seat;
      if (poll?.seats.delete(seat) && !poll.seats.size) poll.connection.abort(null);
    };
  }

  /** Times never run back, or those who are to be polled at a time would wait for it to come again. */
  #now(): number {
    const now = this.#clock.now();
    this.#setBack += Math.max(0, this.#seen - now);
    this.#seen = now;
    return now + this.#setBack;
  }

  #rest(seat: Seat<W>): void {
    this.#idle.add(seat);
    if (this.#alarm && this.#alarm.at <= seat.latest) return;
    this.#disarm();
    const at = seat.latest;
    const milliseconds = at - this.#now();
    const poll = (): void => this.#poll(at);
    this.#alarm = { at, stop: milliseconds > 0 ? this.#sleep(milliseconds, poll) : soon(poll) };
    // A caller's clock may have run code that took the last one out.
    if (!this.#idle.size) this.#disarm();
  }

  #sleep(milliseconds: number, poll: () => void): () => void {
    return startAlarm(this.#clock, milliseconds, poll, (error) => this.#fail(error));
  }

  #disarm(): void {
    this.#alarm?.stop();
    this.#alarm = undefined;
  }

  /** @param alarm The time that was waited for: timers may fire a little before it. */
  #poll(alarm: number): void {
    this.#alarm = undefined;
    const now = Math.max(alarm, this.#now());
    const polls = new Map<string, Poll<W>>();
    let next: Seat<W> | undefined;
    for (const seat of this.#idle) {
      if (seat.earliest > now) {
        if (!next || seat.latest < next.latest) next = seat;
        continue;
      }
      this.#idle.delete(seat);
      const { group } = seat.watcher;
      const poll = polls.get(group) ?? { seats: new Set(), connection: new AbortController() };
      polls.set(group, poll);
      seat.poll = poll;
      poll.seats.add(seat);
    }
    if (next) this.#rest(next);
    for (const poll of polls.values()) void this.#run(poll);
  }

  /** A clock that cannot sleep would leave all of them waiting. */
  #fail(error: unknown): void {
    for (const { watcher } of this.#idle) watcher.fail(error);
    this.#idle.clear();
    this.#disarm();
  }

  async #run({ seats, connection }: Poll<W>): Promise<void> {
    let show: (watcher: W) => PollWindow | undefined;
    try {
      const answer = await this.#ask(
        [...seats].map(({ watcher }) => watcher),
        connection.signal,
      );
      show = (watcher) => watcher.take(answer);
    } catch (error) {
      show = (watcher) => void watcher.fail(error);
    }
    const now = this.#now();
    for (const seat of [...seats]) {
      // Another watcher's listener may have removed it.
      if (!seats.has(seat)) continue;
      const window = show(seat.watcher);
      const stays = seats.delete(seat);
      seat.poll = undefined;
      if (!window || !stays) continue;
      seat.earliest = now + window.earliest;
      seat.latest = now + window.latest;
      this.#rest(seat);
    }
  }
}

/** Calls back when those who come in one go are there: they share the first poll. */
function soon(callback: () => void): () => void {
  let isOff = false;
  void Promise.resolve().then(() => isOff || callback());
  return () => void (isOff = true);
}
