import { expect, test } from "vitest";
import { Determined } from "../../../src/index.js";

async function warningsOf(warnings: unknown): Promise<string[]> {
  const heard: string[] = [];
  const logger = { debug() {}, info() {}, error() {}, warn: (message: string) => void heard.push(message) };
  const experiment = { id: 7, state: "STATE_PAUSED", config: {} };
  const determined = new Determined({
    master: "http://odd.localhost:8080",
    token: "t",
    logger,
    fetch: () => Promise.resolve(Response.json({ experiment, warnings })),
  });
  expect((await determined.createExperiment({ config: { name: "x" }, activate: false })).id).toBe(7);
  return heard;
}

test("an unknown launch warning is logged without what would move the cursor", async () => {
  expect(await warningsOf(["NEW\u001b[2J\u009b"])).toEqual(["Experiment 7: the master warns (NEW\\x1b[2J\\x9b)."]);
});

test("launch warnings of another shape do not hide that the experiment is there", async () => {
  for (const odd of [7, {}, "text", null]) expect(await warningsOf(odd)).toEqual([]);
});
