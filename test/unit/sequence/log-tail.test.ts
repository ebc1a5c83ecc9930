import { expect, test } from "vitest";
import {
  InvalidArgumentError,
  MasterUnreachableError,
  NotFoundError,
  StreamTruncatedError,
} from "../../../src/errors/index.js";
import { compareLineIds, isNumericId, type LogCursor } from "../../../src/sequence/log-cursor.js";
import { JumpClock } from "./jump-clock.js";
import type { LogSelection } from "../../../src/sequence/log-tail.js";
import { idsOf, line, readInTurns, readOneByOne, ScriptedLog, start, upTo, type Line } from "./scripted-log.js";

const texts = (numbers: number[]): string[] => numbers.map(String);
const time = (seconds: number): string => line(0, seconds).timestamp!;

/** The cursor behind the line that a reader stopped at. */
async function cursorOf(
  log: ScriptedLog,
  id: string,
  selection: Parameters<ScriptedLog["read"]>[0] = {},
): Promise<LogCursor> {
  for await (const { line, cursor } of log.read(selection)) if (line.id === id) return cursor;
  throw new Error(`There is no line ${id}.`);
}

// What master gave its lines in which order, where a reader stopped or was cut; `../shared/cases/chaos/r04` and more of its kind.
test.each<[string, Line[][], { turns?: number[]; cuts?: number[] }]>([
  [
    "ids of two tasks interleave",
    [
      [line(1, 0), line(2, 1), line(6, 3)],
      [line(3, 2), line(4, 2.5), line(5, 2.6), line(7, 4)],
    ],
    { turns: [3] },
  ],
  [
    "the second task began an hour before the first ended",
    [
      [line(1, 0), line(2, 7200)],
      [line(3, 3600), line(4, 7201)],
    ],
    { turns: [2] },
  ],
  ["ids are hashes", [[line("aX9", 0), line("bQ2", 1), line("cZ1", 2), line("dd0", 3)]], { turns: [3] }],
  ["a clock runs 31 s ahead", [[line(1, 0), line(2, 31.5), line(3, 0.4), line(4, 1), line(5, 2)]], { cuts: [2] }],
  ["a clock runs a minute ahead", [[line(1, 0), line(2, 60), line(3, 1), line(4, 2)]], { turns: [2] }],
  ["a clock stands in 1970", [[line(1, 0), line(2, -start / 1000), line(3, 1)]], { turns: [1], cuts: [1] }],
  [
    "lines have no time",
    [[line(1, 0), line(2, 1), line(3, null), line(4, null), line(5, 2)]],
    { cuts: [2], turns: [3] },
  ],
  ["no line has a time", [[line(1, null), line(2, null), line(3, null)]], { turns: [1, 1] }],
])("%s: every line comes once, in the order of the log", async (_, tasks, { turns = [], cuts = [] }) => {
  for (const follow of [false, true]) {
    const log = new ScriptedLog(tasks, [...cuts]);
    expect(await readInTurns(log, turns, { follow })).toEqual(log.lines.map(({ id }) => id));
  }
});

test("a line that comes late to a task before is given as well", async () => {
  const log = new ScriptedLog([
    [line(1, 0), line(2, 1)],
    [line(3, 2), line(4, 3)],
  ]);
  const from = await cursorOf(log, "4");
  log.tasks[0]!.push(line(5, 1.5));
  log.tasks[1]!.push(line(6, 4));
  expect(await readInTurns(log, [1], { from })).toEqual(["5", "6"]);
});

// What the log is when it is first read, what it is later, and after which lines a reader stops or is cut.
const grown: [string, Line[][], Line[][], number][] = [
  [
    "a line of an earlier task, with an id below those of the next",
    [[line(1, 0), line(2, 1)], [line(4, 3)]],
    [
      [line(1, 0), line(2, 1), line(3, 2)],
      [line(4, 3), line(5, 4)],
    ],
    3,
  ],
  [
    "lines of one task whose ids can be seen out of order",
    [[1, 2, 5, 7].map((id) => line(id, id))],
    [upTo(7).map((id) => line(id, id))],
    3,
  ],
  [
    "lines that were shipped late, where ids are hashes",
    [[line("a", 0), line("c", 2), line("e", 4)]],
    [["a", "b", "c", "d", "e"].map((id, index) => line(id, index))],
    2,
  ],
  [
    "lines of an earlier task, where ids are hashes",
    [[line("a", 0), line("c", 2)], [line("b", 1)]],
    [
      [line("a", 0), line("c", 2), line("d", 6)],
      [line("b", 1), line("e", 4)],
    ],
    3,
  ],
  [
    "a line of the same time that takes its place before others",
    [["a", "b", "c"].map((id) => line(id, 0))],
    [[...["a", "c", "b", "z"].map((id) => line(id, 0)), line("d", 1)]],
    2,
  ],
  [
    "a line that comes after 4,000 others, with a lower id",
    [upTo(4000).map((id) => line(id * 2, id))],
    [[line(1, 0), ...upTo(4000).map((id) => line(id * 2, id)), line(9000, 5000)]],
    4000,
  ],
  [
    "a line of a long log that comes after 3,000 others, with a lower id",
    [upTo(9000).map((id) => line(id * 2, id))],
    [
      [
        ...upTo(6000).map((id) => line(id * 2, id)),
        line(12_001, 5000),
        ...upTo(3000).map((id) => line(12_000 + id * 2, id + 6000)),
      ],
    ],
    9000,
  ],
];

test.each(grown)("when a call is cut: %s comes once", async (_, before, after, cut) => {
  for (const follow of [false, true]) {
    const log = new ScriptedLog(before, [cut]);
    const ids: string[] = [];
    for await (const { line } of log.read({ follow })) {
      ids.push(line.id);
      if (ids.length === cut) log.tasks.splice(0, Infinity, ...after);
    }
    expect(ids.toSorted()).toEqual(log.lines.map(({ id }) => id).toSorted());
    expect(log.late).toBe(0);
  }
});

test.each(grown.slice(0, 5))("behind a saved cursor: %s comes once", async (_, before, after, stop) => {
  const log = new ScriptedLog(before);
  const ids = (await idsOf(log.read())).slice(0, stop);
  const from = await cursorOf(log, ids.at(-1)!);
  log.tasks.splice(0, Infinity, ...after);
  ids.push(...(await readInTurns(log, [1], { from })));
  expect(ids.toSorted()).toEqual(log.lines.map(({ id }) => id).toSorted());
  expect(log.late).toBe(0);
});

test.each([
  ["numbers", String],
  ["hashes", (id: number) => `x${(id * 7919) % 1009}`],
])("a cursor knows the last 32 lines; where ids are %s, one that is late by more is reported", async (_, name) => {
  const lines = upTo(200).map((id) => line(name(id), id));
  const log = new ScriptedLog([lines.filter((_, index) => index !== 49 && index !== 169)]);
  const from = await cursorOf(log, name(198));
  log.tasks[0] = lines;
  expect(await readInTurns(log, [1], { from })).toEqual([name(170), name(199), name(200)]);
  expect(log.late).toBe(2);
});

test.each([
  ["numbers", String],
  ["hashes", (id: number) => `x${(id * 7919) % 1009}`],
])("behind a long head, too, where ids are %s", async (_, name) => {
  const lines = upTo(200).map((id) => line(name(id), id));
  const log = new ScriptedLog([lines.filter((_, index) => index !== 9 && index !== 95)]);
  const from = await cursorOf(log, name(98), { head: 96 });
  log.tasks[0] = lines;
  expect(await idsOf(log.read({ from }))).toEqual([name(96), ...lines.slice(98).map(({ id }) => id)]);
  expect(log.late).toBe(1);
});

test.each([
  ["numbers", String],
  ["hashes", (id: number) => `x${(id * 7919) % 10_007}`],
])("a late line among the last 32 is given though lines of another task are beyond it; ids are %s", async (_, name) => {
  const [first, second] = [1000, 0].map((offset) => upTo(60).map((id) => line(name(offset + id), offset + id)));
  const log = new ScriptedLog([first!, second!.filter((_, index) => index !== 39)]);
  const from = await cursorOf(log, name(50));
  log.tasks[1] = second!;
  expect(await readInTurns(log, [1], { from })).toEqual([40, ...upTo(60).slice(50)].map(name));
  expect(log.late).toBe(0);
});

test.each([
  ["numbers", String],
  ["hashes", (id: number) => `x${(id * 7919) % 10_007}`],
])(
  "a line of an earlier task that is newer than all is given, however many lines follow; ids are %s",
  async (_, name) => {
    const lines = upTo(201).map((id) => line(name(id), id));
    const log = new ScriptedLog([lines.slice(0, 2), lines.slice(2, 199)]);
    const from = await cursorOf(log, name(199));
    log.tasks[0]!.push(lines[199]!);
    log.tasks[1]!.push(lines[200]!);
    expect(await readInTurns(log, [1], { from })).toEqual([name(200), name(201)]);
  },
);

test("cursors from before lines were known by id are understood", async () => {
  const log = new ScriptedLog([upTo(9).map((id) => line(id, id))]);
  const saved = { id: "5", time: time(5), highest: "5" };
  expect(await readInTurns(log, [2], { from: saved })).toEqual(["6", "7", "8", "9"]);
  expect(await readInTurns(log, [2], { from: { ...saved, above: "5" } })).toEqual(["6", "7", "8", "9"]);
  expect(await readInTurns(log, [2], { from: { ...saved, above: "2" } })).toEqual(["6", "7", "8", "9"]);
});

test("a log of up to 5,000 lines is read again from its beginning, and its cursor says nothing of times", async () => {
  const log = new ScriptedLog([upTo(5000).map((id) => line(id, id))], [4000]);
  expect(await idsOf(log.read({ follow: true }))).toEqual(texts(upTo(5000)));
  expect(log.asked[1]?.after).toBeUndefined();
  const { recent, ...rest } = await cursorOf(log, "5000");
  expect(rest).toEqual({ id: "5000", highest: "5000", time: time(5000) });
  expect(recent).toHaveLength(3);
});

test("of a longer log at least 5,000 lines and ten minutes are read again", async () => {
  const lines = upTo(20_000).map((id) => line(id, id));
  const log = new ScriptedLog([lines], [15_000]);
  expect(await idsOf(log.read({ follow: true }))).toEqual(texts(upTo(20_000)));
  expect(log.asked[1]?.after).toBe(time(10_000 - 600));
  const from = await cursorOf(log, "12000");
  expect(from).toMatchObject({ id: "12000", highest: "12000", time: time(12_000), after: time(7000 - 600), lag: 0 });
  log.asked.length = 0;
  log.cuts.push(100, 5000, 6000);
  expect(await idsOf(log.read({ from }))).toEqual(texts(upTo(20_000).slice(12_000)));
  expect(log.asked.map(({ after }) => after)).toEqual([time(6400), time(6400), time(6400), time(6800)]);
});

test("twice as far as times were seen to run back is read again, also by the next process", async () => {
  const lines = upTo(20_000).map((id) => line(id, id === 100 ? 99 - 3000 : id));
  const log = new ScriptedLog([lines], [15_000]);
  await idsOf(log.read());
  expect(log.asked[1]?.after).toBe(time(10_000 - 6000));
  const from = await cursorOf(log, "15000");
  expect(from).toMatchObject({ after: time(4000), lag: 3000_000 });
  log.cuts.push(16_000);
  expect((await idsOf(log.read({ from })))[0]).toBe("15001");
  expect(log.asked.at(-1)?.after).toBe(time(20_000 - 5000 - 6000));
});

test.each([
  ["a line without a time", null],
  ["a clock that stands in 1970", -start / 1000],
])("after %s the whole of a long log is read again", async (_, seconds) => {
  const lines = upTo(12_000).map((id) => line(id, id === 7000 || id === 11_000 ? seconds : id));
  const log = new ScriptedLog([lines], [10_000]);
  expect(await idsOf(log.read())).toEqual(texts(upTo(12_000)));
  expect(log.asked[1]?.after).toBeUndefined();
  expect((await cursorOf(log, "9000")).after).toBeUndefined();
});

test.each<[string, (id: number) => string, LogSelection]>([
  ["numbers", (id) => String(138_907_000 + id), {}],
  ["hashes", (id) => `OQx6pZIBq3vXy${String(id).padStart(7, "0")}`, {}],
  ["hashes, behind a head", (id) => `OQx6pZIBq3vXy${String(id).padStart(7, "0")}`, { head: 9000 }],
])("the cursor of a long log of equal times has less than 800 bytes where ids are %s", async (_, name, selection) => {
  const lines = upTo(9000).map((id) => line(name(id), 0));
  const log = new ScriptedLog([lines], [7000]);
  let longest = 0;
  for await (const { cursor } of log.read(selection)) longest = Math.max(longest, JSON.stringify(cursor).length);
  expect(longest).toBeLessThan(800);
});

test.each([
  ["of a log whose ids are hashes", ["a", "b", "c"]],
  ["of an earlier release", ["1", "2", "3"]],
])("a cursor %s whose line is not in the log is refused, also when it is followed", async (_, ids) => {
  const log = new ScriptedLog([ids.map((id) => line(id, 1))]);
  const from = { id: "77", time: time(0) };
  for (const follow of [false, true]) {
    const reading = idsOf(log.read({ from, follow }));
    await expect(reading).rejects.toThrow(InvalidArgumentError);
    await expect(reading).rejects.toThrow(
      "The log has no line with the id 77, after which to go on: from is of another log, of other filters, or its line was deleted. Read the log without from.",
    );
    expect(log.asked.at(-1)?.follow).toBe(false);
  }
});

test("where ids ascend, a reader goes on behind a line that is not there any more", async () => {
  const log = new ScriptedLog([upTo(9).map((id) => line(id, id))]);
  const from = await cursorOf(log, "5");
  log.tasks[0]!.splice(2, 4);
  expect(await readInTurns(log, [2], { from })).toEqual(["7", "8", "9"]);
});

test("where ids of tasks interleave, it says that it cannot", async () => {
  const log = new ScriptedLog([
    [line(1, 0), line(6, 3)],
    [line(3, 2), line(4, 3), line(7, 4)],
  ]);
  const from = await cursorOf(log, "3");
  log.tasks[1]!.shift();
  await expect(idsOf(log.read({ from }))).rejects.toThrow("The log has no line with the id 3");
});

test("a line that is gone when a cut log is opened again is a truncated stream", async () => {
  const log = new ScriptedLog([[line("a", 0), line("b", 0), line("c", 0)]], [2]);
  const reading = (async () => {
    for await (const { line } of log.read()) if (line.id === "b") log.tasks[0]!.splice(1, 1);
  })();
  await expect(reading).rejects.toThrow(StreamTruncatedError);
});

test.each([
  ["numbers", String],
  ["hashes", (id: number) => `x${(id * 7919) % 1009}`],
])("a cursor of the first release goes on where ids are %s", async (_, name) => {
  const lines = upTo(40).map((id) => line(name(id), id % 7));
  const log = new ScriptedLog([lines.slice(0, 20), lines.slice(20)]);
  const from = { id: name(30), time: time(6) };
  expect(await readInTurns(log, [5], { from, follow: true })).toEqual(lines.slice(30).map(({ id }) => id));
});

test("a tail says how far its cursor looks back", async () => {
  const log = new ScriptedLog([upTo(30).map((id) => line(id, id * 100))]);
  expect(await cursorOf(log, "30", { tail: 5 })).toMatchObject({
    id: "30",
    highest: "30",
    above: "30",
    time: time(3000),
    after: time(2600 - 600),
    lag: 0,
  });
  expect((await cursorOf(log, "30", { tail: 31 })).after).toBeUndefined();
  log.tasks[0]![28] = line(29, null);
  expect((await cursorOf(log, "30", { tail: 5 })).after).toBeUndefined();
});

test("the tail of tasks whose ids are hashes is in the order of time", async () => {
  const log = new ScriptedLog([
    [line("z", 1), line("a", 4)],
    [line("m", 2), line("b", 3)],
  ]);
  expect(await idsOf(log.read({ tail: 3 }))).toEqual(["m", "b", "a"]);
});

test("a tail behind a cursor is the last of the lines that follow", async () => {
  const log = new ScriptedLog([
    [line(1, 0), line(2, 1), line(6, 3)],
    [line(3, 2), line(4, 2.5), line(7, 4)],
  ]);
  const from = await cursorOf(log, "6");
  expect(await idsOf(log.read({ from, tail: 2 }))).toEqual(["4", "7"]);
  expect(await idsOf(log.read({ from, tail: 9 }))).toEqual(["3", "4", "7"]);
});

test("head 0 and tail 0 give nothing and ask nothing", async () => {
  const log = new ScriptedLog([[line(1, 0)]]);
  expect(await idsOf(log.read({ head: 0 }))).toEqual([]);
  expect(await idsOf(log.read({ tail: 0 }))).toEqual([]);
  expect(log.asked).toEqual([]);
});

test("a tail goes further back than a master that repeats its newest lines", async () => {
  const log = new ScriptedLog([upTo(30).map((id) => line(id, id))]);
  log.repeatsAfter = 10;
  expect(await idsOf(log.read({ tail: 25 }))).toEqual(texts(upTo(30).slice(-25)));
});

test("head after a cursor stops after that many new lines", async () => {
  const log = new ScriptedLog([upTo(30).map((id) => line(id, id))]);
  expect(await idsOf(log.read({ head: 3, from: { id: "10", time: time(10) } }))).toEqual(["11", "12", "13"]);
});

test("without retries a cut is an error after the lines before it", async () => {
  const log = new ScriptedLog([upTo(5).map((id) => line(id, id))], [2]);
  const seen: string[] = [];
  const reading = (async () => {
    for await (const { line } of log.read({}, 1)) seen.push(line.id);
  })();
  await expect(reading).rejects.toThrow(StreamTruncatedError);
  expect(seen).toEqual(["1", "2"]);
});

test("without retries a silent stream is opened again all the same", async () => {
  const log = new ScriptedLog([upTo(5).map((id) => line(id, id))], [2, 0, 0, 0, 0, 0, 0]);
  log.silent = true;
  expect(await idsOf(log.read({ follow: true }, 1))).toEqual(texts(upTo(5)));
});

test("a stream that is cut again and again without a new line is given up", async () => {
  const log = new ScriptedLog([upTo(5).map((id) => line(id, id))], [2, 2, 2, 2, 2, 2, 2, 2]);
  await expect(idsOf(log.read({}, 3))).rejects.toThrow(StreamTruncatedError);
  expect(log.asked).toHaveLength(3);
});

test("a cut whose stream cannot be opened again is a truncated stream that says why", async () => {
  const gone = new MasterUnreachableError("connection refused", { master: "http://x", attempts: 5, elapsed: 9 });
  let opened = 0;
  const open = async function* (): AsyncGenerator<Line[]> {
    if (opened++) throw gone;
    yield await Promise.resolve([line(1, 0)]);
    throw new StreamTruncatedError("cut", { silent: false });
  };
  const reading = idsOf(readOneByOne(open, {}, { attempts: 5, clock: new JumpClock() }));
  await expect(reading).rejects.toThrow(StreamTruncatedError);
  await expect(reading).rejects.toMatchObject({ cause: gone, message: expect.stringContaining("connection refused") });
});

test("a log that cannot be opened at all rejects with what the master's absence is", async () => {
  const gone = new MasterUnreachableError("connection refused", { master: "http://x", attempts: 5, elapsed: 9 });
  const open = async function* (): AsyncGenerator<Line[]> {
    yield await Promise.reject(gone);
  };
  await expect(idsOf(readOneByOne(open, {}, { attempts: 5, clock: new JumpClock() }))).rejects.toBe(gone);
});

test("another error than a cut ends the reading at once", async () => {
  const details = { status: 404, method: "GET", path: "/logs", attempts: 1, elapsed: 0 };
  const open = (): AsyncIterable<Line[]> => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new NotFoundError("trial '7' not found", details)) }),
  });
  await expect(idsOf(readOneByOne(open, {}, { attempts: 5, clock: new JumpClock() }))).rejects.toThrow(NotFoundError);
});

test.each([
  ["9", "10", -1],
  ["10", "9", 1],
  ["12", "12", 0],
  ["9007199254740993", "9007199254740992", 1],
])("ids %s and %s compare as numbers", (one, other, sign) => {
  expect(Math.sign(compareLineIds(one, other))).toBe(sign);
});

test.each([
  ["12", true],
  ["aB", false],
  ["-1", false],
  ["", false],
])("the id %j is a number: %s", (id, isNumber) => {
  expect(isNumericId(id)).toBe(isNumber);
});
