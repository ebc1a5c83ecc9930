import { expect, test } from "vitest";
import { nextPoll } from "../../../src/sequence/poll-interval.js";

test("the interval stays the same without a maximum", () => {
  const exact = { earliest: 5000, latest: 5000 };
  expect([1, 2, 10].map((polls) => nextPoll(polls, { interval: 5000 }, 0.5))).toEqual([exact, exact, exact]);
});

test("the interval grows to the maximum and not beyond", () => {
  const limits = { interval: 1000, maxInterval: 8000 };
  const grown = [1, 2, 3, 4, 5, 6, 7].map((polls) => nextPoll(polls, limits, 1).latest);
  expect(grown).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 8000]);
  expect(nextPoll(7, limits, 0)).toEqual({ earliest: 6000, latest: 6000 });
  expect(nextPoll(7, limits, 1)).toEqual({ earliest: 6000, latest: 8000 });
});
