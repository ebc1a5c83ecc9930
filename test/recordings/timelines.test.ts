import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isAsSeen, placeOf, Run, startScenario } from "./scenario.js";
import { compareOrder, readTimeline, sequences, type Passage } from "./timeline.js";

const reasons = JSON.parse(readFileSync(new URL("timeline-reasons.json", import.meta.url), "utf8")) as {
  scenario: string;
  what: string;
  reason: string;
}[];

const directory = fileURLToPath(new URL("data/timelines", import.meta.url));
const scenarios = readdirSync(directory).map((file) => file.replace(".jsonl", ""));

test.each(scenarios)("scenario %s goes through the states in the recorded order", async (name) => {
  const timeline = readTimeline(`${directory}/${name}.jsonl`);
  const sights = timeline.flatMap((one) => ("see" in one ? [one.see] : []));
  await using fake = await startScenario(sights);
  const run = new Run(fake);
  for (const [index, one] of timeline.entries()) {
    if ("see" in one) continue;
    await run.comeTo(one, placeOf(timeline, index));
    await run.act(one);
  }
  const last = new Map(sights.map((sight) => [sight.experiment, sight]));
  await run.pass(60_000, () => [...last.values()].every((sight) => isAsSeen(run.latest(sight.experiment), sight)));

  const recorded = sequences(sights.map((sight, at) => ({ sight, at })));
  const actual = sequences(run.seen);
  const differences = [...new Set([...recorded.keys(), ...actual.keys()])].flatMap((thing) =>
    compareOrder(thing, recorded.get(thing) ?? [], actual.get(thing) ?? []),
  );
  const explained = (what: string): boolean =>
    reasons.some((reason) => reason.scenario === name && new RegExp(reason.what).test(what));
  expect(differences.filter((what) => !explained(what))).toEqual([]);
  const unused = reasons.filter(
    ({ scenario, what }) => scenario === name && !differences.some((one) => new RegExp(what).test(one)),
  );
  expect(unused).toEqual([]);
});

test("a recorded state that never comes, and a lasting one that was not recorded, are differences", () => {
  const passages = (...states: string[]): Passage[] =>
    states.map((state, index) => ({ state, from: index * 1000, until: (index + 1) * 1000 }));
  const short = { state: "STOPPING", from: 1000, until: 1010 };
  const recorded = passages("RUNNING", "COMPLETED");
  expect(compareOrder("x", recorded, [passages("RUNNING")[0]!, short, ...passages("COMPLETED")])).toEqual([]);
  expect(compareOrder("x", recorded, passages("COMPLETED", "RUNNING"))).toHaveLength(2);
  expect(compareOrder("x", recorded, passages("RUNNING"))).toEqual(["x: recorded COMPLETED never came"]);
  expect(compareOrder("x", recorded, passages("RUNNING", "ERROR", "COMPLETED"))).toEqual([
    "x: ERROR for 1000 ms was not recorded",
  ]);
});
