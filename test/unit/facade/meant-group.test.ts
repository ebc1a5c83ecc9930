import { expect, onTestFinished, test } from "vitest";
import { meantGroup } from "../../../src/facade/trials/meant-group.js";
import { Determined } from "../../../src/index.js";
import { createFakeMaster } from "../../../src/testing.js";

const summary = { avg_metrics: {}, validation_metrics: {}, inference: {} };

test.each([
  ["val", "validation"],
  ["Valid", "validation"],
  ["validations", "validation"],
  ["train", "training"],
  ["trainig", "training"],
  ["infrence", "inference"],
  ["validation", undefined],
  ["inference", undefined],
  ["system", undefined],
])("%j resembles %j among the groups of a trial", (group, meant) => expect(meantGroup(group, summary)).toBe(meant));

test("nothing is meant where nothing was reported, or nothing is known", () => {
  expect(meantGroup("val", {})).toBeUndefined();
  expect(meantGroup("val", undefined)).toBeUndefined();
  expect(meantGroup("val", { toString: {} })).toBeUndefined();
});

test("iterMetrics of a misspelt group gives nothing, with a warning and without a further request", async () => {
  const fake = await createFakeMaster();
  onTestFinished(() => fake.close());
  const warnings: string[] = [];
  const logger = { debug() {}, info() {}, error() {}, warn: (text: string) => void warnings.push(text) };
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, token: fake.token("determined"), fetch, clock, logger });
  const config = { name: "a", entrypoint: "x", searcher: { name: "single", metric: "loss" } } as const;
  const experiment = await determined.createExperiment({ config, modelFiles: { "a.py": "" } });
  await fake.clock.runUntil(experiment.wait());
  const trial = await determined.getTrial((await experiment.awaitFirstTrial()).id);
  const before = fake.requests().length;
  const read = async (group: string): Promise<number> => {
    let count = 0;
    for await (const report of trial.iterMetrics({ group })) count += Math.sign(report.stepsCompleted);
    return count;
  };
  expect(await read("val")).toBe(0);
  expect(warnings).toEqual([`Trial ${trial.id} has no metrics of the group "val" so far. Did you mean "validation"?`]);
  expect(fake.requests()).toHaveLength(before + 1);
  expect(await read("validation")).toBeGreaterThan(0);
  expect(warnings).toHaveLength(1);
});
