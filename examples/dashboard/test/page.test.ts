import { AuthenticationError, Determined, type ApiError } from "determined-client";
import { createFakeMaster } from "determined-client/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { describeError } from "../src/describe-error.js";
import { reasonIn } from "../src/run/failure/reason-in.js";
import { holdRequests } from "../src/connection/hold-requests.js";
import { Outage, watchOutage } from "../src/connection/outage.js";
import { formatBytes, formatMetric, formatNumber, formatPercent } from "../src/format/numbers.js";
import { hasEnded, stateName, toneOf } from "../src/format/states.js";
import { durationOf } from "../src/format/duration-of.js";
import { formatAgo, formatDuration, formatMoment } from "../src/format/times.js";
import { formatRoute, parentOf, parseRoute, type Route } from "../src/routing/route.js";

test("every view has an address that leads back to it", () => {
  const routes: fc.Arbitrary<Route> = fc.oneof(
    fc.record({ page: fc.constant("experiments" as const), query: fc.string({ unit: "grapheme" }) }),
    fc.record({
      page: fc.constant("run" as const),
      id: fc.integer({ min: 1 }),
      view: fc.constantFrom("run" as const, "sweep" as const),
    }),
    fc.record({
      page: fc.constant("run" as const),
      id: fc.integer({ min: 1 }),
      view: fc.constantFrom("run" as const, "sweep" as const),
      trial: fc.integer({ min: 1 }),
    }),
    fc.record({ page: fc.constant("model" as const), name: fc.string({ unit: "grapheme", minLength: 1 }) }),
    fc.constant({ page: "models" as const }),
  );
  fc.assert(
    fc.property(routes, (route) => {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }),
    { seed: 1 },
  );
});

test("no address is the list of experiments, an unknown one leads to no view; Escape leads to the view above", () => {
  for (const hash of ["", "#", "#/", "#/experiments", "#/experiments/"]) {
    expect(parseRoute(hash)).toEqual({ page: "experiments", query: "" });
  }
  const unknown = ["#/experiments/x", "#/experiments/-1", "#/experiments/01", "#/experiments/1/x", "#/nothing"];
  for (const address of [...unknown, "#/experiments/%", "#/models/a/b", "#/experiments/1/sweep/2"]) {
    expect(parseRoute(address)).toEqual({ page: "lost", address });
    expect(formatRoute({ page: "lost", address })).toBe(address);
  }
  expect(parseRoute("#/experiments/1?trial=x")).toEqual({ page: "run", id: 1, view: "run" });
  expect(parentOf({ page: "lost", address: "#/nothing" }, "bert")).toEqual({ page: "experiments", query: "" });
  expect(parentOf({ page: "run", id: 1, view: "sweep" }, "bert")).toEqual({ page: "experiments", query: "bert" });
  expect(parentOf({ page: "model", name: "digits" }, "")).toEqual({ page: "models" });
  expect(parentOf({ page: "models" }, "")).toBeUndefined();
});

test("an outage begins with the first failure, is over with the first answer, and each change is reported once", async () => {
  await using fake = await createFakeMaster();
  const outage = new Outage();
  const seen: (number | undefined)[] = [];
  outage.subscribe(() => seen.push(outage.since));
  const { url: master, fetch, clock } = fake;
  const hooks = watchOutage(outage, () => 7);
  const determined = new Determined({ master, fetch, clock, token: fake.token(), tokenStore: false, hooks });
  await determined.getMasterInfo();
  expect(seen).toEqual([]);
  fake.faults.fail({ operation: "GetMaster", status: 503, times: 2 });
  await fake.clock.runUntil(determined.getMasterInfo());
  expect(seen).toEqual([7, undefined]);
  await determined.getExperiment(99).catch(() => {});
  expect(seen).toEqual([7, undefined]);
});

test.each([
  [undefined, "–"],
  [0, "0"],
  [0.5, "0.5000"],
  [0.378068, "0.3781"],
  [12.3456, "12.35"],
  [12345.678, "12346"],
  [1200, "1,200"],
  [0.0000123, "1.23e-5"],
  [Number.NaN, "NaN"],
  [-Infinity, "−∞"],
])("the metric %s is shown as %s", (value, text) => {
  expect(formatMetric(value)).toBe(text);
});

test("numbers, sizes, shares and times are short", () => {
  expect([0.1, 512, 0.011872, 1e-4].map(formatNumber)).toEqual(["0.1", "512", "0.01187", "1e-4"]);
  expect([0, 999, 6144, 123_456_789].map(formatBytes)).toEqual(["0 B", "999 B", "6.1 kB", "123 MB"]);
  expect([0, 0.999, 1].map(formatPercent)).toEqual(["0 %", "99 %", "100 %"]);
  expect([-5, 59_000, 3_600_000, 90_000_000].map(formatDuration)).toEqual(["0 s", "59 s", "1 h 00 min", "1 d 1 h"]);
  const ago = (age: number): string => formatAgo(new Date(1e12 - age), 1e12);
  const [now, day] = [new Date(2026, 5, 15, 13, 5, 9), 86_400_000];
  const moments = [0, day, 200 * day].map((age) => formatMoment(new Date(now.getTime() - age), now.getTime()));
  expect(moments.map((text) => text.replace(/1[234]:05:09/, "13:05:09"))).toEqual([
    "13:05:09",
    "14 Jun 13:05:09",
    "2025-11-27 13:05:09",
  ]);
  expect([-5000, 3000, 59_000, 3_599_000, 86_400_000].map(ago)).toEqual([
    "just now",
    "just now",
    "59 s ago",
    "59 min ago",
    "1 d ago",
  ]);
});

test("what waits and has not run yet has no duration; what waits again has", () => {
  const created = { startTime: new Date(1000), endTime: undefined };
  expect(durationOf({ state: "STATE_PAUSED", progress: 0, ...created }, 5000)).toBeUndefined();
  expect(durationOf({ state: "STATE_QUEUED", progress: undefined, ...created }, 5000)).toBeUndefined();
  expect(durationOf({ state: "STATE_PAUSED", progress: 0.1, ...created }, 5000)).toBe(4000);
  expect(durationOf({ state: "STATE_RUNNING", progress: undefined, ...created }, 5000)).toBe(4000);
  expect(durationOf({ state: "STATE_ERROR", progress: 0, ...created, endTime: new Date(3000) }, 5000)).toBe(2000);
});

test("an error is shown without the address that only the client knows", async () => {
  await using fake = await createFakeMaster();
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, fetch, clock, token: fake.token(), tokenStore: false });
  const missing = await determined.getExperiment(99).catch((error: unknown) => error);
  const settings = { master, shownAs: "https://det.example.com/", demo: false };
  expect(describeError(missing, settings)).toMatch(/^Experiment.* not found\.$/i);
  const refused = await determined.createModel("").catch((error: unknown) => error);
  expect(describeError(refused, settings)).toBe((refused as Error).message);
  fake.faults.fail({ operation: "GetMaster", status: 503, times: 9 });
  const away = await fake.clock.runUntil(determined.getMasterInfo().catch((error: unknown) => error));
  expect(describeError(away, settings)).toBe("The master did not answer.");
  const login = new AuthenticationError(`The master at ${master} refused it.`, { ...(missing as ApiError) });
  expect(describeError(login, settings)).toBe("The master at https://det.example.com refused it.");
});

test("during an outage reading requests wait for its end, others do not", async () => {
  const outage = new Outage();
  const sent: string[] = [];
  const held = holdRequests(outage, (_, init) => {
    sent.push(init?.method ?? "GET");
    return Promise.resolve(new Response());
  });
  outage.failed(0);
  const stop = new AbortController();
  const left = held("http://master/", { signal: stop.signal });
  const reading = [held("http://master/"), held(new Request("http://master/"))];
  await held("http://master/", { method: "POST" });
  expect(sent).toEqual(["POST"]);
  stop.abort(new Error("left"));
  await expect(left).rejects.toThrow("left");
  outage.answered();
  await Promise.all(reading);
  expect(sent).toEqual(["POST", "GET", "GET"]);
});

test("the reason of a failure is the exception in the end of its log, else the last line", () => {
  const at = "[2026-11-23T18:17:25.950007Z] 5a8427d8 || ";
  const traceback = [`${at}Traceback (most recent call last):`, `${at}  File "train.py", line 1, in <module>`];
  const last = "[2026-11-23T18:17:26.050002Z]          || ERROR: crashed: exit code 1";
  expect(reasonIn([...traceback, `${at}torch.cuda.OutOfMemoryError: CUDA out of memory`, last])).toBe(
    "torch.cuda.OutOfMemoryError: CUDA out of memory",
  );
  expect(reasonIn([...traceback, last, ""])).toBe("crashed: exit code 1");
  expect(reasonIn([])).toBe("");
});

test("a state is one word with a tone; an unknown one of a newer master is shown as it is", () => {
  expect(["STATE_STOPPING_KILLED", "STATE_DELETE_FAILED", "STATE_NEW_THING"].map(stateName)).toEqual([
    "stopping",
    "delete failed",
    "new thing",
  ]);
  expect(["STATE_RUNNING", "STATE_STOPPING_CANCELED", "STATE_CANCELED", "STATE_NEW_THING"].map(toneOf)).toEqual([
    "running",
    "waiting",
    "ended",
    "ended",
  ]);
  expect(["STATE_ERROR", "STATE_PAUSED"].map(hasEnded)).toEqual([true, false]);
});
