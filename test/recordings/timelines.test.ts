import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { look, newestCheckpoint } from "./observe.js";
import { compareOrder, readTimeline, sequences, type Deed, type Passage, type Sight } from "./timeline.js";
import { trainPy } from "./train-program.js";

const reasons = JSON.parse(readFileSync(new URL("timeline-reasons.json", import.meta.url), "utf8")) as {
  scenario: string;
  what: string;
  reason: string;
}[];

/** A scenario on the fake: everything that its experiments went through. */
class Run {
  readonly seen: { sight: Sight; at: number }[] = [];
  readonly #fake: FakeMaster;
  readonly #ids: number[] = [];

  constructor(fake: FakeMaster) {
    this.#fake = fake;
  }

  /** Lets so much time pass, and looks whenever something has happened in it. */
  async pass(milliseconds: number, until: () => boolean = () => false): Promise<void> {
    const { clock } = this.#fake;
    const end = clock.now() + milliseconds;
    while (clock.now() < end && !until()) {
      const due = this.#fake.snapshot().agenda.map(({ at }) => at);
      await clock.advance(Math.max(1, Math.min(end, ...due) - clock.now()));
      await this.look();
    }
  }

  async look(): Promise<void> {
    for (const id of this.#ids) this.seen.push({ sight: await look(this.#fake, id), at: this.#fake.clock.now() });
  }

  latest(id: number): Sight | undefined {
    return this.seen.findLast(({ sight }) => sight.experiment === id)?.sight;
  }

  async act({ do: request, body, status }: Deed): Promise<void> {
    const [method = "", path = ""] = request.split(" ");
    let text = JSON.stringify(body);
    // Checkpoints of the recorded master are those that the first experiment saved here.
    const recorded = /"newest"|source_checkpoint_uuid: ([\da-f-]{36})/.exec(text ?? "");
    if (text !== undefined && recorded !== null)
      text = text.replace(recorded[1] ?? "newest", await newestCheckpoint(this.#fake, this.#ids[0] ?? 0));
    const response = await this.#fake.fetch(this.#fake.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#fake.token("determined")}` },
      ...(text === undefined ? {} : { body: text }),
    });
    expect(`${request} ${response.status}`).toBe(`${request} ${status}`);
    const made = (await response.json()) as { experiment?: { id: number } };
    if (path === "/api/v1/experiments" && made.experiment !== undefined) this.#ids.push(made.experiment.id);
    await this.look();
  }
}

/** True when an experiment is where it was when the client acted: its state, and how far the trials are. */
function isAsSeen(actual: Sight | undefined, recorded: Sight, deed?: Deed): boolean {
  if (actual === undefined || actual.state !== recorded.state) return false;
  const [, trialId] = /trials\/(\d+)/.exec(deed?.do ?? "") ?? [];
  const trials = (sight: Sight, steps: Record<string, number> = {}): string =>
    JSON.stringify(
      sight.trials
        ?.filter(({ id }) => trialId === undefined || id === Number(trialId))
        .map(({ id, state, step, allocations }) => [state, steps[id] ?? step, allocations]),
    );
  const deleted = (sight: Sight): string => JSON.stringify((sight.checkpoints?.["DELETED"] ?? []).sort());
  return trials(actual) === trials(recorded, deed?.steps) && deleted(actual) === deleted(recorded);
}

const directory = fileURLToPath(new URL("data/timelines", import.meta.url));
const scenarios = readdirSync(directory).map((file) => file.replace(".jsonl", ""));

test.each(scenarios)("scenario %s goes through the states in the recorded order", async (name) => {
  const timeline = readTimeline(`${directory}/${name}.jsonl`);
  const sights = timeline.flatMap((one) => ("see" in one ? [one.see] : []));
  await using blank = await createFakeMaster({ slots: 4 });
  const snapshot = blank.snapshot();
  snapshot.counters["experiment"] = Math.min(...sights.map(({ experiment }) => experiment)) - 1;
  snapshot.counters["trial"] = Math.min(...sights.flatMap(({ trials = [] }) => trials.map(({ id }) => id))) - 1;
  await using fake = await createFakeMaster({ snapshot });
  fake.train((context) => {
    const plan = trainPy(context);
    // No two containers of a real machine keep step.
    return { ...plan, stepDuration: Number(plan.stepDuration) + 400 * (context.trial.id % 2) };
  });

  const run = new Run(fake);
  for (const [index, one] of timeline.entries()) {
    if ("see" in one) continue;
    // Deeds in a row follow one another; the first of them follows what was seen.
    const former = timeline[index - 1];
    const place = former !== undefined && "see" in former ? former.see : undefined;
    const isThere = (): boolean => place === undefined || isAsSeen(run.latest(place.experiment), place, one);
    await run.pass(60_000, isThere);
    expect(isThere(), `the fake comes to where ${one.do} was sent`).toBe(true);
    await run.pass(one.after * 1000);
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
