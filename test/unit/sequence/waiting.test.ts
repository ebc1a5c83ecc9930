import { expect, test } from "vitest";
import { judgeState, nextInterval, SharedPolls, type Watcher } from "../../../src/sequence/waiting.js";
import { ExperimentState } from "../../../src/values/enums.js";
import { flush, JumpClock } from "./jump-clock.js";

test.each(Object.values(ExperimentState))("%s is a known state", (state) => {
  expect(judgeState(state)).not.toBe("unknown");
});

test("five states end a wait, DELETE_FAILED among them", () => {
  expect(
    Object.keys(ExperimentState)
      .filter((name) => judgeState(name) === "ended")
      .sort(),
  ).toEqual(["CANCELED", "COMPLETED", "DELETED", "DELETE_FAILED", "ERROR"]);
});

test("a state of a newer master is unknown", () => {
  expect(judgeState("STATE_HIBERNATING")).toBe("unknown");
});

test("the interval stays the same without a maximum", () => {
  expect([1, 2, 10].map((looks) => nextInterval(looks, { interval: 5000 }, 0.5))).toEqual([5000, 5000, 5000]);
});

test("the interval grows to the maximum and not beyond", () => {
  const limits = { interval: 1000, maxInterval: 8000 };
  const grown = [1, 2, 3, 4, 5, 6, 7].map((looks) => nextInterval(looks, limits, 1));
  expect(grown).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 8000]);
  expect(nextInterval(7, limits, 0)).toBe(6000);
});

/** A waiter that is satisfied by the given number of looks. */
function watcher(looks: number, interval: number = 1000): Watcher<number> & { saw: number[]; errors: unknown[] } {
  const saw: number[] = [];
  const errors: unknown[] = [];
  return {
    saw,
    errors,
    see(seen) {
      saw.push(seen);
      return saw.length < looks ? interval : undefined;
    },
    fail: (error) => void errors.push(error),
  };
}

/** Counts looks; each takes a turn. */
function looker(): { look: (signal: AbortSignal) => Promise<number>; count: number; signals: AbortSignal[] } {
  const made = {
    count: 0,
    signals: [] as AbortSignal[],
    look: async (signal: AbortSignal) => {
      made.signals.push(signal);
      const number = ++made.count;
      await Promise.resolve();
      return number;
    },
  };
  return made;
}

/** Joins and leaves when the waiter is satisfied, as the facade does. */
function join(
  polls: SharedPolls<number>,
  look: (signal: AbortSignal) => Promise<number>,
  inner: Watcher<number>,
): () => void {
  const leave = polls.join("42", look, {
    see(seen) {
      const next = inner.see(seen);
      if (next === undefined) leave();
      return next;
    },
    fail(error) {
      inner.fail(error);
      leave();
    },
  });
  return leave;
}

test("ten waiters of one key make one look a tick", async () => {
  const clock = new JumpClock();
  const polls = new SharedPolls<number>(clock);
  const master = looker();
  const waiters = Array.from({ length: 10 }, () => watcher(3));
  for (const each of waiters) join(polls, master.look, each);
  for (let tick = 0; tick < 5; tick++) {
    await flush();
    clock.step();
  }
  expect(master.count).toBe(3);
  for (const each of waiters) expect(each.saw).toEqual([1, 2, 3]);
});

test("one who leaves does not disturb the others", async () => {
  const clock = new JumpClock();
  const polls = new SharedPolls<number>(clock);
  const master = looker();
  const [stays, leaves] = [watcher(3), watcher(3)];
  join(polls, master.look, stays);
  const leave = join(polls, master.look, leaves);
  await flush();
  leave();
  for (let tick = 0; tick < 3; tick++) {
    clock.step();
    await flush();
  }
  expect(stays.saw).toEqual([1, 2, 3]);
  expect(leaves.saw).toEqual([1]);
});

test("the loop stops when the last one leaves, and leaves no sleep behind", async () => {
  const clock = new JumpClock();
  const polls = new SharedPolls<number>(clock);
  const master = looker();
  const leaves = [watcher(9), watcher(9)].map((each) => join(polls, master.look, each));
  await flush();
  expect(clock.pending).toBe(1);
  for (const leave of leaves) leave();
  await flush();
  expect(clock.pending).toBe(0);
  expect(master.count).toBe(1);
});

test("leaving in the middle of a look aborts its request", async () => {
  const polls = new SharedPolls<number>(new JumpClock());
  let aborted = false;
  const leave = polls.join(
    "42",
    (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject((aborted = true)))),
    watcher(1),
  );
  await flush();
  leave();
  expect(aborted).toBe(true);
});

test("one who comes while the others sleep looks at once", async () => {
  const clock = new JumpClock();
  const polls = new SharedPolls<number>(clock);
  const master = looker();
  join(polls, master.look, watcher(5));
  await flush();
  const late = watcher(1);
  join(polls, master.look, late);
  await flush();
  expect(late.saw).toEqual([2]);
});

test("one who comes while a look is under way gets a look of its own: that answer may be older than the call", async () => {
  const polls = new SharedPolls<number>(new JumpClock());
  let answer: (seen: number) => void = () => {};
  let asked = 0;
  const look = (): Promise<number> => new Promise((resolve) => ((answer = resolve), asked++));
  const [early, late] = [watcher(1), watcher(1)];
  join(polls, look, early);
  await flush();
  join(polls, look, late);
  answer(1);
  await flush();
  expect([early.saw, late.saw, asked]).toEqual([[1], [], 2]);
  answer(2);
  await flush();
  expect(late.saw).toEqual([2]);
});

test("an error of the look reaches every waiter and ends the loop", async () => {
  const clock = new JumpClock();
  const polls = new SharedPolls<number>(clock);
  const waiters = [watcher(3), watcher(3)];
  const failure = new Error("forbidden");
  for (const each of waiters) join(polls, () => Promise.reject(failure), each);
  await flush();
  for (const each of waiters) expect(each.errors).toEqual([failure]);
  expect(clock.pending).toBe(0);
});

test("the pause is the shortest that a waiter wants", async () => {
  const clock = new JumpClock();
  const polls = new SharedPolls<number>(clock);
  join(polls, looker().look, watcher(2, 9000));
  join(polls, looker().look, watcher(2, 300));
  await flush();
  expect(clock.sleeps).toEqual([300]);
});
