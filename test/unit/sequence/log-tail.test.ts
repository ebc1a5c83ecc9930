import fc from "fast-check";
import { expect, test } from "vitest";
import { MasterUnreachableError, NotFoundError, StreamTruncatedError } from "../../../src/errors/index.js";
import { readLog, type LogQuery, type LogSelection } from "../../../src/sequence/log-tail.js";
import {
  admitLine,
  compareLineIds,
  createTailWindow,
  cursorAt,
  reopenAfter,
} from "../../../src/sequence/tail-window.js";
import type { LogCursor } from "../../../src/sequence/tail-window.js";
import { JumpClock } from "./jump-clock.js";

interface Line {
  id: string;
  timestamp: string;
}

const start = Date.UTC(2026, 0, 1);
const line = (id: number, seconds: number): Line => ({
  id: String(id),
  timestamp: new Date(start + seconds * 1000).toISOString(),
});

/** A master's log, task by task, which is cut after the given numbers of lines. */
class Log {
  readonly tasks: Line[][];
  readonly cuts: number[];
  readonly asked: LogQuery[] = [];
  silent = false;
  /** Releases up to 0.38 repeat the newest lines instead of going further back. */
  repeatsAfter = Infinity;

  constructor(tasks: Line[][], cuts: number[] = []) {
    this.tasks = tasks;
    this.cuts = cuts;
  }

  open = (query: LogQuery): AsyncIterable<Line> => {
    this.asked.push(query);
    const { after, limit, newestFirst } = query;
    const rows = this.tasks.flatMap((task) => {
      const wanted = task.filter(({ timestamp }) => !after || Date.parse(timestamp) > Date.parse(after));
      if (newestFirst) wanted.reverse();
      const rows = wanted.slice(0, limit || undefined);
      return newestFirst ? rows.map((row, index) => rows[index % this.repeatsAfter] ?? row) : rows;
    });
    const cut = this.cuts.shift();
    const { silent } = this;
    return (async function* () {
      yield* rows.slice(0, cut);
      await Promise.resolve();
      if (cut !== undefined) throw new StreamTruncatedError("cut", { silent });
    })();
  };

  read(selection: LogSelection = {}, attempts: number = 5): AsyncGenerator<{ line: Line; cursor: LogCursor }, void> {
    const clock = { now: () => start, sleep: () => Promise.resolve() };
    return readLog(this.open, selection, { attempts, clock });
  }
}

async function idsOf(lines: AsyncIterable<{ line: Line }>): Promise<number[]> {
  const ids: number[] = [];
  for await (const { line } of lines) ids.push(Number(line.id));
  return ids;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** Lines in id order whose times run back by up to 25 seconds and are often equal. */
const lines = fc
  .array(fc.record({ step: fc.integer({ min: 0, max: 40 }), back: fc.integer({ min: 0, max: 25 }) }), { maxLength: 60 })
  .map((steps) => {
    let time = 0;
    return steps.map(({ step, back }, index) => line(index + 1, (time += step) - back));
  });

test("whatever is cut and wherever, every line comes once and in id order", async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.array(fc.nat(60), { maxLength: 4 }), fc.boolean(), async (rows, cuts, follow) => {
      expect(await idsOf(new Log([rows], cuts).read({ follow }))).toEqual(upTo(rows.length));
    }),
    { numRuns: 500 },
  );
});

test("a reader that goes on from a saved cursor loses and repeats nothing", async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.nat(60), fc.array(fc.nat(60), { maxLength: 3 }), async (rows, stop, cuts) => {
      const first: number[] = [];
      let from: LogCursor | undefined;
      for await (const { line, cursor } of new Log([rows], [...cuts]).read()) {
        if (first.length >= stop) break;
        first.push(Number(line.id));
        from = JSON.parse(JSON.stringify(cursor)) as LogCursor;
      }
      const rest = await idsOf(new Log([rows], cuts).read({ from }));
      expect([...first, ...rest]).toEqual(upTo(rows.length));
    }),
    { numRuns: 500 },
  );
});

test("head and tail are totals over all tasks, in id order", async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.nat(60),
      fc.integer({ min: 1, max: 70 }),
      fc.array(fc.nat(60), { maxLength: 2 }),
      async (rows, border, count, cuts) => {
        const tasks = [rows.slice(0, border), rows.slice(border)];
        const all = upTo(rows.length);
        expect(await idsOf(new Log(tasks, [...cuts]).read({ head: count }))).toEqual(all.slice(0, count));
        expect(await idsOf(new Log(tasks, [...cuts]).read({ tail: count }))).toEqual(all.slice(-count));
      },
    ),
    { numRuns: 300 },
  );
});

test("a log is opened again 30 seconds before the newest time seen", async () => {
  const log = new Log([[line(1, 0), line(2, 100), line(3, 90)]], [3]);
  await idsOf(log.read({ follow: true }));
  expect(log.asked[1]?.after).toBe(new Date(start + 70_000).toISOString());
});

test("head 0 and tail 0 give nothing and ask nothing", async () => {
  const log = new Log([[line(1, 0)]]);
  expect(await idsOf(log.read({ head: 0 }))).toEqual([]);
  expect(await idsOf(log.read({ tail: 0 }))).toEqual([]);
  expect(log.asked).toEqual([]);
});

test("a tail goes further back than a master that repeats its newest lines", async () => {
  const log = new Log([upTo(30).map((id) => line(id, id))]);
  log.repeatsAfter = 10;
  expect(await idsOf(log.read({ tail: 25 }))).toEqual(upTo(30).slice(-25));
});

test("head after a cursor stops after so many new lines", async () => {
  const log = new Log([upTo(30).map((id) => line(id, id))]);
  expect(await idsOf(log.read({ head: 3, from: { id: "10", time: line(10, 10).timestamp } }))).toEqual([11, 12, 13]);
});

test("without retries a cut is an error after the lines before it", async () => {
  const log = new Log([upTo(5).map((id) => line(id, id))], [2]);
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { line } of log.read({}, 1)) seen.push(line.id);
  })();
  await expect(reading).rejects.toThrow(StreamTruncatedError);
  expect(seen).toEqual(["1", "2"]);
});

test("without retries a silent stream is opened again all the same", async () => {
  const log = new Log([upTo(5).map((id) => line(id, id))], [2, 0, 0, 0, 0, 0, 0]);
  log.silent = true;
  expect(await idsOf(log.read({ follow: true }, 1))).toEqual(upTo(5));
});

test("a stream that is cut again and again without a new line is given up", async () => {
  const log = new Log([upTo(5).map((id) => line(id, id))], [2, 2, 2, 2, 2, 2, 2, 2]);
  await expect(idsOf(log.read({}, 3))).rejects.toThrow(StreamTruncatedError);
  expect(log.asked).toHaveLength(3);
});

test("a cut whose stream cannot be opened again is a truncated stream that says why", async () => {
  const gone = new MasterUnreachableError("connection refused", { master: "http://x", attempts: 5, elapsed: 9 });
  let opened = 0;
  const open = async function* (): AsyncGenerator<Line> {
    if (opened++) throw gone;
    yield await Promise.resolve(line(1, 0));
    throw new StreamTruncatedError("cut", { silent: false });
  };
  const reading = idsOf(readLog(open, { follow: true }, { attempts: 5, clock: new JumpClock() }));
  await expect(reading).rejects.toThrow(StreamTruncatedError);
  await expect(reading).rejects.toMatchObject({ cause: gone, message: expect.stringContaining("connection refused") });
});

test("a log that cannot be opened at all rejects with what the master's absence is", async () => {
  const gone = new MasterUnreachableError("connection refused", { master: "http://x", attempts: 5, elapsed: 9 });
  const open = async function* (): AsyncGenerator<Line> {
    yield await Promise.reject(gone);
  };
  await expect(idsOf(readLog(open, {}, { attempts: 5, clock: new JumpClock() }))).rejects.toBe(gone);
});

test("another error than a cut ends the reading at once", async () => {
  const details = { status: 404, method: "GET", path: "/logs", attempts: 1, elapsed: 0 };
  const open = (): AsyncIterable<Line> => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new NotFoundError("trial '7' not found", details)) }),
  });
  await expect(idsOf(readLog(open, {}, { attempts: 5, clock: new JumpClock() }))).rejects.toThrow(NotFoundError);
});

test("the window forgets ids far behind the newest time, and only those", () => {
  const window = createTailWindow();
  for (let id = 1; id <= 10_000; id++) admitLine(window, line(id, id / 10));
  expect(window.known.size).toBeLessThan(5000);
  for (let id = 9_700; id <= 10_000; id++) expect(admitLine(window, line(id, id / 10))).toBe(false);
});

test("lines without a time are kept and do not move the window", () => {
  const window = createTailWindow();
  expect(admitLine(window, { id: "1" })).toBe(true);
  expect(admitLine(window, { id: "1" })).toBe(false);
  expect(reopenAfter(window)).toBeUndefined();
  expect(Date.parse(cursorAt(window, "1").time)).toBe(0);
});

test.each([
  ["9", "10", -1],
  ["10", "9", 1],
  ["12", "12", 0],
  ["9007199254740993", "9007199254740992", 1],
])("ids %s and %s compare as numbers", (one, other, sign) => {
  expect(Math.sign(compareLineIds(one, other))).toBe(sign);
});

test("ids that are no numbers have no order", () => {
  expect(compareLineIds("Zx", "aB")).toBeNaN();
});
