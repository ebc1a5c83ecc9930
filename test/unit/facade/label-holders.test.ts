import { expect, test } from "vitest";
import { nextLabelStep } from "../../../src/facade/registry/label-holders.js";
import { promote, type LabelledVersion } from "../../../src/facade/registry/promote.js";
import { chance } from "./dedupe-weather.js";

test("a label that nobody has is added again, one that a single version has is where it should be", () => {
  expect(nextLabelStep([], 2, [1])).toEqual({ kind: "add" });
  expect(nextLabelStep([2], 2, [1])).toEqual({ kind: "done" });
  // Somebody promoted another version after this one.
  expect(nextLabelStep([5], 2, [])).toEqual({ kind: "done" });
});

test("what had the label before gives way, even with a higher number", () => {
  expect(nextLabelStep([1, 9], 1, [9])).toEqual({ kind: "remove", versions: [9] });
  expect(nextLabelStep([1, 9, 8], 1, [9, 8])).toEqual({ kind: "remove", versions: [9, 8] });
  // The request that added it got lost.
  expect(nextLabelStep([9, 8], 1, [9, 8])).toEqual({ kind: "add" });
});

test("of promotions that race the higher version stays, whichever of them decides", () => {
  expect(nextLabelStep([2, 3], 2, [])).toEqual({ kind: "remove", versions: [2] });
  expect(nextLabelStep([2, 3], 3, [])).toEqual({ kind: "remove", versions: [2] });
  expect(nextLabelStep([1, 2, 3], 2, [1])).toEqual({ kind: "remove", versions: [1, 2] });
});

/**
 * Versions behind requests that arrive in a random order, one at a time: `run` carries one out after the other until all
 * promotions have ended. A lost request is carried out or not, and fails for its sender either way.
 */
function registry(random: () => number): {
  labels: Map<number, boolean>;
  start: (target: number) => void;
  run: () => Promise<void>;
} {
  const labels = new Map([1, 2, 3, 4].map((version) => [version, random() < 0.4] as const));
  const isLossy = random() < 0.5;
  const waiting: (() => void)[] = [];
  const arrive = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const set = (version: number) => async (given: string[]) => {
    await arrive();
    const isLost = isLossy && random() < 0.2;
    if (!isLost || random() < 0.5) labels.set(version, given.includes("production"));
    if (isLost) throw Object.assign(new Error("lost"), { sent: true });
  };
  const read = async (): Promise<LabelledVersion[]> => {
    await arrive();
    return [...labels].map(([modelVersion, has]) => ({
      modelVersion,
      labels: has ? ["production"] : [],
      setLabels: set(modelVersion),
      take(fields: { labels: readonly string[] }) {
        Object.assign(this, fields);
      },
    }));
  };
  const promotions: Promise<unknown>[] = [];
  let under = 0;
  return {
    labels,
    start(modelVersion) {
      under++;
      const clock = { sleep: arrive };
      const promotion = { modelName: "m", read, modelVersion, label: "production", clock, request: {} };
      promotions.push(promote(promotion).finally(() => under--));
    },
    async run() {
      while (under) {
        // What has been answered goes on until it waits for its next request.
        for (let turns = 0; turns < 12; turns++) await Promise.resolve();
        if (waiting.length) waiting.splice(Math.floor(random() * waiting.length), 1)[0]!();
      }
      await Promise.all(promotions);
    },
  };
}

test("promotions in every order of their requests leave one label (3,000 schedules, with lost answers)", async () => {
  for (let seed = 1; seed <= 3_000; seed++) {
    const random = chance(seed);
    const { labels, start, run } = registry(random);
    const count = 2 + Math.floor(random() * 2);
    for (let each = 0; each < count; each++) start(1 + Math.floor(random() * 4));
    await run();
    expect([...labels.values()].filter(Boolean), `seed ${seed}`).toHaveLength(1);
  }
});
