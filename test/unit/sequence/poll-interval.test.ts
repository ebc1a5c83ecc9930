import fc from "fast-check";
import { expect, test } from "vitest";
import { nextPoll } from "../../../src/sequence/poll-interval.js";

const hour = 3_600_000;

test("an interval that is given is exact, however long it has been", () => {
  const exact = { earliest: 5000, latest: 5000 };
  expect(nextPoll({ interval: 5000 }, 1, 0)).toEqual(exact);
  expect(nextPoll({ interval: 5000 }, 5000, 10 * hour, 500, 0.9)).toEqual(exact);
});

test("with maxInterval the interval grows to it and not beyond", () => {
  const times = { interval: 1000, maxInterval: 8000 };
  const grown = [1, 2, 3, 4, 5, 6, 7].map((polls) => nextPoll(times, polls, 0, 5000, 1).latest);
  expect(grown).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 8000]);
  expect(nextPoll(times, 7, 0, 5000, 0)).toEqual({ earliest: 6000, latest: 6000 });
  expect(nextPoll(times, 7, 0, 5000, 1)).toEqual({ earliest: 6000, latest: 8000 });
  expect(nextPoll({ maxInterval: 1000 }, 1, 0, 5000, 1)).toEqual({ earliest: 1000, latest: 1000 });
});

test("without either it is 5 s at first, later a hundredth of the time waited, at most a minute, less a tenth at most", () => {
  const latest = (waited: number): number => nextPoll({}, 1, waited, 5000, 1).latest;
  expect([0, 500_000, hour, 10 * hour].map(latest)).toEqual([5000, 5000, 36_000, 60_000]);
  fc.assert(
    fc.property(fc.nat(40 * hour), fc.double({ min: 0, max: 1, noNaN: true }), (waited, random) => {
      const usual = latest(waited);
      const window = nextPoll({}, 3, waited, 5000, random);
      expect(window.earliest).toBeCloseTo(usual * 0.9);
      expect(window.latest).toBeGreaterThanOrEqual(window.earliest);
      expect(window.latest).toBeLessThanOrEqual(usual);
    }),
    { seed: 13 },
  );
});

test("what is quick at first stays so for a while", () => {
  expect(nextPoll({}, 1, 0, 500, 1).latest).toBe(500);
  expect(nextPoll({}, 1, 100_000, 500, 1).latest).toBe(1000);
});
