// Whatever outages there are, a wait ends with the states that the master has, soon after the end or the outage that hid it;
// only a wait whose first poll meets an outage may fail.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  MalformedResponseError,
  MasterUnreachableError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  UnexpectedAnswerError,
} from "../../../src/errors/index.js";
import type { Connection } from "../../../src/facade/connection.js";
import { Experiment } from "../../../src/facade/experiments/experiment.js";
import { waitForEnd } from "../../../src/facade/experiments/wait.js";
import { readWaitOptions } from "../../../src/facade/experiments/wait-options.js";
import { finishAll, JumpClock } from "../sequence/jump-clock.js";

const sent = { master: "http://master", method: "GET", path: "/", attempts: 5, elapsed: 5000 };
const answered = (status: number) => ({ ...sent, status, headers: { "content-type": "application/json" } });
const silence = 30_000;

/** What a request meets in an outage. */
const troubles = {
  refused: () => new MasterUnreachableError("refused", sent),
  unavailable: () => new ServerError("503", answered(503)),
  broken: () => new ServerError("500", answered(500)),
  busy: () => new RateLimitedError("429", { ...answered(429), retryAfter: 20_000 }),
  silent: () => new RequestTimeoutError("silent", { timeout: silence, elapsed: silence }),
  page: () => new UnexpectedAnswerError("a page", { status: 404, address: "http://master" }),
  other: () => new MalformedResponseError("another shape", { status: 200 }),
};

interface Schedule {
  /** Milliseconds at which each experiment ends. */
  ends: number[];
  waiters: { ids: number[]; joins: number; interval: number | undefined }[];
  outages: { from: number; lasts: number; trouble: keyof typeof troubles }[];
}

const minutes = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most * 60_000 });
const schedule: fc.Arbitrary<Schedule> = fc.record({
  ends: fc.array(minutes(12), { minLength: 4, maxLength: 4 }),
  waiters: fc.array(
    fc.record({
      ids: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      joins: minutes(5),
      interval: fc.constantFrom(undefined, 15_000, 40_000),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  // All together shorter than the default of maxOutage.
  outages: fc.array(
    fc.record({
      from: minutes(12),
      lasts: minutes(4),
      trouble: fc.constantFrom(...(Object.keys(troubles) as (keyof typeof troubles)[])),
    }),
    { maxLength: 3 },
  ),
});

type Ending = { states?: readonly string[]; error?: unknown; at: number };

class Run {
  readonly clock = new JumpClock();
  readonly ended: Promise<Ending[]>;
  readonly warned: string[] = [];
  isOver = false;
  readonly #began = this.clock.now();
  readonly #schedule: Schedule;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    const warn = (message: string): void => void this.warned.push(message);
    const logger = { debug() {}, info() {}, warn, error() {} };
    const api = { GET: this.#get };
    const connection = { master: "http://master", clock: this.clock, logger, maxOutage: 15 * 60_000, api };
    const waits = schedule.waiters.map((waiter) => this.#wait(connection as unknown as Connection, waiter));
    this.ended = Promise.all(waits);
    void this.ended.then(() => (this.isOver = true));
  }

  get #time(): number {
    return this.clock.now() - this.#began;
  }

  async #wait(connection: Connection, { ids, joins, interval }: Schedule["waiters"][number]): Promise<Ending> {
    await this.clock.sleep(joins);
    try {
      const experiments = ids.map((id) => new Experiment(connection, { id }));
      const states = await waitForEnd(connection, experiments, readWaitOptions({ interval }, "waitAll"));
      return { states, at: this.#time };
    } catch (error) {
      return { error, at: this.#time };
    }
  }

  #get = async (path: string, init: { signal: AbortSignal; params: Record<string, never> }): Promise<unknown> => {
    const { signal, params } = init;
    await this.clock.sleep(100, signal);
    const outage = outageAt(this.#schedule, this.#time);
    if (outage?.trouble === "silent") await this.clock.sleep(silence, signal);
    if (outage) throw troubles[outage.trouble]();
    const wire = (id: number): object => {
      return { id, state: this.#time >= this.#schedule.ends[id - 1]! ? "STATE_COMPLETED" : "STATE_RUNNING" };
    };
    const response = { ok: true };
    if (!path.endsWith("/experiments"))
      return { response, data: { experiment: wire(params["path"]!["experimentId"]) } };
    const experiments = (params["query"]!["experimentIdFilter.incl"] as number[]).map(wire);
    return { response, data: { experiments, pagination: {} } };
  };
}

function outageAt({ outages }: Schedule, time: number): Schedule["outages"][number] | undefined {
  return outages.find(({ from, lasts }) => time >= from && time <= from + lasts);
}

/** When a wait must be over at the latest: a poll after the last outage that may hide the end. */
function latest({ ends, outages }: Schedule, { ids, joins, interval }: Schedule["waiters"][number]): number {
  const end = Math.max(joins, ...ids.map((id) => ends[id - 1]!));
  // By default polls come every 5 s, later every 1 % of the time waited.
  let at = end + (interval ?? Math.max(5000, (end - joins) / 100)) + 1000;
  // The request that met the outage may be silent for its limit, and the pause after it is 30 s at most.
  const sorted = outages.toSorted((one, other) => one.from - other.from);
  for (const { from, lasts } of sorted) if (from <= at) at = Math.max(at, from + lasts + silence + 32_000);
  return at;
}

test("1,000 schedules of outages: every wait ends with what is true, and in time", { timeout: 120_000 }, async () => {
  const schedules = fc.sample(schedule, { numRuns: 1000, seed: 130_713 });
  let survived = 0;
  let refused = 0;
  for (let start = 0; start < schedules.length; start += 250) {
    const runs = schedules.slice(start, start + 250).map((schedule) => ({ schedule, run: new Run(schedule) }));
    await finishAll(
      runs.map(({ run }) => run),
      3000,
    );
    for (const { schedule, run } of runs) {
      const endings = await run.ended;
      for (const [index, { states, error, at }] of endings.entries()) {
        const waiter = schedule.waiters[index]!;
        const words = JSON.stringify({ schedule, waiter, at, error: String(error) });
        if (error === undefined) {
          expect(states, words).toEqual(waiter.ids.map(() => "STATE_COMPLETED"));
          expect(at, words).toBeGreaterThanOrEqual(Math.max(...waiter.ids.map((id) => schedule.ends[id - 1]!)));
          expect(at, words).toBeLessThanOrEqual(latest(schedule, waiter));
        } else {
          refused++;
          expect(outageAt(schedule, waiter.joins + 100), words).toBeDefined();
          expect(at - waiter.joins, words).toBeLessThanOrEqual(silence + 100);
        }
      }
      if (run.warned.length) survived++;
      expect(run.clock.pending).toBe(0);
    }
  }
  expect([survived > 300, refused > 100]).toEqual([true, true]);
});
