import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Determined } from "determined-client";
import { createFakeMaster, type FakeMaster } from "determined-client/testing";

let fake: FakeMaster;
let determined: Determined;
beforeEach(async () => {
  fake = await createFakeMaster({ seed: 7 });
  const { url, clock, fetch } = fake;
  determined = new Determined({ master: url, token: fake.token("determined"), fetch, clock });
});
afterEach(() => fake.close());

test("the best checkpoint of a finished experiment is downloaded", async () => {
  fake.experiments.add({ trials: 2, ago: "1d", runsFor: "1h" });
  const best = await (await determined.getExperiment(1)).topCheckpoint();
  const folder = await best.download({ path: join(await mkdtemp(join(tmpdir(), "best-")), "best") });
  expect(await readdir(folder)).toEqual(["metadata.json", "state.txt", "weights"]);
});

test("hours of training take no time", async () => {
  fake.experiments.add({ runsFor: "1h" });
  const experiment = await determined.getExperiment(1);
  expect(await fake.clock.runUntil(experiment.wait())).toBe("STATE_COMPLETED");
});
