// Waits of one client share requests, and each ends exactly as if it were alone: with the same states or error, at the
// same time, having heard the same.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ForbiddenError, NotFoundError } from "../../../src/errors/index.js";
import type { Connection } from "../../../src/facade/connection.js";
import { Experiment } from "../../../src/facade/experiments/experiment.js";
import { waitForEnd } from "../../../src/facade/experiments/wait.js";
import { readWaitOptions, type WaitOptions } from "../../../src/facade/experiments/wait-options.js";
import { finishAll, JumpClock } from "../sequence/jump-clock.js";

/** What becomes of an experiment; times are milliseconds. */
interface Life {
  /** From here on `getExperiment` answers 404. */
  gone: number | undefined;
  /** From here on no list shows it and `getExperiment` answers 403. */
  closed: number | undefined;
  paused: [from: number, to: number] | undefined;
  ends: number;
  state: string;
}

interface Waiter {
  ids: number[];
  joins: number;
  interval: number;
  maxWait: number | undefined;
  /** Milliseconds after it joined. */
  aborts: number | undefined;
  /** Its listener throws at this call. */
  throws: number | undefined;
  onPaused: "throw" | "wait";
}

interface Schedule {
  lives: Life[];
  waiters: Waiter[];
  /** How long requests take, by the second in which they begin. */
  latency: number[];
  /** Seconds in which the master refuses all. */
  forbidden: number[];
}

// No two kinds of times fall together: which of two things at one time comes first is not promised.
const tens = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min / 10, max: max / 10 }).map((each) => each * 10);
const plus = (offset: number, times: fc.Arbitrary<number>): fc.Arbitrary<number> => times.map((each) => each + offset);
/** One time in two. */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

const life: fc.Arbitrary<Life> = fc.record({
  gone: maybe(plus(5, tens(0, 12_000))),
  closed: maybe(plus(5, tens(0, 12_000))),
  paused: maybe(fc.tuple(plus(5, tens(0, 6000)), plus(5, tens(6000, 9000)))),
  ends: plus(5, tens(0, 12_000)),
  state: fc.constantFrom("STATE_COMPLETED", "STATE_ERROR", "STATE_CANCELED", "STATE_DELETE_FAILED"),
});
const waiter: fc.Arbitrary<Waiter> = fc.record({
  ids: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  // Often in the same moment, so that requests are shared.
  joins: fc.oneof(fc.constantFrom(0, 1000, 2000, 4000), tens(0, 8000)),
  interval: fc.constantFrom(1000, 1500, 2000, 4000),
  maxWait: maybe(plus(1, tens(50, 10_000))),
  aborts: maybe(plus(2, tens(0, 10_000))),
  throws: maybe(fc.integer({ min: 1, max: 6 })),
  onPaused: fc.constantFrom("throw", "wait"),
});
const schedule: fc.Arbitrary<Schedule> = fc.record({
  lives: fc.array(life, { minLength: 4, maxLength: 4 }),
  waiters: fc.array(waiter, { minLength: 2, maxLength: 5 }),
  latency: fc.array(tens(0, 700), { minLength: 1, maxLength: 5 }),
  forbidden: fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { maxLength: 1 }),
});

const headers = { "content-type": "application/json" };
const details = { status: 404, method: "GET", path: "", attempts: 1, elapsed: 0, headers };

/** A master on which some of the waiters wait; `ended` has how each of them ended. */
class Run {
  readonly ended = new Map<Waiter, { outcome: unknown; heard: unknown[]; at: number }>();
  readonly clock = new JumpClock();
  readonly #began = this.clock.now();
  readonly #schedule: Schedule;
  readonly #waiters: readonly Waiter[];
  /** When the poll began that a request belongs to: its first request takes the time, and decides. */
  readonly #polls = new WeakMap<AbortSignal, number>();

  constructor(schedule: Schedule, waiters: readonly Waiter[]) {
    this.#schedule = schedule;
    this.#waiters = waiters;
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const connection = { master: "http://master", clock: this.clock, logger, maxOutage: 0, api: { GET: this.#get } };
    for (const waiter of waiters) void this.#wait(connection as unknown as Connection, waiter);
  }

  get isOver(): boolean {
    return this.ended.size === this.#waiters.length;
  }

  get #time(): number {
    return this.clock.now() - this.#began;
  }

  async #wait(connection: Connection, waiter: Waiter): Promise<void> {
    const { ids, joins, interval, maxWait, aborts, throws, onPaused } = waiter;
    const stop = new AbortController();
    const heard: unknown[] = [];
    await this.clock.sleep(joins);
    if (aborts !== undefined) void this.clock.sleep(aborts).then(() => stop.abort(new Error("stopped")));
    let outcome: unknown;
    try {
      const experiments = ids.map((id) => new Experiment(connection, { id }));
      const options: WaitOptions = {
        interval,
        maxWait,
        signal: stop.signal,
        onPaused,
        onProgress: ({ state, elapsed, experiment }) => {
          if (heard.push([experiment.id, state, elapsed]) === throws) throw new Error("thrown");
        },
      };
      outcome =
        experiments.length === 1
          ? [await experiments[0]!.wait(options)]
          : await waitForEnd(connection, experiments, readWaitOptions(options, "waitAll"));
    } catch (error) {
      outcome = String(error);
    }
    this.ended.set(waiter, { outcome, heard, at: this.#time });
  }

  #get = async (path: string, init: { signal: AbortSignal; params: Record<string, never> }): Promise<unknown> => {
    const { signal, params } = init;
    const { latency, forbidden } = this.#schedule;
    const isFirst = !this.#polls.has(signal);
    const at = isFirst ? this.#time : this.#polls.get(signal)!;
    this.#polls.set(signal, at);
    const second = Math.floor(at / 1000);
    if (isFirst) await this.clock.sleep(latency[second % latency.length]!, signal);
    if (forbidden.includes(second)) throw new ForbiddenError("forbidden", { ...details, status: 403 });
    const response = { ok: true };
    if (path.endsWith("/experiments")) {
      const ids = params["query"]!["experimentIdFilter.incl"] as number[];
      const experiments = ids.map((id) => this.#wire(id, at)).filter(Boolean);
      return { response, data: { experiments, pagination: {} } };
    }
    const id = params["path"]!["experimentId"] as number;
    const experiment = this.#wire(id, at);
    const { closed } = this.#schedule.lives[id - 1]!;
    if (closed !== undefined && at > closed) throw new ForbiddenError(`experiment ${id} is closed`, details);
    if (!experiment) throw new NotFoundError(`no experiment ${id}`, details);
    return { response, data: { experiment } };
  };

  #wire(id: number, at: number): object | undefined {
    const { gone, closed, paused, ends, state } = this.#schedule.lives[id - 1]!;
    if (at > Math.min(gone ?? Infinity, closed ?? Infinity)) return undefined;
    const isPaused = paused && at > paused[0] && at < paused[1];
    return { id, state: isPaused ? "STATE_PAUSED" : at > ends ? state : "STATE_RUNNING" };
  }
}

/** The states of those that ended well, else the class of the error. */
const kindOf = (outcome: unknown): string => (typeof outcome === "string" ? outcome.split(":")[0]! : "states");

test(
  "2,400 schedules of joins, leaves, failures and throws: each waiter ends as if it were alone",
  { timeout: 120_000 },
  async () => {
    const schedules = fc.sample(schedule, { numRuns: 2400, seed: 110_213 });
    let outcomes = 0;
    const kinds = new Set<string>();
    for (let start = 0; start < schedules.length; start += 200) {
      const group = schedules.slice(start, start + 200).map((each) => ({
        schedule: each,
        together: new Run(each, each.waiters),
        alone: each.waiters.map((waiter) => new Run(each, [waiter])),
      }));
      const runs = group.flatMap(({ together, alone }) => [together, ...alone]);
      await finishAll(runs, 5000);
      for (const { schedule, together, alone } of group) {
        for (const [index, waiter] of schedule.waiters.entries()) {
          outcomes++;
          kinds.add(kindOf(together.ended.get(waiter)!.outcome));
          expect(together.ended.get(waiter), JSON.stringify({ schedule, waiter })).toEqual(
            alone[index]!.ended.get(waiter),
          );
        }
      }
    }
    expect(outcomes).toBeGreaterThan(6000);
    expect([...kinds].sort()).toEqual([
      "Error",
      "ExperimentPausedError",
      "ForbiddenError",
      "NotFoundError",
      "WaitTimeoutError",
      "states",
    ]);
  },
);

test("an experiment that is continued after it ended is reported as it ended", async () => {
  const clock = new JumpClock();
  const began = clock.now();
  const states = (id: number): string => {
    const time = clock.now() - began;
    if (id === 1) return time < 20_000 || time > 40_000 ? "STATE_RUNNING" : "STATE_COMPLETED";
    return time < 60_000 ? "STATE_RUNNING" : "STATE_CANCELED";
  };
  const GET = async (path: string, { params }: { params: Record<string, never> }): Promise<unknown> => {
    const wire = (id: number): object => ({ id, state: states(id) });
    const response = { ok: true };
    if (!path.endsWith("/experiments"))
      return { response, data: { experiment: wire(params["path"]!["experimentId"]) } };
    const experiments = (params["query"]!["experimentIdFilter.incl"] as number[]).map(wire);
    return { response, data: { experiments, pagination: {} } };
  };
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const connection = { master: "http://master", clock, logger, maxOutage: 0, api: { GET } } as unknown as Connection;
  const [one, other] = [1, 2].map((id) => new Experiment(connection, { id }));
  const waiting = waitForEnd(connection, [one!, other!], readWaitOptions({ interval: 5000 }, "waitAll"));
  const reloaded = clock.sleep(50_000).then(() => one!.reload());
  expect(await clock.run(waiting)).toEqual(["STATE_COMPLETED", "STATE_CANCELED"]);
  await reloaded;
  expect(one!.state).toBe("STATE_RUNNING");
});
