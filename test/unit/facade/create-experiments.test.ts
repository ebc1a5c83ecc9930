import { expect, onTestFinished, test } from "vitest";
import {
  BadRequestError,
  InvalidArgumentError,
  PartialCreateError,
  UnsupportedByMasterError,
  type CreateExperimentsOptions,
} from "../../../src/index.js";
import { sweepKeys } from "../../../src/facade/experiments/create-experiments.js";
import { createFakeMaster } from "../../../src/testing.js";
import { calm, clientIn, config, running, type Weather } from "./dedupe-weather.js";

async function open(weather: Weather = calm) {
  const fake = await createFakeMaster();
  onTestFinished(() => fake.close());
  return { fake, determined: clientIn(fake, weather) };
}

const named = (name: string): object => ({ ...config, name });

test("a sweep is created in the order of its configurations, a few at a time", async () => {
  let under = 0;
  let most = 0;
  const { fake } = await open();
  const determined = clientIn(
    fake,
    { delay: () => 100, loss: () => undefined },
    {
      fetch: async (input, init) => {
        most = Math.max(most, ++under);
        await fake.clock.sleep(100);
        const answer = await fake.fetch(input, init);
        under--;
        return answer;
      },
    },
  );
  const seen: number[] = [];
  const names = ["a", "b", "c", "d", "e"];
  const sweep = await fake.clock.runUntil(
    determined.createExperiments(names.map(named), {
      concurrency: 2,
      modelFiles: { "train.py": "pass" },
      onCreated: ({ count }) => seen.push(count),
    }),
  );
  expect(sweep.map(({ name }) => name)).toEqual(names);
  expect(most).toBe(2);
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});

test("with a key a second call, longer and in another order, creates what is missing only", async () => {
  const { fake, determined } = await open();
  const first = await determined.createExperiments(["a", "b", "a"].map(named), { dedupeKey: "sweep 7" });
  expect(new Set(first.map(({ id }) => id)).size).toBe(3);
  const second = await determined.createExperiments(["c", "a", "a", "b"].map(named), { dedupeKey: "sweep 7" });
  expect(second.map(({ name }) => name)).toEqual(["c", "a", "a", "b"]);
  expect((await running(fake)).length).toBe(4);
  expect(new Set(second.slice(1).map(({ id }) => id))).toEqual(new Set(first.map(({ id }) => id)));
  expect(sweepKeys("s", ["x", "y", "x"])[0]).not.toBe(sweepKeys("s", ["x", "y", "x"])[2]);
});

test("a configuration that is refused stops the sweep; the error names what was created and why", async () => {
  const { determined } = await open();
  const configs = [named("a"), { ...config, searchr: {} }, named("b"), named("c")];
  const error: unknown = await determined
    .createExperiments(configs, { concurrency: 1 })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PartialCreateError);
  expect(error).toMatchObject({ index: 1, experimentIds: [1] });
  expect((error as PartialCreateError).cause).toBeInstanceOf(BadRequestError);
  expect((error as Error).message).toMatch(
    /^Configuration 2 of 4 was not created\. No further one was started\. 1 of 4 was created: 1\. Call again without those that exist; with a dedupeKey that would need no care\. /,
  );
});

test("where nothing was created the error advises no more than there is to do", async () => {
  const refused = { ...config, searchr: {} };
  const messageOf = async (configs: object[], options: CreateExperimentsOptions = {}): Promise<string> => {
    const { determined } = await open();
    return determined.createExperiments(configs, options).then(
      () => "",
      ({ message, cause }: PartialCreateError) => message.replace((cause as Error).message, "…"),
    );
  };
  expect(await messageOf([refused])).toBe("Configuration 1 of 1 was not created. …");
  expect(await messageOf([refused, refused])).toBe(
    "Configuration 1 of 2 was not created. No further one was started. None of 2 was created. …",
  );
  expect(await messageOf([refused, named("a")], { dedupeKey: "s", concurrency: 1 })).toBe(
    "Configuration 1 of 2 was not created. No further one was started. None of 2 was created. Call again with the same dedupeKey: it gives what exists and creates the others. …",
  );
});

test("what no configuration is to blame for is an error of its own", async () => {
  const fake = await createFakeMaster({ version: "0.19.10" });
  onTestFinished(() => fake.close());
  const determined = clientIn(fake, calm);
  const call = determined.createExperiments([named("a"), named("b")], { unmanaged: true });
  await expect(call).rejects.toThrow(UnsupportedByMasterError);
  expect(fake.requests().map(({ operation }) => operation)).toEqual(["GetMaster"]);
});

test.each([undefined, "sweep 7"])(
  "an abort in the middle (dedupeKey %s): onCreated was called for what was created, and a second call goes on",
  async (dedupeKey) => {
    const { fake, determined } = await open();
    fake.faults.slow({ operation: "CreateExperiment", delay: "1s", times: Infinity });
    const abort = new AbortController();
    const created: number[] = [];
    const configs = ["a", "b", "c", "d", "e", "f"].map(named);
    const call = determined.createExperiments(configs, {
      concurrency: 2,
      signal: abort.signal,
      dedupeKey,
      onCreated: ({ experiment, index }) => created.push(index, experiment.id),
    });
    void fake.clock.sleep(1_500).then(() => abort.abort(new RangeError("mine")));
    await expect(fake.clock.runUntil(call)).rejects.toThrow(RangeError);
    expect(created).toHaveLength(4);
    const sent = fake.requests({ operation: "CreateExperiment" }).length;
    expect(sent).toBe(4);
    if (dedupeKey === undefined) return;
    const all = await fake.clock.runUntil(determined.createExperiments(configs, { dedupeKey }));
    expect(all.map(({ name }) => name)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(await running(fake)).toHaveLength(6);
    for (let each = 0; each < created.length; each += 2) expect(all[created[each]!]!.id).toBe(created[each + 1]);
  },
);

test("nothing is sent when one of the configurations cannot be one", async () => {
  const { fake, determined } = await open();
  const before = fake.requests().length;
  for (const configs of [named("a"), "config.yaml", [named("a"), 7], undefined, [named("a"), "missing.yaml"]]) {
    await expect(determined.createExperiments(configs as never)).rejects.toThrow(
      Array.isArray(configs) && configs[1] === "missing.yaml" ? "missing.yaml" : InvalidArgumentError,
    );
  }
  expect(fake.requests()).toHaveLength(before);
  expect(await determined.createExperiments([])).toEqual([]);
});

test("a message about a configuration says which one it is", async () => {
  const fake = await createFakeMaster();
  onTestFinished(() => fake.close());
  const messageOf = async (second: unknown): Promise<string> =>
    clientIn(fake, calm)
      .createExperiments([named("a"), second as object])
      .then(String, ({ message }: Error) => message);
  expect(await messageOf("nofile.yaml")).toContain("(argument configs[1])");
  expect(await messageOf({ entrypoint: NaN })).toBe(
    "The argument configs[1] must be a JSON object; configs[1].entrypoint is not a JSON value, got NaN.",
  );
  expect(await messageOf("a: 1\nb: 2")).toContain("The argument configs[1] looks like YAML text.");
  expect(fake.requests()).toEqual([]);
});

test("configurations whose answers got lost may exist, and the error says which", async () => {
  const { fake, determined } = await open();
  fake.faults.drop({ operation: "CreateExperiment", when: "after", times: 9 });
  const call = determined.createExperiments(["a", "b", "c", "d"].map(named), { concurrency: 2 });
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "PartialCreateError", index: 0, experimentIds: [], uncertain: [0, 1] });
  expect((error as Error).message).toContain(
    "None of 4 is known to be created. Of configurations 1, 2 the answers got lost, so they may exist all the same.",
  );
  expect(await running(fake)).toHaveLength(2);
});

test("what a proxy answered may exist as well; what the master refused does not", async () => {
  const uncertain = async (status: number): Promise<unknown> => {
    const { fake, determined } = await open();
    fake.faults.fail({ operation: "CreateExperiment", status, times: 9 });
    const call = determined.createExperiments([named("a")]);
    return call.catch(({ uncertain }: PartialCreateError) => uncertain);
  };
  expect([await uncertain(504), await uncertain(400), await uncertain(500)]).toEqual([[0], [], []]);
});

test("after an error of onCreated no further configuration is begun", async () => {
  const { fake, determined } = await open();
  const onCreated = ({ index }: { index: number }): void => {
    if (index === 0) throw new RangeError("mine");
  };
  const call = determined.createExperiments(["a", "b", "c", "d", "e", "f"].map(named), { concurrency: 2, onCreated });
  await expect(call).rejects.toThrow(RangeError);
  expect((await running(fake)).length).toBeLessThanOrEqual(3);
});

test("an error of onCreated is the caller's own, and what is under way is waited for", async () => {
  const { fake, determined } = await open();
  const call = determined.createExperiments(["a", "b"].map(named), {
    onCreated: () => {
      throw new RangeError("mine");
    },
  });
  await expect(call).rejects.toThrow(RangeError);
  expect(await running(fake)).toHaveLength(2);
});

test("the order of keys does not change the key of a configuration", async () => {
  const { fake, determined } = await open();
  const [one] = await determined.createExperiments([{ ...config, name: "a" }], { dedupeKey: "s" });
  const [other] = await determined.createExperiments(
    [Object.fromEntries(Object.entries({ ...config, name: "a" }).reverse())],
    { dedupeKey: "s" },
  );
  expect(other!.id).toBe(one!.id);
  expect(await running(fake)).toHaveLength(1);
});
