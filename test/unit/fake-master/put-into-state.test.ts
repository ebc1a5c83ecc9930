import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster, type FakeRelease } from "../../../src/testing.js";
import { Determined } from "../../../src/index.js";
import { EXPERIMENT_STATES, TRIAL_STATES } from "../../../src/fake-master/state/run-state.js";
import { CHECKPOINT_STATES } from "../../../src/fake-master/state/checkpoints/checkpoint-list.js";

function client(fake: FakeMaster, token: string = fake.token()): Determined {
  const { url: master, fetch, clock } = fake;
  return new Determined({ master, fetch, clock, token, tokenStore: false, retry: false });
}

async function shown(fake: FakeMaster, path: string): Promise<Record<string, { state: string }>> {
  const headers = { authorization: `Bearer ${fake.token()}` };
  return (await (await fake.fetch(`${fake.url}/api/v1/${path}`, { headers })).json()) as never;
}

test.each<FakeRelease>(["0.38.1", "0.19.10"])("every state of %s by name, kept while time passes and in snapshots", async (version) => {
  await using fake = await createFakeMaster({ version });
  fake.experiments.add({ runsFor: "10h", trials: 2 });
  await fake.clock.advance("1h");
  const { uuid } = fake.checkpoints.add({ trialId: 1, files: { a: "a" } });
  const isOld = version === "0.19.10";
  for (const name of EXPERIMENT_STATES) {
    fake.experiments.setState(1, name);
    await fake.clock.advance("1h");
    await using copy = await createFakeMaster({ snapshot: fake.snapshot() });
    for (const one of [fake, copy]) expect((await shown(one, "experiments/1"))["experiment"]!.state).toBe(name);
  }
  for (const name of isOld ? EXPERIMENT_STATES : TRIAL_STATES) {
    fake.trials.setState(1, name.slice("STATE_".length));
    await fake.clock.advance("1h");
    expect((await shown(fake, "trials/1"))["trial"]!.state).toBe(name);
  }
  for (const name of isOld ? CHECKPOINT_STATES.slice(0, -1) : CHECKPOINT_STATES) {
    fake.checkpoints.setState(uuid, name);
    expect((await shown(fake, `checkpoints/${uuid}`))["checkpoint"]!.state).toBe(name);
  }
}); // prettier-ignore

test("a client goes on from a state that was set", async () => {
  await using fake = await createFakeMaster();
  const [{ id } = { id: 0 }] = fake.experiments.add({ runsFor: "10h" });
  await fake.clock.advance("1h");
  const experiment = client(fake).experiment(id);
  fake.experiments.setState(id, "STATE_PULLING");
  await experiment.reload();
  expect(experiment.state).toBe("STATE_PULLING");
  await experiment.pause();
  await experiment.activate();
  await fake.clock.advance("5m");
  await experiment.reload();
  expect(experiment.state).toBe("STATE_RUNNING");
  expect(await fake.clock.runUntil(experiment.wait())).toBe("STATE_COMPLETED");
  fake.experiments.setState(id, "DELETE_FAILED");
  await experiment.delete();
  await fake.clock.advance("1m");
  await expect(client(fake).getExperiment(id)).rejects.toThrow(/not found/);
});

test("who waits sees the states that are set, and the end", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  await fake.clock.advance("1h");
  const waiting = client(fake).experiment(1).wait({ interval: "5s" });
  fake.experiments.setState(1, "STATE_STOPPING_CANCELED");
  await fake.clock.advance("1m");
  fake.experiments.setState(1, "STATE_CANCELED");
  expect(await fake.clock.runUntil(waiting)).toBe("STATE_CANCELED");
  const { experiment } = await shown(fake, "experiments/1");
  expect(experiment).toHaveProperty("endTime", expect.stringMatching(/^2026-01-05T10/));
  expect((await shown(fake, "trials/1"))["trial"]!.state).toBe("STATE_CANCELED");
});

test("what has no such state, and what is not there, is refused", async () => {
  await using fake = await createFakeMaster({ version: "0.19.10" });
  fake.experiments.add({ ago: "1d" });
  expect(() => fake.experiments.setState(1, "STATE_RUNING")).toThrow(/^The argument state of fake\.experiments\.setState\(\) must be a state that 0\.19\.10 has \(STATE_UNSPECIFIED, .*"STATE_RUNING"/); // prettier-ignore
  expect(() => fake.experiments.setState(9, "STATE_RUNNING")).toThrow(/^fake\.experiments\.setState\(\): .*9/);
  expect(() => fake.trials.setState(9, "STATE_RUNNING")).toThrow(/^fake\.trials\.setState\(\): .*9/);
  expect(() => fake.checkpoints.setState("x", "STATE_ACTIVE")).toThrow(/^fake\.checkpoints\.setState\(\): /);
  const { uuid } = fake.checkpoints.add({ trialId: 1, files: {} });
  expect(() => fake.checkpoints.setState(uuid, "STATE_PARTIALLY_DELETED")).toThrow(TypeError);
});

test("a token that was taken once stays good: after weeks, and when the clock is set to today", async () => {
  await using fake = await createFakeMaster();
  const determined = client(fake);
  await fake.clock.advance("30d");
  expect((await determined.whoami()).username).toBe("determined");
  const token = fake.token("admin");
  const { url } = await fake.listen();
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${url}/api/v1/me`, { headers })).status).toBe(200);
});
