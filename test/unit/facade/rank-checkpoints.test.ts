import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bestOfEachTrial,
  compareLatest,
  metricOf,
  rankCheckpoints,
  settleRanking,
  sortByMetric,
  type Rankable,
} from "../../../src/facade/checkpoints/rank-checkpoints.js";

// A run that fails can be repeated.
fc.configureGlobal({ seed: 20_261_128 });

interface Sample extends Rankable {
  name: string;
}

function checkpoint(
  name: string,
  value: unknown,
  more: { trial?: number; step?: number; at?: number; state?: string } = {},
): Sample {
  return {
    name,
    state: more.state ?? "STATE_COMPLETED",
    reportTime: new Date(more.at ?? 0),
    metadata: more.step === undefined ? {} : { steps_completed: more.step },
    training: {
      trialId: more.trial ?? 1,
      validationMetrics: { avgMetrics: value === undefined ? {} : { loss: value } },
    },
  };
}

const smaller = { metric: "loss", smallerIsBetter: true };
const larger = { metric: "loss", smallerIsBetter: false };
const names = (samples: readonly Sample[]): string => samples.map(({ name }) => name).join("");

// The sample that was observed with the Python SDK: f, b, c ascending, then those without the metric.
const observed = [
  checkpoint("a", 3, { trial: 1 }),
  checkpoint("b", 1, { trial: 1 }),
  checkpoint("c", 2, { trial: 2 }),
  checkpoint("d", undefined, { trial: 3 }),
  checkpoint("e", undefined, { trial: 4 }),
  checkpoint("f", 0.5, { trial: 5 }),
];

test("the best of each trial, best first; those without the metric do not qualify", () => {
  expect(names(bestOfEachTrial(rankCheckpoints(observed, smaller)))).toBe("fbc");
  expect(names(bestOfEachTrial(rankCheckpoints(observed, larger)))).toBe("acf");
});

test("in a listing, those without the metric come last in both directions", () => {
  expect(names(sortByMetric(observed, smaller))).toBe("fbcade");
  expect(names(sortByMetric(observed, larger))).toBe("acbfde");
});

test("null is missing, and NaN comes after every number, infinities included", () => {
  const samples = [
    checkpoint("n", NaN),
    checkpoint("t", "NaN"),
    checkpoint("0", null),
    checkpoint("i", Infinity),
    checkpoint("1", 1),
    checkpoint("m", "-Infinity"),
    checkpoint("s", "text"),
  ];
  expect(names(rankCheckpoints(samples, smaller))).toBe("m1int");
  expect(names(rankCheckpoints(samples, larger))).toBe("i1mnt");
});

test("ties go by the higher step, then by the newer report", () => {
  const samples = [
    checkpoint("a", 1, { step: 100, at: 9 }),
    checkpoint("b", 1, { step: 200, at: 1 }),
    checkpoint("c", 1, { step: 200, at: 2 }),
    checkpoint("d", 1),
  ];
  for (const ranking of [smaller, larger]) expect(names(rankCheckpoints(samples, ranking))).toBe("cbad");
  expect(names([...samples].sort(compareLatest))).toBe("cbad");
});

test("reports within one millisecond tie by the digits that a Date lacks", () => {
  const at = (name: string, reportTimeText: string): Sample => ({ ...checkpoint(name, 1), reportTimeText });
  const samples = [
    at("a", "1970-01-01T00:00:00Z"),
    at("b", "1970-01-01T00:00:00.00009Z"),
    at("c", "1970-01-01T00:00:00.000123Z"),
  ];
  expect(names(rankCheckpoints(samples, smaller))).toBe("cba");
});

test("two infinities of one sign tie", () => {
  const samples = [checkpoint("a", Infinity, { step: 1 }), checkpoint("b", Infinity, { step: 2 })];
  expect(names(rankCheckpoints(samples, smaller))).toBe("ba");
});

test.each(["STATE_DELETED", "STATE_PARTIALLY_DELETED", "STATE_ACTIVE", "STATE_ERROR", "STATE_FROM_THE_FUTURE"])(
  "a checkpoint that is %s does not qualify",
  (state) => {
    expect(names(rankCheckpoints([checkpoint("x", 1, { state }), checkpoint("y", 2)], smaller))).toBe("y");
  },
);

test("a checkpoint without training, and metrics that are null, are accepted", () => {
  expect(metricOf({ state: "STATE_COMPLETED", training: undefined }, "loss")).toBeUndefined();
  expect(
    metricOf({ state: "STATE_COMPLETED", training: { validationMetrics: { avgMetrics: null } } }, "loss"),
  ).toBeUndefined();
});

test("a metric may be named like a member of Object", () => {
  expect(metricOf(checkpoint("a", 1), "toString")).toBeUndefined();
});

test.each([
  [{}, { searcher: { metric: "acc", smaller_is_better: false } }, { metric: "acc", smallerIsBetter: false }],
  [{}, { searcher: { metric: "acc" } }, { metric: "acc", smallerIsBetter: true }],
  [
    { smallerIsBetter: true },
    { searcher: { metric: "acc", smaller_is_better: false } },
    { metric: "acc", smallerIsBetter: false },
  ],
  [
    { sortBy: "f1" },
    { searcher: { metric: "acc", smaller_is_better: false } },
    { metric: "f1", smallerIsBetter: false },
  ],
  [
    { sortBy: "f1", smallerIsBetter: true },
    { searcher: { metric: "acc", smaller_is_better: false } },
    { metric: "f1", smallerIsBetter: true },
  ],
  [{ sortBy: "f1" }, {}, { metric: "f1", smallerIsBetter: true }],
  [{ sortBy: "f1" }, undefined, { metric: "f1", smallerIsBetter: true }],
  [{}, { searcher: {} }, undefined],
  [{}, undefined, undefined],
])("%j with the configuration %j ranks by %j", (wish, config, ranking) => {
  expect(settleRanking(wish, config)).toEqual(ranking);
});

test("whatever the values, no worse one comes before a better one, and nothing is lost", () => {
  const value = fc.oneof(fc.double(), fc.constantFrom("NaN", "Infinity", "-Infinity", null, undefined));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.nat(3))), fc.boolean(), (values, smallerIsBetter) => {
      const samples = values.map(([each, step], index) => checkpoint(String(index), each, { step, at: index }));
      const sorted = sortByMetric(samples, { metric: "loss", smallerIsBetter });
      expect(new Set(sorted)).toEqual(new Set(samples));
      const numbers = sorted.map((each) => metricOf(each, "loss"));
      const classes = numbers.map((each) => (each === undefined ? 2 : Number.isNaN(each) ? 1 : 0));
      expect(classes).toEqual([...classes].sort());
      for (let at = 1; at < sorted.length && classes[at] === 0; at++) {
        const [one, other] = [numbers[at - 1]!, numbers[at]!];
        expect(smallerIsBetter ? one <= other : one >= other).toBe(true);
      }
    }),
  );
});
