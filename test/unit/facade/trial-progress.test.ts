import { expect, test } from "vitest";
import { TrialProgress, type TrialLook } from "../../../src/facade/trials/trial-progress.js";
import type { TrialMetrics } from "../../../src/facade/trials/metrics.js";

const report = { trialId: 1, metrics: { loss: 1 } } as unknown as TrialMetrics;

function lookAt(count: number, isOver: boolean): TrialLook {
  const counts = new Map([["loss", count]]);
  return { isOver, isRunning: !isOver, restarts: 0, mark: String(count), batches: count, counts, numbers: ["loss"] };
}

/** Reads all reports of a trial, of which that many come; gives whether that was all. */
function readWhole(progress: TrialProgress, look: TrialLook, count: number): boolean {
  progress.beginWhole();
  for (let each = 0; each < count; each++) progress.count(report);
  return progress.endWhole(look, 1);
}

test.each([true, false])("a stream that held less than the record counts is read once more (over: %s)", (isOver) => {
  const progress = new TrialProgress();
  const look = lookAt(3, isOver);
  expect(progress.decide(look)).toBe("all");
  expect(readWhole(progress, look, 2)).toBe(false);
  expect(progress.decide(look)).toBe("all");
  expect(readWhole(progress, look, 3)).toBe(true);
});

test("a master that counts otherwise is believed the second time, and not asked again", () => {
  const progress = new TrialProgress();
  const look = lookAt(3, false);
  expect(readWhole(progress, look, 2)).toBe(false);
  expect(readWhole(progress, look, 2)).toBe(true);
  expect(progress.decide(look)).toBe("nothing");
  expect(readWhole(progress, lookAt(4, true), 3)).toBe(true);
});
