import { expect, onTestFinished, test, vi } from "vitest";
import { AmbiguousCreateError, type DeterminedOptions, type Experiment } from "../../../src/index.js";
import { dedupeLabel } from "../../../src/facade/experiments/dedupe-label.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { calm, clientIn, config, running } from "./dedupe-weather.js";

const releases = ["0.38.1", "0.19.10"] as const;
const label = dedupeLabel("k");

interface Scene {
  fake: FakeMaster;
  /** Calls with the key; time jumps meanwhile. */
  launch: (more?: object, options?: DeterminedOptions) => Promise<Experiment>;
  /** Two calls at once. */
  race: () => Promise<PromiseSettledResult<Experiment>[]>;
  labelsOf: (id: number) => Promise<string[]>;
}

function onEachRelease(title: string, body: (scene: Scene) => Promise<void>): void {
  for (const version of releases) {
    test(`${title} [${version}]`, async () => {
      const fake = await createFakeMaster({ version });
      onTestFinished(() => fake.close());
      const start = (more: object, options: DeterminedOptions): Promise<Experiment> =>
        clientIn(fake, calm, options).createExperiment({ config, dedupeKey: "k", ...more });
      const both = (): Promise<PromiseSettledResult<Experiment>[]> =>
        Promise.allSettled([start({}, { retry: false }), start({}, { retry: false })]);
      await body({
        fake,
        launch: (more = {}, options = {}) => fake.clock.runUntil(start(more, options)),
        race: () => fake.clock.runUntil(both()),
        labelsOf: async (id) => [...(await clientIn(fake, calm).getExperiment(id)).labels],
      });
    });
  }
}

const operations = (fake: FakeMaster): (string | undefined)[] => fake.requests().map(({ operation }) => operation);
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

onEachRelease("a launch asks before and after, and a second one asks once", async ({ fake, launch }) => {
  await launch();
  expect(operations(fake)).toEqual(["GetExperiments", "CreateExperiment", "GetExperiments"]);
  await launch();
  expect(operations(fake).slice(3)).toEqual(["GetExperiments", "GetExperiment"]);
});

onEachRelease("a surplus experiment loses the label, so that the key stands for one", async ({ race, labelsOf }) => {
  await race();
  expect(await labelsOf(1)).toEqual([label]);
  expect(await labelsOf(2)).toEqual([label.replace("dedupe", "surplus")]);
});

onEachRelease("a cancel that fails is repeated", async ({ fake, race }) => {
  fake.faults.drop({ operation: "CancelExperiment", when: "before" });
  fake.faults.fail({ operation: "CancelExperiment", status: 500, skip: 1 });
  const results = await race();
  expect(results.map((result) => (result as PromiseFulfilledResult<Experiment>).value.id)).toEqual([1, 1]);
  expect(await running(fake)).toEqual([1]);
});

onEachRelease("a surplus experiment that nobody can cancel is an error, until it is cancelled", async (scene) => {
  const { fake, race, launch, labelsOf } = scene;
  fake.faults.fail({ operation: "CancelExperiment", status: 403, times: Infinity });
  const errors = (await race()).flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  expect(errors.length).toBeGreaterThan(0);
  for (const error of [...errors, await failure(launch())]) {
    expect(error).toBeInstanceOf(AmbiguousCreateError);
    expect(error).toMatchObject({ operation: "createExperiment", dedupeKey: "k", experimentIds: [1, 2] });
    expect((error as Error).message).toMatch(/^Experiment 2 was launched beside experiment 1 .*could not be cancelled/);
  }
  fake.faults.clear();
  expect((await launch()).id).toBe(1);
  expect(await running(fake)).toEqual([1]);
  expect(await labelsOf(2)).not.toContain(label);
});

onEachRelease("a search that never succeeds is an error that names what was created", async ({ fake, launch }) => {
  fake.faults.drop({ operation: "GetExperiments", skip: 1, times: Infinity });
  const error = await failure(launch({}, { retry: false }));
  expect(error).toMatchObject({ name: "AmbiguousCreateError", dedupeKey: "k", experimentIds: [1] });
  expect((error as Error).message).toMatch(
    /^Experiment 1 was created, but .* Call createExperiment again with that key/,
  );
  fake.faults.clear();
  expect((await launch()).id).toBe(1);
});

onEachRelease("a lost first search is its own error: nothing was created", async ({ fake, launch }) => {
  fake.faults.drop({ operation: "GetExperiments" });
  expect(await failure(launch({}, { retry: false }))).toMatchObject({ name: "MasterUnreachableError" });
  expect(operations(fake)).toEqual(["GetExperiments"]);
});

onEachRelease(
  "a lost answer is looked after some moments later, since the request may be on its way",
  async (scene) => {
    const { fake, launch } = scene;
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    fake.faults.drop({ operation: "CreateExperiment", when: "after" });
    expect((await launch({}, { logger })).id).toBe(1);
    expect(operations(fake)).toEqual(["GetExperiments", "CreateExperiment", "GetExperiments", "GetExperiment"]);
    expect(warn.mock.calls.flat()).toEqual([
      expect.stringMatching(/^The answer of createExperiment got lost; experiment 1 /),
    ]);
  },
);

for (const status of [500, 502, 503, 504]) {
  onEachRelease(`a create that was carried out and answered with ${status} is found`, async ({ fake, launch }) => {
    fake.faults.fail({ operation: "CreateExperiment", status, afterEffect: true });
    expect((await launch()).id).toBe(1);
    expect(await running(fake)).toEqual([1]);
  });
  onEachRelease(`a create that was not carried out and answered with ${status} fails as ever`, async (scene) => {
    const { fake, launch } = scene;
    fake.faults.fail({ operation: "CreateExperiment", status });
    expect(await failure(launch())).toMatchObject({ name: "ServerError", status });
  });
}

onEachRelease("a refused create is final: nothing is looked for", async ({ fake, launch }) => {
  fake.faults.fail({ operation: "CreateExperiment", status: 403 });
  expect(await failure(launch())).toMatchObject({ name: "ForbiddenError" });
  expect(operations(fake)).toEqual(["GetExperiments", "CreateExperiment"]);
});

onEachRelease("an answer that is cut, or another's page, is found out too", async ({ fake, launch }) => {
  fake.faults.cut({ operation: "CreateExperiment", afterBytes: 40 });
  expect((await launch()).id).toBe(1);
  fake.faults.fail({ operation: "CreateExperiment", status: 200, body: "<html>", afterEffect: true });
  expect((await launch({ dedupeKey: "other" })).id).toBe(2);
  expect(await running(fake)).toEqual([1, 2]);
});

onEachRelease("an ended, cancelled or archived one is still the one of its key", async ({ fake, launch }) => {
  const first = await launch();
  await first.kill();
  await fake.clock.runUntil(first.wait());
  await first.archive();
  const again = await launch();
  expect([again.id, again.archived, again.state]).toEqual([1, true, "STATE_CANCELED"]);
  expect(fake.requests({ operation: "CreateExperiment" })).toHaveLength(1);
});

onEachRelease("once it is deleted the key launches anew, and never gives the cancelled surplus", async (scene) => {
  const { fake, race, launch } = scene;
  const [one] = await race();
  const first = (one as PromiseFulfilledResult<Experiment>).value;
  await first.kill();
  await fake.clock.runUntil(first.wait());
  await first.delete();
  expect((await launch()).id).toBe(3);
  expect(await running(fake)).not.toContain(2);
});

onEachRelease("a fork and a copied configuration bear the label, and are left alone", async ({ fake, launch }) => {
  await launch();
  const copy = { ...config, labels: [label] };
  await clientIn(fake, calm).createExperiment({ config: copy, parentId: 1 });
  await fake.clock.advance("2h");
  await clientIn(fake, calm).createExperiment({ config: copy });
  expect((await launch()).id).toBe(1);
  expect(await running(fake)).toEqual([1, 2, 3]);
  const fork = await launch({ parentId: 1 });
  expect(fork.id).toBe(2);
});

onEachRelease("more than a page of surplus is cancelled", async ({ fake, launch }) => {
  await launch();
  for (let id = 2; id <= 130; id++)
    await clientIn(fake, calm).createExperiment({ config: { ...config, labels: [label] }, activate: false });
  expect((await launch()).id).toBe(1);
  expect(await running(fake)).toEqual([1]);
});

onEachRelease("a call that is aborted while it looks ends with the reason", async ({ fake, launch }) => {
  fake.faults.drop({ operation: "CreateExperiment", when: "after" });
  const stop = new AbortController();
  void fake.clock.sleep(500).then(() => stop.abort("enough"));
  expect(await failure(launch({ signal: stop.signal }))).toBe("enough");
});

test("a surplus one that trains elsewhere needs no cancel", async () => {
  const fake = await createFakeMaster();
  onTestFinished(() => fake.close());
  fake.faults.fail({ operation: "CancelExperiment", status: 404, times: Infinity });
  const calls = [1, 2].map(() => clientIn(fake, calm).createExperiment({ config, dedupeKey: "k", unmanaged: true }));
  expect((await fake.clock.runUntil(Promise.all(calls))).map(({ id }) => id)).toEqual([1, 1]);
});

test("a master that drops the label is warned about", async () => {
  const fake = await createFakeMaster();
  onTestFinished(() => fake.close());
  const fetch: typeof globalThis.fetch = async (...input) => {
    const answer = await fake.fetch(...input);
    return new Response((await answer.text()).replaceAll(label, "policy"), answer);
  };
  const warn = vi.fn();
  const logger = { debug() {}, info() {}, warn, error() {} };
  const determined = clientIn(fake, calm, { fetch, logger });
  expect((await determined.createExperiment({ config, dedupeKey: "k" })).id).toBe(1);
  expect(warn.mock.calls.flat()).toEqual([expect.stringContaining(`did not keep the label ${label} of experiment 1`)]);
});
