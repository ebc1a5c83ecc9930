import fc from "fast-check";
import { expect, test } from "vitest";
import { line, readInTurns, ScriptedLog, start, type Line } from "./scripted-log.js";

// A run that fails can be repeated.
fc.configureGlobal({ seed: 20_261_128 });

const kinds = ["one clock", "clocks apart", "clocks days apart", "equal times", "without times"] as const;
const spread = {
  "one clock": 25,
  "clocks apart": 3600,
  "clocks days apart": 400_000,
  "equal times": 0,
  "without times": 100,
};

/** A log of some tasks: ids follow arrival and may interleave, or are hashes; times hold to no order. */
const logs = fc
  .record({
    kind: fc.constantFrom(...kinds),
    isHashed: fc.boolean(),
    tasks: fc.integer({ min: 1, max: 3 }),
    isMixed: fc.boolean(),
    steps: fc.array(
      fc.record({
        task: fc.nat(2),
        step: fc.integer({ min: 0, max: 40 }),
        back: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 80, size: "max" },
    ),
  })
  .map(({ kind, isHashed, tasks, isMixed, steps }) => {
    const lines: Line[][] = Array.from({ length: tasks }, () => []);
    let time = 1_000_000;
    steps.forEach(({ task, step, back }, index) => {
      time += kind === "equal times" ? 0 : step;
      const at = kind === "without times" && back < 0.3 ? null : time - back * spread[kind];
      // Decimal ids change their length in between.
      const id = isHashed ? hash(index) : String(index + 70);
      lines[isMixed ? task % tasks : Math.floor((index * tasks) / steps.length)]!.push(line(id, at));
    });
    return lines;
  });

const hash = (index: number): string => `${((index + 1) * 7919) % 1009}x${index}`;

test("whatever is cut, wherever readers stop: the log comes once each and in order", async () => {
  const turns = fc.array(fc.nat(40), { maxLength: 4 });
  const cuts = fc.array(fc.nat(60), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(logs, turns, cuts, fc.boolean(), fc.boolean(), async (tasks, turns, cuts, follow, silent) => {
      const log = new ScriptedLog(tasks, cuts);
      log.silent = silent;
      expect(await readInTurns(log, turns, { follow })).toEqual(log.lines.map(({ id }) => id));
    }),
    { numRuns: 1000 },
  );
});

const isHash = ({ id }: Line): boolean => id.includes("x");
const timeOf = ({ timestamp }: Line): number => Date.parse(timestamp ?? "");

/** Logs whose ids are hashes are in the order of time; lines of several tasks with the same time have no order of their own. */
const orderedLogs = logs.map((tasks) =>
  tasks.map((lines, task) =>
    lines
      .map((each) => (isHash(each) ? line(each.id, ((timeOf(each) || 0) + task - start) / 1000) : each))
      .sort((one, other) => (isHash(one) ? timeOf(one) - timeOf(other) : 0)),
  ),
);

test("head and tail are totals over all tasks, in the order of ids or of time, and one can go on behind them", async () => {
  await fc.assert(
    fc.asyncProperty(orderedLogs, fc.integer({ min: 1, max: 70 }), fc.nat(60), async (tasks, count, cut) => {
      const all = tasks
        .flat()
        .sort((one, other) => (isHash(one) ? timeOf(one) - timeOf(other) : Number(one.id) - Number(other.id)))
        .map(({ id }) => id);
      const head: string[] = [];
      const tail: string[] = [];
      const log = new ScriptedLog(tasks, [cut]);
      let last;
      for await (const { line, cursor } of log.read({ head: count })) {
        head.push(line.id);
        last = cursor;
      }
      expect(head).toEqual(all.slice(0, count));
      for await (const { line } of log.read({ from: last })) head.push(line.id);
      if (last) expect([...head].sort()).toEqual([...all].sort());
      for await (const { line, cursor } of new ScriptedLog(tasks, [cut]).read({ tail: count })) {
        tail.push(line.id);
        const rest: string[] = [];
        const after = { ...cursor, after: undefined };
        for await (const { line } of log.read({ from: after })) rest.push(line.id);
        expect([...rest].sort()).toEqual(all.slice(all.indexOf(line.id) + 1).sort());
      }
      expect(tail).toEqual(all.slice(-count));
    }),
    { numRuns: 150 },
  );
});
