import fc from "fast-check";
import { expect, test } from "vitest";
import { readTrialMetrics } from "../../../src/facade/trials/metrics-stream.js";
import type { TrialMetrics } from "../../../src/facade/trials/metrics.js";
import type { MetricsOptions } from "../../../src/facade/trials/metrics-options.js";
import { JumpClock } from "../sequence/jump-clock.js";
import { metricsMaster, type Event, type ModelTrial, type Shown } from "./metrics-master.js";

/** Follows a trial from its first report to its end. */
function follow(
  events: Event[],
  options: Parameters<typeof metricsMaster>[2] = {},
  more: Partial<MetricsOptions> = {},
) {
  const clock = new JumpClock();
  const master = metricsMaster(clock, events, options);
  const given: TrialMetrics[] = [];
  const group = options.group ?? "training";
  const read = async (): Promise<TrialMetrics[]> => {
    for await (const report of readTrialMetrics(master.connection, {
      trialIds: [1],
      method: "iterMetrics",
      options: { group, follow: true, ...more },
    }))
      given.push(report);
    return given;
  };
  const all = async (): Promise<TrialMetrics[]> => {
    const reports: TrialMetrics[] = [];
    for await (const report of readTrialMetrics(master.connection, {
      trialIds: [1],
      method: "iterMetrics",
      options: { group },
    }))
      reports.push(report);
    return reports;
  };
  const asked = (end: string): number => master.sent.filter(({ path }) => path.endsWith(end)).length;
  return { ...master, clock, given, all, asked, run: () => clock.run(read(), 100_000) };
}

const end = (at: number): Event => ({ at, what: (trial) => void (trial.state = "COMPLETED") });
const reportAt = (at: number, step: number, metrics: Record<string, unknown> = { loss: 1 / step }): Event => ({
  at,
  what: (trial) => trial.report(step, metrics),
});
const steps = (reports: readonly TrialMetrics[]): number[] => reports.map(({ stepsCompleted }) => stepsCompleted);

/** A report every ten seconds for the given hours. */
const hours = (count: number): Event[] => [
  ...Array.from({ length: count * 360 }, (_, index) => reportAt(index * 10 + 3, (index + 1) * 100)),
  end(count * 3600),
];

test.each(["training", "validation", "mine"])("of the group %s only what is new is read", async (group) => {
  const { run, given, all, asked, bytes } = follow(hours(2), { group }, { interval: "10s" });
  await run();
  expect(asked("/trial_metrics")).toBe(3);
  expect(bytes()).toBeLessThan(1.5e6);
  expect(given).toEqual(await all());
  expect(steps(given)).toEqual(Array.from({ length: 720 }, (_, index) => (index + 1) * 100));
});

test("without an interval polls come every 5 s at first and every minute in the end", async () => {
  const { run, clock, asked } = follow([reportAt(1, 100), end(12 * 3600)]);
  await run();
  expect(clock.sleeps[0]).toBeGreaterThanOrEqual(4500);
  expect(clock.sleeps[0]).toBeLessThanOrEqual(5000);
  expect(clock.sleeps.at(-1)).toBeGreaterThanOrEqual(54_000);
  expect(asked("/trials/1")).toBeLessThan(1300);
});

test("a trial that reports nothing new is asked for its record only", async () => {
  const { run, asked } = follow([reportAt(1, 100), end(3600)], {}, { interval: "5s" });
  await run();
  expect(asked("/trials/1")).toBe(721);
  expect(asked("/trial_metrics")).toBe(3);
  expect(asked("/workloads")).toBe(0);
});

test.each<[string, Event[], Shown?]>([
  ["a report that comes late", [reportAt(1, 100), reportAt(11, 300), reportAt(21, 200), reportAt(31, 400)]],
  [
    "a late report together with a new one",
    [reportAt(1, 100), reportAt(11, 300), reportAt(21, 200), reportAt(21, 400)],
  ],
  ["a metric added to an old report", [reportAt(1, 100), reportAt(11, 200), reportAt(21, 100, { accuracy: 1 })]],
  ["a metric added to the newest report", [reportAt(1, 100), reportAt(11, 100, { accuracy: 1 })]],
  ["a value that is overwritten", [reportAt(1, 100), reportAt(11, 200), reportAt(21, 100, { loss: 7 })]],
  ["strings among the values", [reportAt(1, 100, { note: "a", loss: 1 }), reportAt(11, 200, { note: "a", loss: 2 })]],
  [
    "strings only",
    [reportAt(1, 100, { note: "a" }), reportAt(11, 200, { note: "a" }), reportAt(21, 300, { note: "a" })],
  ],
  ["a record that does not count", [reportAt(1, 100), reportAt(11, 300), reportAt(21, 400)], "moves"],
  ["a record that says nothing", [reportAt(1, 100), reportAt(11, 300), reportAt(21, 200)], "nothing"],
])("%s is given within one poll", async (_, events, shown) => {
  for (const group of ["training", "validation", "mine"]) {
    const { run, given, trial } = follow(
      [...events, end(600)],
      { group, shown: shown ?? "counts" },
      { interval: "10s" },
    );
    const seen: { at: number; count: number }[] = [];
    const last = Math.max(...events.map(({ at }) => at));
    // All must be there one poll after the last event, not only at the end, when everything is read once more.
    const push = given.push.bind(given);
    given.push = (...reports) => {
      seen.push({ at: trial.now, count: given.length + reports.length });
      return push(...reports);
    };
    await run();
    expect(seen.at(-1)!.at).toBeLessThanOrEqual((last + 10) * 1000);
    expect(contents(given)).toEqual(expect.arrayContaining(contents(finalReports(trial))));
    expect(new Set(contents(given)).size).toBe(given.length);
  }
});

const contents = (reports: readonly { stepsCompleted: number; metrics: object }[]): string[] =>
  reports.map(({ stepsCompleted, metrics }) => `${stepsCompleted} ${JSON.stringify(Object.entries(metrics).sort())}`);
const finalReports = (trial: ModelTrial) =>
  trial.sorted.map(({ step, metrics }) => ({ stepsCompleted: step, metrics }));

test("a run that begins behind a checkpoint gives its reports with its own number", async () => {
  for (const isFailure of [true, false]) {
    const { run } = follow(
      [
        reportAt(1, 100),
        reportAt(11, 200),
        reportAt(21, 300),
        { at: 31, what: (trial) => void (trial.state = isFailure ? "RUNNING" : "PAUSED") },
        { at: 45, what: (trial) => (trial.restart(200, isFailure), void (trial.state = "RUNNING")) },
        reportAt(51, 300, { loss: 5 }),
        reportAt(61, 400),
        end(100),
      ],
      {},
      { interval: "10s" },
    );
    const given = await run();
    expect(given.map(({ trialRunId, stepsCompleted }) => [trialRunId, stepsCompleted])).toEqual([
      [1, 100],
      [1, 200],
      [1, 300],
      [2, 300],
      [2, 400],
    ]);
  }
});

test("batch metrics come with the newest reports too", async () => {
  const batches = [{ loss: 1 }, { loss: 2 }];
  const events = [1, 2, 3].map((step): Event => {
    return { at: step * 10, what: (trial) => trial.report(step, { loss: step }, batches) };
  });
  const { run, all } = follow([...events, end(60)], {}, { interval: "5s" });
  expect(await run()).toEqual(await all());
});

test.each([
  ["without the route of the newest", { hasNewest: false }],
  ["without the stream", { hasStream: false }],
  ["without either", { hasStream: false, hasNewest: false, shown: "moves" as const }],
])("a master %s gives the same", async (_, options) => {
  const events = Array.from({ length: 40 }, (_, index) => reportAt(index * 7, index + 1));
  const { run, all } = follow([...events, end(400)], options, { interval: "10s" });
  expect(await run()).toEqual(await all());
});

test("an answer of another shape to the newest is not asked for again", async () => {
  const fail = (path: string) => (path.endsWith("/workloads") ? Response.json({ trial: {} }) : undefined);
  const { run, all, asked } = follow([...hours(1).slice(0, 20), end(300)], { fail }, { interval: "10s" });
  expect(await run()).toEqual(await all());
  expect(asked("/workloads")).toBe(1);
});

test.each([
  [500, true],
  [501, false],
  [507, true],
  [520, true],
])("after a status %i the route of the newest is used again: %s", async (status, isAgain) => {
  let left = 1;
  const fail = (path: string) =>
    path.endsWith("/workloads") && left-- > 0 ? Response.json({ message: "Not now." }, { status }) : undefined;
  const { run, all, asked } = follow([...hours(1).slice(0, 20), end(300)], { fail }, { interval: "10s" });
  expect(await run()).toEqual(await all());
  expect(asked("/workloads") > 1).toBe(isAgain);
});

test("whatever comes when and fails how: no content of a report is given twice in a row, and none is missing in the end", async () => {
  const event = fc.record({
    at: fc.integer({ min: 0, max: 60 }),
    kind: fc.constantFrom("next", "next", "next", "late", "merge", "overwrite", "restart", "pause"),
    pick: fc.nat(20),
  });
  const failures = fc.array(fc.constantFrom("ok", "ok", "ok", "503", "cut", "html", "silent cut"), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 20 }),
      failures,
      fc.constantFrom("training", "validation", "mine"),
      fc.constantFrom<Shown>("counts", "counts", "moves", "nothing"),
      fc.record({ hasStream: fc.boolean(), hasNewest: fc.boolean() }),
      fc.constantFrom(undefined, 3000, 10_000, 40_000),
      async (events, failures, group, shown, routes, interval) => {
        const hasStream = routes.hasStream || group === "mine";
        let asked = 0;
        const fail = (): Response | number | undefined => {
          // The first request of a call fails as any does.
          if (asked++ === 0) return undefined;
          const failure = failures.shift();
          if (failure === "503") return Response.json({}, { status: 503 });
          if (failure === "html")
            return new Response("<html>", { status: 404, headers: { "content-type": "text/html" } });
          if (failure === "cut") return (asked * 37) % 300;
          return failure === "silent cut" ? 0 : undefined;
        };
        const { run, given, trial } = follow(
          [...events.map((each) => ({ at: each.at, what: play(each) })), end(61)],
          { group, shown, fail, hasStream, hasNewest: routes.hasNewest },
          { interval },
        );
        await run();
        // Without the stream no run is known, and a later run may report the same once more.
        if (hasStream || trial.run === 1) {
          // A report that is overwritten and then set back is given three times.
          const last = new Map<string, string>();
          for (const report of given) {
            const [place, content] = [`${report.trialRunId} ${report.stepsCompleted}`, contents([report])[0]!];
            expect(last.get(place)).not.toBe(content);
            last.set(place, content);
          }
        }
        expect(contents(given)).toEqual(expect.arrayContaining(contents(finalReports(trial))));
      },
    ),
    { numRuns: 1000, seed: 802_701_057 },
  );
}, 120_000);

/** What an event does to the trial. */
function play({ kind, pick }: { kind: string; pick: number }): (trial: ModelTrial) => void {
  return (trial) => {
    const { reports } = trial;
    const highest = Math.max(0, ...reports.map(({ step }) => step));
    const chosen = reports[pick % Math.max(1, reports.length)];
    if (kind === "next") trial.report(highest + 10, { loss: highest + 10 });
    // Between two steps there is room for nine.
    else if (kind === "late" && highest) trial.report(Math.max(1, highest - (pick % 19)), { loss: pick, late: 1 });
    else if (kind === "merge" && chosen) trial.report(chosen.step, { [`more${pick}`]: pick });
    else if (kind === "overwrite" && chosen) trial.report(chosen.step, { loss: pick + 1000 });
    else if (kind === "restart") trial.restart(Math.max(0, highest - pick), true);
    else if (kind === "pause") {
      trial.state = "QUEUED";
      trial.restart(Math.max(0, highest - pick), true);
      trial.state = "RUNNING";
    }
  };
}
