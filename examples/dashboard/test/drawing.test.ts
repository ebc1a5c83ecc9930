import type { Trial, TrialMetrics } from "determined-client";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alignCurves } from "../src/run/curves/align-curves.js";
import { Curves } from "../src/run/curves/curves.js";
import { drawnTrials } from "../src/run/curves/drawn-trials.js";
import { describeRange } from "../src/run/describe-range.js";
import { flatten } from "../src/run/flatten.js";
import { scaleOf } from "../src/sweep/scale.js";
import { ranksOf } from "../src/sweep/shade.js";

const report = (
  trialId: number,
  group: string,
  stepsCompleted: number,
  metrics: Record<string, unknown>,
): TrialMetrics => ({
  trialId,
  trialRunId: 1,
  stepsCompleted,
  endTime: undefined,
  endTimeText: "",
  group,
  metrics,
  batchMetrics: undefined,
});

test("a curve is in the order of its batches, however reports come, and of each batch the last one counts", () => {
  const reports = fc.array(fc.tuple(fc.nat(30), fc.integer()), { minLength: 1 });
  fc.assert(
    fc.property(reports, (given) => {
      const curves = new Curves();
      for (const [step, loss] of given) curves.add(report(1, "training", step, { loss }));
      const [chart] = curves.charts();
      const expected = [...new Map(given)].sort(([one], [other]) => one - other);
      expect(chart!.curves[0]!.steps.map((step, index) => [step, chart!.curves[0]!.values[index]])).toEqual(expected);
    }),
    { seed: 1 },
  );
});

test("more trials than fit are drawn: the first ones, and those that matter in place of the last", () => {
  const trials = [1, 2, 3, 4, 5].map((id) => ({ id })) as unknown as Trial[];
  expect(drawnTrials(trials, [undefined, undefined], 3)).toEqual([1, 2, 3]);
  expect(drawnTrials(trials, [5, 4], 3)).toEqual([1, 4, 5]);
  expect(drawnTrials(trials, [2, 99], 3)).toEqual([1, 2, 3]);
  expect(drawnTrials(trials.slice(0, 2), [2], 3)).toEqual([1, 2]);
});

test("validation_loss is drawn with loss; what is not a number is left out, NaN is a gap", () => {
  const curves = new Curves();
  curves.add(report(2, "validation", 100, { validation_loss: 0.5, note: "fine" }));
  curves.add(report(1, "training", 50, { loss: Number.NaN }));
  curves.add(report(1, "training", 100, { loss: 0.4 }));
  const [chart, ...others] = curves.charts();
  expect(others).toEqual([]);
  expect(chart!.title).toBe("loss");
  expect(alignCurves(chart!.curves)).toEqual([
    [50, 100],
    [null, 0.4],
    [undefined, 0.5],
  ]);
});

test("every value is on its axis, and ticks rise from its beginning to its end", () => {
  const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.boolean(), (given, isLog) => {
      const { at, ticks } = scaleOf(given, isLog);
      for (const value of given) expect(at(value)).toSatisfy((place: number) => place >= -1e-9 && place <= 1 + 1e-9);
      const places = ticks.map((tick) => tick.at);
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places.length).toBeLessThan(400);
    }),
    { seed: 1 },
  );
});

test("words have a place each; a value that is not on the axis has none", () => {
  const { at, ticks } = scaleOf(["sgd", "adam", undefined, "sgd"], false);
  expect(ticks.map(({ value }) => value)).toEqual(["adam", "sgd"]);
  expect([at("adam"), at("sgd"), at("lamb"), at(undefined)]).toEqual([0, 1, undefined, undefined]);
});

test("the best trial has the strongest colour, whichever way is better", () => {
  expect(ranksOf([0.3, undefined, 0.1, 0.2], true)).toEqual([0, undefined, 1, 0.5]);
  expect(ranksOf([0.3, undefined, 0.1, 0.2], false)).toEqual([1, undefined, 0, 0.5]);
});

test("nested hyperparameters are named by their path, ranges are said in words", () => {
  const flat = flatten({ optimizer: { lr: 0.1, betas: [0.9, 0.99] }, width: { type: "int", minval: 1, maxval: 8 } });
  expect([...flat.keys()]).toEqual(["optimizer.lr", "optimizer.betas", "width.type", "width.minval", "width.maxval"]);
  expect(describeRange({ type: "int", minval: 32, maxval: 512 })).toBe("32 to 512");
  expect(describeRange({ type: "log", base: 10, minval: -3, maxval: -1 })).toBe("0.001 to 0.1, log");
  expect(describeRange({ type: "categorical", vals: ["adam", 1, null] })).toBe("adam, 1, null");
  expect(describeRange({ type: "const", val: 16 })).toBe("16");
  expect(describeRange(true)).toBe("true");
});
