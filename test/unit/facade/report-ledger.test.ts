import { expect, test } from "vitest";
import type { TrialMetrics } from "../../../src/facade/trials/metrics.js";
import { ReportLedger } from "../../../src/facade/trials/report-ledger.js";

const report = (stepsCompleted: number, more: Partial<TrialMetrics> = {}): TrialMetrics => ({
  ...{ trialId: 1, trialRunId: 1, group: "training", endTime: undefined, endTimeText: "", batchMetrics: undefined },
  metrics: { loss: 1 / stepsCompleted },
  stepsCompleted,
  ...more,
});

test("a report is new once, and again when its content is another", () => {
  const ledger = new ReportLedger();
  expect(ledger.admit(report(1), 7)).toBe(true);
  expect(ledger.admit(report(1), 7)).toBe(false);
  expect(ledger.admit(report(1, { metrics: { loss: 1, accuracy: NaN } }), 7)).toBe(true);
  expect(ledger.admit(report(1, { metrics: { accuracy: NaN, loss: 1 } }), 7)).toBe(false);
  expect(ledger.admit(report(1, { metrics: { accuracy: Infinity, loss: 1 } }), 7)).toBe(true);
});

test("trials, runs, steps and ids are told apart", () => {
  const ledger = new ReportLedger();
  const all: [TrialMetrics, number][] = [
    [report(1), 1],
    [report(1), 2],
    [report(2), 1],
    [report(1, { trialRunId: 2 }), 1],
    [report(1, { trialId: 2 }), 1],
  ];
  for (const [each, id] of all) expect(ledger.admit(each, id)).toBe(true);
  for (const [each, id] of all) expect(ledger.admit(each, id)).toBe(false);
});

test("the newest have no ids: from the highest step on they are new once, and known by their ids later", () => {
  const ledger = new ReportLedger();
  ledger.admit(report(1), 1);
  ledger.admit(report(2), 2);
  expect(ledger.headOf(1)).toMatchObject({ run: 1, step: 2 });
  expect([1, 2, 3].map((step) => ledger.admitNewest(report(step)))).toEqual([false, false, true]);
  expect(ledger.admitNewest(report(3, { metrics: { loss: 9, gone: null } }))).toBe(true);
  expect(ledger.admitNewest(report(3, { metrics: { loss: 9 } }))).toBe(false);
  ledger.beginWhole(1);
  expect(ledger.headOf(1)).toBeUndefined();
  const whole = [1, 2, 3].map((step) =>
    ledger.admit(step === 3 ? report(3, { metrics: { loss: 9 } }) : report(step), step),
  );
  expect(whole).toEqual([false, false, false]);
  expect(ledger.headOf(1)).toMatchObject({ step: 3 });
});

test("of more reports than it holds it knows the old by order and id, while they are read and later", () => {
  const ledger = new ReportLedger(100);
  for (let reading = 0; reading < 3; reading++) {
    ledger.beginWhole(1);
    for (let step = 1; step <= 5000; step++) expect(ledger.admit(report(step), step)).toBe(reading === 0);
  }
  // It came late, so its id is higher than those that were forgotten.
  expect(ledger.admit(report(17), 5001)).toBe(true);
  expect(ledger.admit(report(1, { trialRunId: 2 }), 5002)).toBe(true);
  expect(ledger.admit(report(1, { trialId: 2 }), 1)).toBe(true);
});

test("steps of two trials that are read in turns do not hide each other", () => {
  const ledger = new ReportLedger(10);
  for (const trialId of [1, 2])
    for (let step = 1; step <= 100; step++) expect(ledger.admit(report(step, { trialId }), 100 - step)).toBe(true);
});

test("where ids suffice a report is given once, whatever its content becomes, and those that came between are given later", () => {
  const ledger = new ReportLedger(100, true);
  for (let step = 2; step <= 5000; step += 2) expect(ledger.admit(report(step), step)).toBe(true);
  for (let step = 2; step <= 5000; step += 2) expect(ledger.admit(report(step, { metrics: {} }), step)).toBe(false);
  expect(ledger.admit(report(4001), 5001)).toBe(true);
  expect(ledger.admit(report(4999), 4999)).toBe(true);
  expect(ledger.admit(report(4999), 4999)).toBe(false);
  expect(ledger.admit(report(2, { trialId: 2 }), 2)).toBe(true);
});
