import { expect, test, vi } from "vitest";
import { createApiClient, unwrap, type ApiClientOptions, type RetryOptions } from "../../../src/api/index.js";
import { RetryBudget, retryBudgetOf } from "../../../src/api/retry-budget.js";
import { retryPolicy } from "../../../src/api/retry-policy.js";
import { InvalidArgumentError, MasterUnreachableError, ServerError } from "../../../src/errors/index.js";
import { flush, JumpClock } from "../sequence/jump-clock.js";

const size = { size: 50, perSecond: 1 };

async function takeAll(budget: RetryBudget): Promise<number> {
  let count = 0;
  while (await budget.take(0, undefined)) count++;
  return count;
}

test("a budget gives 50 retries at once, one a second later, one for each answer, and no more than 50", async () => {
  let now = 1e12;
  const clock = { now: () => now, sleep: () => new Promise<void>(() => {}) };
  const budget = new RetryBudget(clock, size);
  expect(await takeAll(budget)).toBe(50);
  now += 3000;
  expect(await takeAll(budget)).toBe(3);
  budget.refund();
  expect(await takeAll(budget)).toBe(1);
  now -= 1e6;
  expect(await takeAll(budget)).toBe(0);
  now += 1e9;
  expect(await takeAll(budget)).toBe(50);
});

test("who finds none waits in line, is served first come first served, and gives up when its patience is over", async () => {
  const clock = new JumpClock();
  const budget = new RetryBudget(clock, { size: 1, perSecond: 1 });
  const began = clock.now();
  const ended: [string, boolean, number][] = [];
  const wait = (name: string, patience: number): Promise<unknown> =>
    budget.take(patience, undefined).then((granted) => ended.push([name, granted, clock.now() - began]));
  await budget.take(0, undefined);
  await clock.run(Promise.all([wait("first", 60_000), wait("impatient", 1400), wait("second", 60_000)]));
  expect(ended).toEqual([
    ["first", true, 1000],
    ["impatient", false, 1400],
    ["second", true, 2000],
  ]);
  expect(clock.pending).toBe(0);
});

test("an answer serves the first in line at once", async () => {
  const clock = new JumpClock();
  const budget = new RetryBudget(clock, { size: 1, perSecond: 0 });
  const ended: string[] = [];
  await budget.take(0, undefined);
  for (const name of ["first", "second"]) void budget.take(Infinity, undefined).then(() => ended.push(name));
  await flush();
  expect(ended).toEqual([]);
  budget.refund();
  await flush();
  expect(ended).toEqual(["first"]);
  budget.refund();
  await flush();
  expect(ended).toEqual(["first", "second"]);
  expect(clock.pending).toBe(0);
});

test("one that is aborted leaves the line with its reason, and no timer", async () => {
  const clock = new JumpClock();
  const budget = new RetryBudget(clock, { size: 1, perSecond: 1 });
  await budget.take(0, undefined);
  const stop = new AbortController();
  const waiting = budget.take(60_000, stop.signal);
  const other = budget.take(60_000, undefined);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(budget.take(60_000, stop.signal)).rejects.toThrow("enough");
  expect(await clock.run(other)).toBe(true);
  expect(clock.pending).toBe(0);
});

test("a clock whose sleeps take no time serves everybody at once", async () => {
  const clock = { now: () => 1e12, sleep: () => Promise.resolve() };
  const budget = new RetryBudget(clock, { size: 1, perSecond: 0.1 });
  const waits = Array.from({ length: 20 }, () => budget.take(Infinity, undefined));
  expect(new Set(await Promise.all(waits))).toEqual(new Set([true]));
});

test("clients of one master share a budget, unless theirs is of another size or clock", () => {
  const clock = new JumpClock();
  const budget = retryBudgetOf("http://a", clock, size);
  expect(retryBudgetOf("http://a", clock, { ...size })).toBe(budget);
  expect(retryBudgetOf("http://b", clock, size)).not.toBe(budget);
  expect(retryBudgetOf("http://a", clock, { size: 5, perSecond: 1 })).not.toBe(budget);
  expect(retryBudgetOf("http://a", new JumpClock(), size)).not.toBe(budget);
});

/** A client of a master that answers by a function, on a clock that jumps. */
let masters = 0;
function master(answer: (request: number) => Response, options: Partial<ApiClientOptions> = {}) {
  const clock = new JumpClock();
  let requests = 0;
  const fetch = async (): Promise<Response> => answer(++requests);
  const api = createApiClient({ master: `http://budget-${++masters}`, clock, fetch, ...options });
  const get = async (): Promise<unknown> => unwrap(await api.GET("/api/v1/master"));
  const run = <T>(calls: Promise<T>): Promise<T> => clock.run(calls, 100_000);
  return { clock, get, run, count: () => requests };
}

const well = (): Response => Response.json({ version: "0.38.1" });
const down = (): Response => Response.json({ error: { error: "down" } }, { status: 503 });
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

test("a hundred reads that each meet one 503 all succeed", async () => {
  const { get, run, count } = master((request) => (request <= 100 ? down() : well()));
  await run(Promise.all(times(100, get)));
  expect(count()).toBe(200);
});

test("200 reads with many attempts survive a minute's outage, and do not ask more often than the budget lets them", async () => {
  let end = Infinity;
  const { clock, get, run, count } = master(() => (clock.now() < end ? down() : well()), { retry: { attempts: 1000 } });
  end = clock.now() + 60_000;
  await run(Promise.all(times(200, get)));
  // Each once, once more for nothing, 50 at once and one a second; then each succeeds.
  expect(count()).toBeLessThanOrEqual(200 + 200 + 50 + 61 + 200);
});

test("50 reads with 60 attempts of a master that stays down end in time, and say that the budget was the reason", async () => {
  const { clock, get, run } = master(down, { retry: { attempts: 60 } });
  const began = clock.now();
  const errors = await run(Promise.all(times(50, () => get().catch((error: unknown) => error))));
  for (const error of errors) {
    expect(error).toBeInstanceOf(ServerError);
    expect((error as Error).message).toMatch(
      /^down \(503 .* after \d+ attempts in .*\)\. It was not sent again because the retry budget of this master is used up; see the option retry\.budget\.$/,
    );
    expect((error as ServerError).attempts).toBeGreaterThan(5);
  }
  expect(clock.now() - began).toBeLessThan(60 * 10_000 + 70_000);
});

test("errors without an answer say it too, and those of a call that used its attempts do not", async () => {
  const fails = (): never => {
    throw Object.assign(new TypeError("fetch failed"), {
      cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }),
    });
  };
  const spent = master(fails, { retry: { attempts: 3, budget: { size: 0, perSecond: 0 } } });
  const error = await spent.run(spent.get().catch((error: unknown) => error));
  expect(error).toBeInstanceOf(MasterUnreachableError);
  expect(error).toMatchObject({ attempts: 2, message: expect.stringContaining("see the option retry.budget.") });
  const rich = master(fails, { retry: { attempts: 3 } });
  const other = await rich.run(rich.get().catch((error: unknown) => error));
  expect(other).toMatchObject({ attempts: 3 });
  expect((other as Error).message.replace(/http:\S+/, "")).not.toContain("budget");
});

test("without a budget nothing waits", async () => {
  const { get, run, count } = master(down, { retry: { attempts: 10, budget: false } });
  await run(Promise.all(times(30, () => get().catch(() => {}))));
  expect(count()).toBe(300);
});

test("hooks are called for a retry when it is certain, with the pause that is left", async () => {
  const beforeRetry = vi.fn();
  const { get, run } = master(down, {
    retry: { attempts: 4, budget: { size: 0, perSecond: 1 } },
    hooks: { beforeRetry },
  });
  await run(get().catch(() => {}));
  expect(beforeRetry).toHaveBeenCalledTimes(1);
});

test.each([
  [{ budget: true }, /retry\.budget must be false or an object, got true/],
  [{ budget: { size: -1 } }, /retry\.budget\.size must be a number that is not negative, got -1/],
  [{ budget: { perSecond: Infinity } }, /retry\.budget\.perSecond must be/],
  [{ budget: { perSec: 1 } }, /perSecond/],
  [{ baseDelay: 5 }, /retry\.baseDelay/],
])("retry %j is refused", (retry, message) => {
  const make = (): unknown => createApiClient({ master: "http://x", retry: retry as RetryOptions });
  expect(make).toThrow(InvalidArgumentError);
  expect(make).toThrow(message);
});

test("retry.minDelay still works and warns once; baseDelay takes precedence", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  expect(retryPolicy({ minDelay: 70 }).baseDelay).toBe(70);
  expect(retryPolicy({ minDelay: 70, baseDelay: 80 }).baseDelay).toBe(80);
  expect(warn.mock.calls.map(([message]) => message)).toEqual([
    "retry.minDelay is deprecated; use retry.baseDelay instead.",
  ]);
  warn.mockRestore();
});

test("the defaults", () => {
  const defaults = { attempts: 5, baseDelay: 500, maxDelay: 10_000, maxRetryAfter: 60_000, budget: size };
  expect(retryPolicy()).toEqual(defaults);
  expect(retryPolicy({})).toEqual(defaults);
  expect(retryPolicy(false)).toEqual({ ...defaults, attempts: 1 });
  expect(retryPolicy({ budget: { size: 9 } }).budget).toEqual({ size: 9, perSecond: 1 });
  expect(retryPolicy({ budget: false }).budget).toBe(false);
});
