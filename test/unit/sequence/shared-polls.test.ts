import { expect, test } from "vitest";
import { SharedPolls, type Watcher } from "../../../src/sequence/shared-polls.js";
import { flush, JumpClock } from "./jump-clock.js";

/** A watcher that is satisfied by the given number of polls, and what it saw. */
class Counting implements Watcher<number> {
  readonly saw: number[] = [];
  readonly errors: unknown[] = [];
  readonly polls: number;
  readonly window: { earliest: number; latest: number };
  readonly group: string;

  constructor(polls: number, interval: number | [earliest: number, latest: number] = 1000, group: string = "") {
    this.polls = polls;
    const [earliest, latest] = [interval, interval].flat() as [number, number];
    this.window = { earliest, latest };
    this.group = group;
  }

  take(answer: number): { earliest: number; latest: number } | undefined {
    this.saw.push(answer);
    return this.saw.length < this.polls ? this.window : undefined;
  }

  fail(error: unknown): void {
    this.errors.push(error);
  }
}

/** Polls that answer 1, 2, 3 …, with the watchers of each. */
function counted(clock: JumpClock = new JumpClock()): {
  clock: JumpClock;
  polls: SharedPolls<Counting, number>;
  asked: (readonly Counting[])[];
} {
  const asked: (readonly Counting[])[] = [];
  const polls = new SharedPolls<Counting, number>(clock, async (watchers) => {
    const number = asked.push(watchers);
    await Promise.resolve();
    return number;
  });
  return { clock, polls, asked };
}

async function ticks(clock: JumpClock, count: number): Promise<void> {
  await flush();
  for (let tick = 0; tick < count; tick++) {
    clock.step();
    await flush();
  }
}

test("a thousand watchers make one request a tick", async () => {
  const { clock, polls, asked } = counted();
  const watchers = Array.from({ length: 1000 }, () => new Counting(3));
  for (const each of watchers) polls.join(each);
  await ticks(clock, 5);
  expect(asked.map(({ length }) => length)).toEqual([1000, 1000, 1000]);
  for (const { saw } of watchers) expect(saw).toEqual([1, 2, 3]);
});

test("one that leaves does not disturb the others, and is not asked for again", async () => {
  const { clock, polls, asked } = counted();
  const [stays, leaves] = [new Counting(3), new Counting(3)];
  polls.join(stays);
  const leave = polls.join(leaves);
  await flush();
  leave();
  await ticks(clock, 3);
  expect(stays.saw).toEqual([1, 2, 3]);
  expect(leaves.saw).toEqual([1]);
  expect(asked).toEqual([[stays, leaves], [stays], [stays]]);
});

test("the last one that leaves ends the sleep", async () => {
  const { clock, polls, asked } = counted();
  const leaves = [new Counting(9), new Counting(9)].map((each) => polls.join(each));
  await flush();
  expect(clock.pending).toBe(1);
  for (const leave of leaves) leave();
  await flush();
  expect(clock.pending).toBe(0);
  expect(asked).toHaveLength(1);
});

test("one that leaves before the first request is not asked for", async () => {
  const { polls, asked } = counted();
  polls.join(new Counting(1))();
  await flush();
  expect(asked).toEqual([]);
});

test("a request is closed when nobody waits for it any more", async () => {
  let signal: AbortSignal | undefined;
  const polls = new SharedPolls<Counting, number>(new JumpClock(), (_, given) => {
    signal = given;
    return new Promise(() => {});
  });
  const [leaveFirst, leaveSecond] = [polls.join(new Counting(1)), polls.join(new Counting(1))];
  await flush();
  leaveFirst();
  expect(signal?.aborted).toBe(false);
  leaveSecond();
  expect(signal?.aborted).toBe(true);
});

test("a newcomer gets a first poll of its own, and the others keep their times", async () => {
  const { clock, polls, asked } = counted();
  const early = new Counting(3, 1000);
  polls.join(early);
  await flush();
  clock.sleeps.length = 0;
  const late = new Counting(1);
  polls.join(late);
  await ticks(clock, 2);
  expect(late.saw).toEqual([2]);
  expect(asked).toEqual([[early], [late], [early], [early]]);
});

test("a newcomer does not wait for the request that is under way", async () => {
  const answers: ((answer: number) => void)[] = [];
  const polls = new SharedPolls<Counting, number>(
    new JumpClock(),
    () => new Promise((resolve) => answers.push(resolve)),
  );
  const [early, late] = [new Counting(1), new Counting(1)];
  polls.join(early);
  await flush();
  polls.join(late);
  await flush();
  expect(answers).toHaveLength(2);
  answers[1]!(2);
  await flush();
  expect([early.saw, late.saw]).toEqual([[], [2]]);
  answers[0]!(1);
  await flush();
  expect(early.saw).toEqual([1]);
});

test("watchers with another limit do not share requests", async () => {
  const { polls, asked } = counted();
  const [one, other] = [new Counting(1, 1000, "1s"), new Counting(1, 1000, "2s")];
  polls.join(one);
  polls.join(other);
  await flush();
  expect(asked).toEqual([[one], [other]]);
});

test("each keeps its own interval, and shares the polls that fall on one time", async () => {
  const { clock, polls, asked } = counted();
  const [quick, slow] = [new Counting(7, 1000), new Counting(3, 3000)];
  polls.join(quick);
  polls.join(slow);
  await ticks(clock, 10);
  expect(asked.map((watchers) => watchers.length)).toEqual([2, 1, 1, 2, 1, 1, 2]);
});

test("one that may be polled earlier goes with the others", async () => {
  const { clock, polls, asked } = counted();
  const [exact, loose] = [new Counting(2, 950), new Counting(2, [900, 1000])];
  polls.join(exact);
  polls.join(loose);
  await ticks(clock, 3);
  expect(asked).toEqual([
    [exact, loose],
    [exact, loose],
  ]);
});

test("an error of the request reaches those who took part in it, and only them", async () => {
  const clock = new JumpClock();
  const failure = new Error("forbidden");
  let fails = false;
  const polls = new SharedPolls<Counting, number>(clock, () => (fails ? Promise.reject(failure) : Promise.resolve(1)));
  const idle = new Counting(2);
  polls.join(idle);
  await flush();
  fails = true;
  const failing = [new Counting(3), new Counting(3)];
  for (const each of failing) polls.join(each);
  await flush();
  for (const { errors } of failing) expect(errors).toEqual([failure]);
  fails = false;
  await ticks(clock, 2);
  expect(idle).toMatchObject({ saw: [1, 1], errors: [] });
  expect(clock.pending).toBe(0);
});

test("a watcher that takes another one out keeps it from hearing of this poll", async () => {
  const { polls } = counted();
  let leave: () => void = () => {};
  const taker = new (class extends Counting {
    override take(answer: number): undefined {
      super.take(answer);
      leave();
    }
  })(1);
  const other = new Counting(2);
  polls.join(taker);
  leave = polls.join(other);
  await flush();
  expect(other.saw).toEqual([]);
});

test("a clock that cannot sleep fails those who wait instead of leaving them", async () => {
  const clock = new JumpClock();
  const failure = new Error("no timers");
  clock.sleep = () => Promise.reject(failure);
  const polls = new SharedPolls<Counting, number>(clock, () => Promise.resolve(1));
  const watcher = new Counting(2);
  polls.join(watcher);
  await flush();
  expect(watcher.errors).toEqual([failure]);
});

test("a clock that is set back by an hour keeps nobody waiting for that hour", async () => {
  const jump = new JumpClock();
  let setBack = 0;
  const clock = { now: () => jump.now() - setBack, sleep: jump.sleep.bind(jump) };
  let asked = 0;
  const polls = new SharedPolls<Counting, number>(clock, () => Promise.resolve(++asked));
  const [slow, quick] = [new Counting(3, 60_000), new Counting(100, 5000)];
  polls.join(slow);
  await flush();
  setBack = 3_600_000;
  polls.join(quick);
  const began = jump.now();
  while (slow.saw.length < 3) await ticks(jump, 1);
  expect(jump.now() - began).toBeLessThanOrEqual(180_000);
});
