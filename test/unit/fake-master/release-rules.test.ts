import { expect, test } from "vitest";
import { releases, type Release } from "../../../generated/releases.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

type Answer = [status: number, body: Record<string, unknown> & { error?: { code: number; error: string } }];

/** A fake of a release, and a way to ask it as `admin`. */
async function play(version: Release): Promise<{ fake: FakeMaster; ask: typeof ask }> {
  const fake = await createFakeMaster({ version });
  const headers = { authorization: `Bearer ${fake.token("admin")}` };
  const ask = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fake.fetch(fake.url + path, init);
    const text = await response.text();
    return [response.status, (text === "" ? {} : JSON.parse(text)) as Answer[1]];
  };
  return { fake, ask };
}

const config = JSON.stringify({
  entrypoint: "x",
  searcher: { name: "single", metric: "loss", max_length: { batches: 1000 } },
  resources: { slots_per_trial: 1 },
});

/** What a request answers before and from a release. */
type Change = [what: string, from: Release, ask: (master: Awaited<ReturnType<typeof play>>) => Promise<Answer>, before: number, after: number]; // prettier-ignore

const twice = async (ask: () => Promise<Answer>): Promise<Answer> => (await ask(), ask());

test.each<Change>([
  ["a workspace's name that is taken", "0.21.1", ({ ask }) => twice(() => ask("POST", "/api/v1/workspaces", { name: "w" })), 500, 409],
  ["a project's name that is taken", "0.34.0", async ({ ask }) => {
    await ask("POST", "/api/v1/workspaces", { name: "w" });
    return twice(() => ask("POST", "/api/v1/workspaces/2/projects", { name: "p" }));
  }, 500, 409],
  ["a user's name that is taken", "0.27.1", ({ ask }) => twice(() => ask("POST", "/api/v1/users", { user: { username: "ann", active: true } })), 400, 500],
  ["a model's name that differs in case only", "0.38.0", async ({ ask }) => {
    await ask("POST", "/api/v1/models", { name: "model" });
    return ask("POST", "/api/v1/models", { name: "Model" });
  }, 409, 200],
  ["archiving what has not ended", "0.21.1", async ({ ask }) => {
    await ask("POST", "/api/v1/experiments", { config, activate: false });
    return ask("POST", "/api/v1/experiments/1/archive");
  }, 500, 400],
  ["archiving twice", "0.21.1", async ({ ask, fake }) => {
    fake.experiments.add({ ago: "1d" });
    return twice(() => ask("POST", "/api/v1/experiments/1/archive"));
  }, 200, 400],
  ["deleting what has not ended", "0.22.2", async ({ ask }) => {
    await ask("POST", "/api/v1/experiments", { config, activate: false });
    return ask("DELETE", "/api/v1/experiments/1");
  }, 500, 400],
  ["a configuration that is refused", "0.23.1", ({ ask }) => ask("POST", "/api/v1/experiments", { config: "{}" }), 400, 500],
  ["experiments that are stored as RUNNING", "0.25.0", ({ ask }) => ask("GET", "/api/v1/experiments?states=STATE_RUNNING"), 500, 200],
  ["trials that are stored as RUNNING", "0.25.0", async ({ ask, fake }) => {
    fake.experiments.add();
    return ask("GET", "/api/v1/experiments/1/trials?states=STATE_RUNNING");
  }, 500, 200],
  ["the log of a missing task", "0.33.0", ({ ask }) => ask("GET", "/api/v1/tasks/none/logs"), 500, 404],
  ["progress as a bare number", "0.37.0", async ({ ask, fake }) => {
    fake.experiments.add({ runsFor: "1d", ago: "1m" });
    return ask("POST", "/api/v1/trials/1/progress", 0.5);
  }, 200, 400],
  ["a download from a shared directory", "0.28.0", async ({ ask, fake }) => {
    fake.experiments.add({ ago: "1d" });
    const [, list] = await ask("GET", "/api/v1/experiments/1/checkpoints?states=STATE_COMPLETED");
    const { uuid } = (list["checkpoints"] as { uuid: string }[])[0] ?? {};
    const response = await fake.fetch(`${fake.url}/checkpoints/${uuid}`, {
      headers: { authorization: `Bearer ${fake.token("admin")}`, accept: "application/gzip" },
    });
    return [response.status, {}];
  }, 400, 200],
  ["a search without max_length", "0.38.0", ({ ask }) =>
    ask("POST", "/api/v1/experiments", { config: JSON.stringify({ entrypoint: "x", searcher: { name: "single", metric: "loss" } }) }), 500, 200],
])("%s is another answer from %s on", async (_, from, ask, before, after) => {
  const former = releases[releases.indexOf(from) - 1]!;
  expect([(await ask(await play(former)))[0], (await ask(await play(from)))[0]]).toEqual([before, after]);
}); // prettier-ignore

test("what is not there is said in the words of the release", async () => {
  const words = async (version: Release, path: string): Promise<unknown> => {
    const [, { error, message }] = await (await play(version)).ask("GET", path);
    return error?.error ?? message;
  };
  expect(await words("0.23.0", "/api/v1/experiments/9")).toBe("experiment not found: 9");
  expect(await words("0.23.1", "/api/v1/experiments/9")).toBe("experiment '9' not found");
  expect(await words("0.23.0", "/experiments/9/model_def")).toBe("experiment not found: %d");
  expect(await words("0.23.1", "/experiments/9/model_def")).toBe("experiment '9' not found");
});

/** Ids of the trials that an experiment shows. */
async function trialIds({ ask }: Awaited<ReturnType<typeof play>>, experimentId: number): Promise<number[]> {
  const [, answer] = await ask("GET", `/api/v1/experiments/${experimentId}`);
  return (answer["experiment"] as { trialIds: number[] }).trialIds;
}

test("until 0.21.2 a trial is there, and has its number, when it first gets resources", async () => {
  const master = await play("0.21.2");
  await master.ask("POST", "/api/v1/experiments", { config, activate: false });
  await master.ask("POST", "/api/v1/experiments", { config, activate: true });
  expect([await trialIds(master, 1), await trialIds(master, 2)]).toEqual([[], []]);
  await master.fake.clock.advance("1m");
  expect([await trialIds(master, 1), await trialIds(master, 2)]).toEqual([[], [1]]);
  await master.ask("POST", "/api/v1/experiments/1/activate");
  await master.fake.clock.advance("1m");
  expect(await trialIds(master, 1)).toEqual([2]);
  expect((await master.ask("GET", "/api/v1/trials/2"))[1]["trial"]).toMatchObject({ id: 2, experimentId: 1 });
  expect((await master.ask("GET", "/api/v1/trials/-1"))[0]).toBe(404);
});

test("since 0.22.0 a trial is there as soon as the search makes it", async () => {
  const master = await play("0.22.0");
  await master.ask("POST", "/api/v1/experiments", { config, activate: false });
  expect(await trialIds(master, 1)).toEqual([1]);
});

test("a trial that got its number trains, logs and ends like others", async () => {
  const master = await play("0.19.10");
  await master.ask("POST", "/api/v1/experiments", { config, activate: true });
  await master.fake.clock.advance("1h");
  const [, answer] = await master.ask("GET", "/api/v1/trials/1");
  expect(answer["trial"]).toMatchObject({ state: "STATE_COMPLETED", totalBatchesProcessed: 1000 });
  expect(await trialIds(master, 1)).toEqual([1]);
});
