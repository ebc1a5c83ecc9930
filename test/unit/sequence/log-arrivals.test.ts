import fc from "fast-check";
import { expect, test } from "vitest";
import { LiveLog, type LiveLine, type LiveRead } from "./live-log.js";

interface Shape {
  lines: number;
  /** How many steps late a line can be seen, at most. */
  late: number;
}

const start = Date.UTC(2026, 0, 1);
const hash = (index: number): string => `${((index + 1) * 7919) % 1009}x${index}`;

/** Lines of three tasks that overlap, in the order of the log; index is that in which they are written. */
const logs = ({ lines, late }: Shape): fc.Arbitrary<LiveLine[]> =>
  fc
    .record({
      isHashed: fc.boolean(),
      /** How many lines of each the tasks have before the next one begins: 0 for tasks that begin together. */
      apart: fc.nat(lines / 2),
      /** Seconds that clocks differ. */
      spread: fc.constantFrom(0, 3, 1000, 400_000),
      hasNoTimes: fc.boolean(),
      written: fc.array(
        fc.record({
          task: fc.nat(2),
          isLate: fc.integer({ min: 0, max: 3 }).map((each) => each === 0),
          late: fc.nat(late),
          back: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { minLength: lines > 60 ? lines / 2 : 0, maxLength: lines, size: "max" },
      ),
    })
    .map(({ isHashed, apart, spread, hasNoTimes, written }) =>
      written
        .map(({ task: most, ...rest }, index) => ({
          ...rest,
          task: Math.min(most, apart ? Math.floor(index / apart) : 2),
        }))
        .map(({ task, isLate, late, back }, index) => ({
          // Decimal ids change their length in between.
          id: isHashed ? hash(index) : String(index + 70),
          task,
          seenAt: index + (isLate ? late : 0),
          timestamp:
            hasNoTimes && !isHashed && back < 0.3
              ? null
              : // Lines of several tasks that have the same time have no order of their own.
                new Date(start + task + (spread ? index - Math.floor(back * spread) : 0) * 1000).toISOString(),
        }))
        .sort((one, other) => one.task - other.task || (isHashed ? timeOf(one) - timeOf(other) : 0)),
    );

const timeOf = ({ timestamp }: LiveLine): number => Date.parse(timestamp!);
const idsOf = (reads: readonly { id: string }[]): string[] => reads.map(({ id }) => id);
const turns = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 5 });
const cuts = fc.array(fc.nat(60), { maxLength: 6 });

/** All ids once each. */
function expectEach(reads: readonly { id: string }[], wanted: readonly { id: string }[]): void {
  expect(idsOf(reads).toSorted()).toEqual(idsOf(wanted).toSorted());
}

test("lines that can be seen late, while others are read, come once each", async () => {
  await fc.assert(
    fc.asyncProperty(
      logs({ lines: 60, late: 40 }),
      turns,
      cuts,
      fc.boolean(),
      fc.option(fc.integer({ min: 4, max: 40 }), { nil: undefined }),
      async (lines, turns, cuts, follow, head) => {
        const log = new LiveLog(lines, cuts);
        log.now = turns.length * 5;
        // Nobody reads on behind a head of no lines, though some come later.
        if (head && !lines.some(({ seenAt }) => seenAt <= log.now)) return;
        expectEach(
          await log.readInTurns(head ? [head - 3, ...turns] : turns, { follow: follow && !head, head }),
          lines,
        );
        expect(log.late).toBe(0);
      },
    ),
    { seed: 11, numRuns: 1000 },
  );
});

test("what follows a tail comes once each, and nothing from before it", async () => {
  await fc.assert(
    fc.asyncProperty(
      logs({ lines: 60, late: 40 }),
      fc.record({ tail: fc.integer({ min: 1, max: 30 }), stop: fc.nat(29), now: fc.nat(60) }),
      turns,
      cuts,
      async (lines, { tail, stop, now }, turns, cuts) => {
        const log = new LiveLog(lines, cuts);
        log.now = now;
        const reads: LiveRead[] = [];
        for await (const read of log.read({ tail })) reads.push(read);
        if (!reads.length) return;
        const isWhole = reads.length < tail;
        const first = lines.findIndex(({ id }) => id === reads[0]!.id);
        const wanted = lines.filter((line, at) => isWhole || (compare(line, lines[first]!) || at - first) >= 0);
        reads.splice(stop + 1);
        const { after, ...from } = reads.at(-1)!.cursor;
        expect(after === undefined || !isWhole).toBe(true);
        expectEach([...reads, ...(await log.readInTurns(turns, { from }))], wanted);
      },
    ),
    { seed: 12, numRuns: 300 },
  );
});

/** The order of a tail. */
function compare(one: LiveLine, other: LiveLine): number {
  return one.id.includes("x") ? timeOf(one) - timeOf(other) : Number(one.id) - Number(other.id);
}

test("of a longer log no line comes twice, and one that is left out is reported", async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(logs({ lines: 200, late: 150 }), turns, cuts, fc.boolean(), async (lines, turns, cuts, follow) => {
      const log = new LiveLog(lines, cuts);
      log.now = 100;
      const reads: LiveRead[] = await log.readInTurns(
        turns.map((turn) => turn * 5),
        { follow },
      );
      const ids = new Set(idsOf(reads));
      expect(ids.size).toBe(reads.length);
      if (ids.size < lines.length) left++;
      expect(log.late > 0).toBe(ids.size < lines.length);
    }),
    { seed: 13, numRuns: 100 },
  );
  expect(left).toBeGreaterThan(5);
});
