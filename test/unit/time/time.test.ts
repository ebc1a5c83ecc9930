import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { linkSignals, onAbort, withSignal } from "../../../src/time/abort.js";
import { backoffDelay } from "../../../src/time/backoff.js";
import { startAlarm, systemClock, withOwnSignals, type Clock } from "../../../src/time/clock.js";
import { flush, JumpClock } from "../sequence/jump-clock.js";
import { durationToMilliseconds } from "../../../src/time/duration.js";
import { formatMilliseconds } from "../../../src/time/format-milliseconds.js";
import { retryAfterToMilliseconds } from "../../../src/time/retry-after.js";

test.each([
  [0, 0],
  [1500, 1500],
  ["500ms", 500],
  ["5s", 5000],
  ["10m", 600_000],
  ["12h", 43_200_000],
  ["2d", 172_800_000],
  ["1h30m", 5_400_000],
  ["1.5s", 1500],
  ["0ms", 0],
])("the duration %s is %i ms", (value, expected) => expect(durationToMilliseconds(value)).toBe(expected));

test.each(["", "5", "5 s", "s", "-5s", "5x", "1h 30m", "1.5.5s", "5S", NaN, -1])("%s is not a duration", (value) => {
  expect(durationToMilliseconds(value)).toBeUndefined();
});

test.each([
  [350.4, "350 ms"],
  [1000, "1 s"],
  [12_345, "12.3 s"],
  [30_000, "30 s"],
  [120_000, "120 s"],
  [36_000_000, "600 min"],
])("%f ms reads %s", (value, text) => expect(formatMilliseconds(value)).toBe(text));

const now = Date.UTC(2026, 10, 24, 12, 0, 0);
test.each([
  ["0", 0],
  ["120", 120_000],
  [" 120 ", 120_000],
  ["Tue, 24 Nov 2026 12:00:30 GMT", 30_000],
  ["Tuesday, 24-Nov-26 12:00:30 GMT", 30_000],
  ["Tue Nov 24 12:00:30 2026", 30_000],
  ["Fri Nov  6 08:49:37 2026", 0],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
  [null, undefined],
  ["", undefined],
  ["soon", undefined],
  ["1.5", undefined],
  ["-5", undefined],
  ["1e3", undefined],
  ["2026-11-24T12:00:30Z", undefined],
  ["Tue, 24 Nov 2026 12:00:30 +0100", undefined],
])("Retry-After %j means %s", (header, expected) => expect(retryAfterToMilliseconds(header, now)).toBe(expected));

test("the ceiling of a wait doubles with each failure up to the limit, and the wait is a share of it", () => {
  const limits = { baseDelay: 100, maxDelay: 1000 };
  expect([1, 2, 3, 4, 5, 50].map((failures) => backoffDelay(failures, limits, 1))).toEqual([
    100, 200, 400, 800, 1000, 1000,
  ]);
  expect(backoffDelay(3, limits, 0)).toBe(0);
});

test("a sleep longer than a timer can hold does not end at once", async () => {
  const controller = new AbortController();
  const sleep = systemClock.sleep(2 ** 32, controller.signal);
  const first = await Promise.race([sleep.then(() => "slept"), systemClock.sleep(20).then(() => "short")]);
  expect(first).toBe("short");
  controller.abort("stop");
  await expect(sleep).rejects.toBe("stop");
});

test("a sleep leaves no listener, neither after its end nor after an abort", async () => {
  const controller = new AbortController();
  await systemClock.sleep(1, controller.signal);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  const sleep = systemClock.sleep(1e6, controller.signal);
  controller.abort("stop");
  await expect(sleep).rejects.toBe("stop");
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  await expect(systemClock.sleep(1, controller.signal)).rejects.toBe("stop");
});

test("withSignal settles as the promise does and lets go of the signal", async () => {
  const { signal } = new AbortController();
  expect(await withSignal(Promise.resolve(7), signal)).toBe(7);
  await expect(withSignal(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
  expect(await withSignal(Promise.resolve(7), undefined)).toBe(7);
  await Promise.resolve();
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("withSignal rejects with the reason, and what the promise does later is nobody's failure", async () => {
  const controller = new AbortController();
  const late = systemClock.sleep(5).then(() => Promise.reject(new Error("late")));
  const waiting = withSignal(late, controller.signal);
  controller.abort("stop");
  await expect(waiting).rejects.toBe("stop");
  await expect(withSignal(Promise.reject(new Error("x")), controller.signal)).rejects.toBe("stop");
  await late.catch(() => {});
});

test("a following controller aborts with the signal, until it lets go", () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const [follower, free] = [linkSignals(first.signal), linkSignals(second.signal)];
  first.abort("first");
  expect(follower.signal.reason).toBe("first");
  free.unlink();
  second.abort("second");
  expect(free.signal.aborted).toBe(false);
  expect(getEventListeners(second.signal, "abort")).toHaveLength(0);
});

test("onAbort calls back at once for a signal that has aborted", () => {
  const callback = vi.fn();
  onAbort(AbortSignal.abort("x"), callback)();
  onAbort(undefined, callback)();
  expect(callback.mock.calls).toEqual([["x"]]);
});

test("hundreds who watch one signal share a listener, and each is called or has let go", () => {
  const controller = new AbortController();
  const { signal } = controller;
  const calls: number[] = [];
  const ends = Array.from({ length: 300 }, (_, index) => onAbort(signal, () => void calls.push(index)));
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  for (const [index, end] of ends.entries()) if (index % 3) end();
  ends[1]!();
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  controller.abort("stop");
  expect(calls).toEqual(ends.map((_, index) => index).filter((index) => index % 3 === 0));
  for (const end of ends) end();
});

test("a signal is let go when the last of its watchers has gone, and can be watched again", () => {
  const controller = new AbortController();
  const { signal } = controller;
  const calls: string[] = [];
  const [one, two] = [onAbort(signal, () => void calls.push("one")), onAbort(signal, () => void calls.push("two"))];
  one();
  one();
  two();
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  const three = onAbort(signal, () => void calls.push("three"));
  // Those who have let go already have nothing left to end.
  one();
  two();
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  controller.abort("stop");
  three();
  expect(calls).toEqual(["three"]);
});

test("a watcher that another one ends in the same abort is not called", () => {
  const controller = new AbortController();
  const calls: string[] = [];
  let endLast = (): void => {};
  onAbort(controller.signal, () => {
    calls.push("first");
    endLast();
  });
  endLast = onAbort(controller.signal, () => void calls.push("last"));
  controller.abort();
  expect(calls).toEqual(["first"]);
});

test("a clock of the caller's gets signals of its own, which end with the caller's and leave nothing on it", async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const clock: Clock = {
    now: () => 7,
    sleep: (milliseconds, signal) => {
      signals.push(signal);
      return systemClock.sleep(milliseconds, signal);
    },
  };
  const own = withOwnSignals(clock);
  expect([own.now(), withOwnSignals(clock), withOwnSignals(systemClock)]).toEqual([7, own, systemClock]);
  const controller = new AbortController();
  const sleeps = Array.from({ length: 20 }, () => own.sleep(1e6, controller.signal).catch((reason: unknown) => reason));
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  expect(new Set(signals).size).toBe(20);
  controller.abort("stop");
  expect(await Promise.all(sleeps)).toEqual(sleeps.map(() => "stop"));
  await own.sleep(1);
  await own.sleep(1, new AbortController().signal);
  expect(signals[20]).toBeUndefined();
});

test.each(["with timers", "without timers"])(
  "an alarm of a clock %s rings in time, once, and not when it is called off",
  async (kind) => {
    const jump = new JumpClock();
    const clock: Clock = withOwnSignals({
      now: () => jump.now(),
      sleep: jump.sleep.bind(jump),
      ...(kind === "with timers" && {
        startTimer(milliseconds, callback) {
          const off = new AbortController();
          jump.sleep(milliseconds, off.signal).then(callback, () => {});
          return () => off.abort();
        },
      }),
    });
    const began = clock.now();
    const rang: [name: string, after: number][] = [];
    const ring = (name: string) => (): void => void rang.push([name, clock.now() - began]);
    startAlarm(clock, 2000, ring("late"));
    startAlarm(clock, 1000, ring("early"));
    startAlarm(clock, Infinity, ring("never"))();
    startAlarm(clock, 1500, ring("called off"))();
    for (let step = 0; step < 4; step++) {
      jump.step();
      await flush();
    }
    expect(rang).toEqual([
      ["early", 1000],
      ["late", 2000],
    ]);
    expect(jump.pending).toBe(0);
  },
);
