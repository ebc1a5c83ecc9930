import { expect } from "vitest";
import {
  NotFoundError,
  StreamTruncatedError,
  UnsupportedByMasterError,
  type LogCursor,
  type LogEntry,
  type Trial,
} from "../../src/index.js";
import { contract, contractOnFake, contractOnWire, type TestMaster } from "./master.js";
import { endless, repeat } from "./play.js";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** A trial that has ended and printed the given number of lines. */
async function talkative({ play, finish }: TestMaster, lines: number): Promise<Trial> {
  const log = (step: number): string[] => repeatLines(lines / 10, (line) => `step ${step} line ${line}`);
  const experiment = await play(repeat(10, (step) => ({ log: log(step) })));
  await finish(experiment);
  return experiment.awaitFirstTrial();
}

const repeatLines = (times: number, line: (index: number) => string): string[] =>
  Array.from({ length: times }, (_, index) => line(index));

contract("lines come without their newline, in id order, each with a cursor", async ({ train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  const trial = await experiment.awaitFirstTrial();
  const lines = await all(trial.logs());
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).not.toMatch(/\n$/);
  expect(await all(trial.iterLogs())).toEqual(lines);
  const entries = await all(trial.logEntries());
  expect(entries.map(({ message }) => message.replace(/\n$/, ""))).toEqual(lines);
  const ids = entries.map(({ id }) => Number(id));
  expect(ids).toEqual([...ids].sort((one, other) => one - other));
  expect(entries[0]!.timestamp).toBeInstanceOf(Date);
  expect(entries[0]!.level).toMatch(/^LOG_LEVEL_/);
});

contract("head and tail are the first and the last lines", async ({ train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  const trial = await experiment.awaitFirstTrial();
  const lines = await all(trial.logs());
  expect(await all(trial.logs({ head: 3 }))).toEqual(lines.slice(0, 3));
  expect(await all(trial.logs({ tail: 3 }))).toEqual(lines.slice(-3));
  expect(await all(trial.logs({ head: 0 }))).toEqual([]);
  expect(await all(trial.logs({ tail: 0 }))).toEqual([]);
  expect(await all(trial.logs({ head: 100_000 }))).toEqual(lines);
});

contract("follow ends when the trial has ended", async ({ run, train }) => {
  const experiment = await train();
  const trial = await run(experiment.awaitFirstTrial());
  const followed = await run(all(trial.logs({ follow: true })));
  expect(followed).toEqual(await all(trial.logs()));
});

contract("the log of a trial's task is the same", async ({ determined, train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  const trial = await experiment.awaitFirstTrial();
  const task = determined.task(trial.taskIds[0]!);
  expect(await all(task.logs({ tail: 2 }))).toEqual(await all(trial.logs({ tail: 2 })));
  expect(String(task)).toBe(`Task(id=${task.id})`);
});

contract("a trial or task that never was is not found", async ({ determined }) => {
  await expect(all(determined.trial(999_999).logs())).rejects.toThrow(NotFoundError);
  await expect(all(determined.task("999999.none").logs())).rejects.toThrow(NotFoundError);
});

contractOnWire("filters go to the master", async (master) => {
  const { wire } = master;
  const trial = await talkative(master, 10);
  const before = wire.requests().length;
  await all(
    trial.logs({
      containerIds: ["c"],
      rankIds: [0, -1],
      stdtypes: new Set(["stdout"]),
      agentIds: ["a"],
      sources: ["task"],
      minLevel: "WARNING",
      timestampBefore: 0,
      timestampAfter: "2026-01-05T10:00:00+01:00",
      searchText: "x",
    }),
  );
  const [request] = wire.requests({ operation: "TrialLogs" }).slice(-1);
  expect(wire.requests().length).toBe(before + 1);
  const query = request!.query;
  expect(query.getAll("levels")).toEqual(["LOG_LEVEL_WARNING", "LOG_LEVEL_ERROR", "LOG_LEVEL_CRITICAL"]);
  expect(query.getAll("rankIds")).toEqual(["0", "-1"]);
  expect(query.get("timestampBefore")).toBe("1970-01-01T00:00:00.000Z");
  expect(query.get("timestampAfter")).toBe("2026-01-05T09:00:00Z");
  expect(query.get("follow")).toBe("false");
  for (const [name, value] of [
    ["containerIds", "c"],
    ["stdtypes", "stdout"],
    ["agentIds", "a"],
    ["sources", "task"],
    ["searchText", "x"],
  ] as const) {
    expect(query.getAll(name)).toEqual([value]);
  }
});

contractOnWire(
  "the queries of head, tail and follow",
  async (master) => {
    const { wire, run } = master;
    const trial = await talkative(master, 10);
    await all(trial.logs({ head: 5 }));
    await all(trial.logs({ tail: 1 }));
    await run(all(trial.logs({ follow: true })));
    const asked = wire
      .requests({ operation: "TrialLogs" })
      .slice(-3)
      .map(({ query }) =>
        [...query]
          .map((pair) => pair.join("="))
          .sort()
          .join("&"),
      );
    expect(asked).toEqual(["follow=false&limit=5", "follow=false&limit=1&orderBy=ORDER_BY_DESC", "follow=true"]);
  },
  { ends: true },
);

contractOnWire(
  "a stream that is cut goes on without losing or repeating a line",
  async (master) => {
    const { wire, run } = master;
    const trial = await talkative(master, 200);
    const whole = await all(trial.logs());
    for (const follow of [false, true]) {
      wire.faults.cut({ operation: "TrialLogs", afterLines: 50 });
      wire.faults.cut({ operation: "TrialLogs", afterLines: 120, skip: 1 });
      expect(await run(all(trial.logs({ follow })))).toEqual(whole);
    }
  },
  { anywhere: true },
);

contractOnWire(
  "a silent stream is opened again",
  async (master) => {
    const { wire, run, time } = master;
    const trial = await talkative(master, 100);
    const whole = await all(trial.logs());
    wire.faults.stall({ operation: "TrialLogs", afterLines: 30 });
    expect(await run(all(trial.logs({ follow: true, timeout: time(60_000, 1000) })))).toEqual(whole);
  },
  { anywhere: true },
);

contractOnWire(
  "without retries a cut rejects after the lines before it",
  async (master) => {
    const { wire, client } = master;
    const trial = await talkative(master, 100);
    wire.faults.cut({ operation: "TrialLogs", afterLines: 30 });
    const seen: string[] = [];
    const reading = (async () => {
      for await (const line of client({ retry: false }).trial(trial.id).logs()) seen.push(line);
    })();
    await expect(reading).rejects.toThrow(StreamTruncatedError);
    expect(seen).toHaveLength(30);
  },
  { anywhere: true },
);

contract(
  "reading goes on after a saved cursor",
  async (master) => {
    const trial = await talkative(master, 100);
    const whole = await all(trial.logs());
    const first: LogEntry[] = [];
    for await (const entry of trial.logEntries()) {
      first.push(entry);
      if (first.length === 42) break;
    }
    const from = JSON.parse(JSON.stringify(first.at(-1)!.cursor)) as LogCursor;
    expect(await all(trial.logs({ from }))).toEqual(whole.slice(42));
    expect(await all(trial.logs({ from, head: 5 }))).toEqual(whole.slice(42, 47));
    expect(await all(trial.logs({ from, tail: 5 }))).toEqual(whole.slice(-5));
  },
  { ends: true },
);

contract(
  "a log that is left in the middle leaves no request behind",
  async (master) => {
    const trial = await talkative(master, 100);
    for await (const line of trial.logs({ follow: true })) {
      expect(line).toBeTypeOf("string");
      break;
    }
  },
  { anywhere: true },
);

contractOnWire(
  "regular expressions are refused before a request where the master takes them literally",
  async (master) => {
    const { wire } = master;
    const trial = await talkative(master, 10);
    const before = wire.requests({ operation: "TrialLogs" }).length;
    const error = await all(trial.logs({ searchText: "a.*b", enableRegex: true })).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ since: "0.38.0", release: master.release, status: 501, attempts: 0 });
    expect(wire.requests({ operation: "TrialLogs" })).toHaveLength(before);
  },
  { before: "0.38.0" },
);

contractOnFake(
  "a followed log outlives outages, whatever its requests meet",
  "hours of its time",
  async (master) => {
    const { fake, run, train } = master;
    fake.train(() => ({ steps: 90, stepDuration: "1m", logs: ({ step }) => [`step ${step}`] }));
    const trial = await run((await train()).awaitFirstTrial());
    const operation = "TrialLogs";
    const page = { body: "<html>proxy</html>", headers: { "content-type": "text/html" } };
    fake.faults.cut({ operation, afterLines: 8 });
    fake.faults.drop({ operation, skip: 1, times: 20 });
    fake.faults.fail({ operation, status: 503, skip: 21, times: 20 });
    fake.faults.fail({ operation, status: 502, ...page, skip: 41, times: 5 });
    fake.faults.fail({ operation, status: 404, ...page, skip: 46, times: 2 });
    fake.faults.stall({ operation, skip: 48, times: 2 });
    fake.faults.cut({ operation, afterLines: 20, skip: 50, times: 3 });
    const followed = await run(all(trial.logs({ follow: true })));
    fake.faults.clear();
    expect(followed).toEqual(await all(trial.logs()));
    expect(followed.length).toBeGreaterThan(90);
  },
  { ends: true },
);

contractOnWire(
  "an outage that lasts longer than maxOutage ends the log with what was known",
  async (master) => {
    const { wire, run, play, time, client } = master;
    const experiment = await play([{ log: ["one", "two"] }, ...endless]);
    const { id } = await run(experiment.awaitFirstTrial());
    // Leaves an outage of two seconds time for more than one request.
    const trial = client({ retry: { attempts: 2, baseDelay: "100ms" } }).trial(id);
    wire.faults.cut({ operation: "TrialLogs", afterLines: 2 });
    wire.faults.fail({ operation: "TrialLogs", status: 503, skip: 1, times: Infinity });
    const reading = all(trial.logs({ follow: true, maxOutage: time(60_000, 2000) }));
    await expect(run(reading)).rejects.toThrow(
      /This ended an outage of [\d.]+ s; maxOutage is the limit\. Lines read until then: 2\.$/,
    );
    await experiment.kill();
  },
  { anywhere: true },
);
