import { Determined } from "determined-client";
import { createFakeMaster } from "determined-client/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Outage, watchOutage } from "../src/connection/outage.js";
import { formatBytes, formatMetric, formatNumber, formatPercent } from "../src/format/numbers.js";
import { hasEnded, stateName, toneOf } from "../src/format/states.js";
import { formatAgo, formatDuration } from "../src/format/times.js";
import { formatRoute, parentOf, parseRoute, type Route } from "../src/routing/route.js";

test("every view has an address that leads back to it", () => {
  const routes: fc.Arbitrary<Route> = fc.oneof(
    fc.record({ page: fc.constant("experiments" as const), query: fc.string({ unit: "grapheme" }) }),
    fc.record({
      page: fc.constant("run" as const),
      id: fc.integer({ min: 1 }),
      view: fc.constantFrom("run" as const, "sweep" as const),
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

test("what is not an address of a view is the list of experiments; Escape leads to the view above", () => {
  for (const hash of ["", "#", "#/", "#/experiments/x", "#/experiments/-1", "#/nothing", "#/experiments/%"]) {
    expect(parseRoute(hash)).toEqual({ page: "experiments", query: "" });
  }
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
  expect([-5000, 3000, 59_000, 3_599_000, 86_400_000].map(ago)).toEqual([
    "just now",
    "just now",
    "59 s ago",
    "59 min ago",
    "1 d ago",
  ]);
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
