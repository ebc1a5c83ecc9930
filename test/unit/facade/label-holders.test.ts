import { expect, test } from "vitest";
import { nextLabelStep } from "../../../src/facade/registry/label-holders.js";
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

/** What one promotion does, a request at a time; versions are a map of numbers to whether they have the label. */
function* promotion(labels: Map<number, boolean>, target: number, isLost: () => boolean): Generator<void, void, void> {
  const holders = (): number[] => [...labels].filter(([, has]) => has).map(([version]) => version);
  let replaced = holders().filter((each) => each !== target);
  const put = (version: number, has: boolean): void => void (isLost() || labels.set(version, has));
  yield;
  put(target, true);
  if (labels.get(target)) {
    for (const each of replaced) {
      yield;
      put(each, false);
    }
  }
  for (let steps = 0; steps < 50; steps++) {
    yield;
    const step = nextLabelStep(holders(), target, replaced);
    if (step.kind === "done") return;
    if (step.kind === "add") {
      yield;
      put(target, true);
    } else {
      for (const each of step.versions) {
        yield;
        put(each, false);
      }
      replaced = [];
    }
  }
  throw new Error("The promotion did not end.");
}

test("promotions in every order of their requests leave one label (5,000 schedules)", () => {
  for (let seed = 1; seed <= 5_000; seed++) {
    const random = chance(seed);
    const labels = new Map([1, 2, 3, 4].map((version) => [version, random() < 0.4] as const));
    const lossy = random() < 0.5;
    const isLost = (): boolean => lossy && random() < 0.2;
    const under = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
      promotion(labels, 1 + Math.floor(random() * 4), isLost),
    );
    while (under.length) {
      const index = Math.floor(random() * under.length);
      if (under[index]!.next().done) under.splice(index, 1);
    }
    expect([...labels.values()].filter(Boolean), `seed ${seed}`).toHaveLength(1);
  }
});
