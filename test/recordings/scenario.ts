import { expect } from "vitest";
import { createFakeMaster, type FakeMaster, type FakeSnapshot } from "../../src/testing.js";
import { look, newestCheckpoint } from "./observe.js";
import type { Deed, Sight } from "./timeline.js";
import { trainPy } from "./train-program.js";

/** A master with four slots on which ids go on where the recording begins. */
export async function startScenario(sights: readonly Sight[], report = 2): Promise<FakeMaster> {
  await using blank = await createFakeMaster({ slots: 4 });
  const snapshot = blank.snapshot();
  if (sights.length === 0) {
    // The tasks look at an experiment of another recording.
    snapshot.counters["experiment"] = 37;
    const fake = await goingOn(snapshot);
    fake.experiments.add({ name: "looked at" });
    return fake;
  }
  snapshot.counters["experiment"] = Math.min(...sights.map(({ experiment }) => experiment)) - 1;
  snapshot.counters["trial"] = Math.min(...sights.flatMap(({ trials = [] }) => trials.map(({ id }) => id))) - 1;
  if (report < Infinity) snapshot.counters["metric"] = report - 1;
  return goingOn(snapshot);
}

/** A fake that goes on from a snapshot with the recorded program. */
export async function goingOn(snapshot: FakeSnapshot): Promise<FakeMaster> {
  const fake = await createFakeMaster({ snapshot });
  fake.train((context) => {
    const plan = trainPy(context);
    // No two containers of a real machine keep step.
    return { ...plan, stepDuration: Number(plan.stepDuration) + 400 * (context.trial.id % 2) };
  });
  return fake;
}

/** Lets time pass until the fake does something, or until the end. */
export async function toNextEvent(fake: FakeMaster, end: number): Promise<void> {
  const due = fake.snapshot().agenda.map(({ at }) => at);
  await fake.clock.advance(Math.max(1, Math.min(end, ...due) - fake.clock.now()));
}

/** What was seen just before a deed; undefined where deeds follow one another. */
export function placeOf(timeline: readonly (Deed | { see: Sight })[], index: number): Sight | undefined {
  const former = timeline[index - 1];
  return former !== undefined && "see" in former ? former.see : undefined;
}

/** A scenario on the fake: everything that its experiments went through. */
export class Run {
  readonly seen: { sight: Sight; at: number }[] = [];
  /** Deeds of the time line that are done. */
  readonly done = new Set<object>();
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
      await toNextEvent(this.#fake, end);
      await this.look();
    }
  }

  /** Looks at every experiment. */
  async look(): Promise<void> {
    for (const id of this.#ids) this.seen.push({ sight: await look(this.#fake, id), at: this.#fake.clock.now() });
  }

  /** What an experiment showed last. */
  latest(id: number): Sight | undefined {
    return this.seen.findLast(({ sight }) => sight.experiment === id)?.sight;
  }

  /** Does what the recorded client did; the answer. */
  async act(deed: Deed): Promise<unknown> {
    this.done.add(deed);
    const { do: request, body, status } = deed;
    if (request === "loseAgent" || request === "returnAgent") {
      this.#fake[request]();
      return this.look();
    }
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
    return made;
  }

  /** Waits until all is as it was when the recorded client acted. */
  async comeTo(deed: Deed, sight: Sight | undefined): Promise<void> {
    const isThere = (): boolean => sight === undefined || isAsSeen(this.latest(sight.experiment), sight, deed);
    await this.pass(60_000, isThere);
    expect(isThere(), `the fake comes to where ${deed.do} was sent`).toBe(true);
    await this.pass(deed.after * 1000);
  }
}

/** True when an experiment is where it was when the client acted: its state, and how far the trials are. */
export function isAsSeen(actual: Sight | undefined, recorded: Sight, deed?: Deed): boolean {
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
