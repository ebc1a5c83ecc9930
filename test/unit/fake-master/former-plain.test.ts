import { afterAll, beforeAll, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster, type FakeRelease } from "../../../src/testing.js";

let fake: FakeMaster;
beforeAll(async () => {
  fake = await createFakeMaster({ version: "0.19.10", slots: 2 });
  fake.experiments.add({ runsFor: "1h" });
  await fake.clock.advance("10s");
});
afterAll(() => fake.close());

async function ask(method: string, path: string, given: unknown = undefined, by = "admin"): Promise<[number, unknown]> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const headers = { authorization: `Bearer ${fake.token(by)}`, "content-type": type };
  const body = given === undefined ? null : JSON.stringify(given);
  const response = await fake.fetch(fake.url + path, { method, headers, body });
  const text = await response.text();
  return [response.status, text === "" ? "" : JSON.parse(text)];
}

test("agents, slots and tasks of the oldest command lines", async () => {
  expect(await ask("GET", "/agents")).toMatchObject([200, { "/agents/agent-1": { num_containers: 1, resource_pool: "default" } }]); // prettier-ignore
  const [, tasks] = await ask("GET", "/tasks");
  expect(Object.values(tasks as object)).toMatchObject([{ slots_needed: 1, scheduler_type: "fair_share" }]);
  const slot = "/agents/agent-1/slots/1";
  expect(await ask("PATCH", slot, { enabled: false })).toEqual([204, ""]);
  expect(await ask("GET", "/agents")).toMatchObject([200, { "/agents/agent-1": { slots: { [slot]: { enabled: false } } } }]); // prettier-ignore
  expect(await ask("PATCH", slot, { enabled: true }, "determined")).toMatchObject([403, {}]);
  expect(await ask("PATCH", "/agents/agent-1/slots/9", { enabled: true })).toMatchObject([500, {}]);
});

test("templates, whose configurations come in base64", async () => {
  await ask("PUT", "/templates/small", { debug: true });
  const template = { name: "small", config: btoa('{"debug":true}') };
  expect(await ask("GET", "/templates")).toEqual([200, [template]]);
  expect(await ask("GET", "/templates/small")).toEqual([200, template]);
  expect(await ask("DELETE", "/templates/small")).toEqual([204, ""]);
  expect(await ask("GET", "/templates/small")).toMatchObject([404, {}]);
});

test("the configuration and the log of the master", async () => {
  expect(await ask("GET", "/config")).toMatchObject([200, { port: 8080 }]);
  const [, all] = (await ask("GET", "/logs")) as [number, { id: number }[]];
  expect(all[0]).toEqual({ id: 1, level: "info", message: expect.any(String) as string, time: expect.any(String) as string }); // prettier-ignore
  expect(await ask("GET", "/logs?tail=2")).toEqual([200, all.slice(-2)]);
  expect(await ask("GET", `/logs?greater_than_id=${all.length - 1}`)).toEqual([200, all.slice(-1)]);
  expect(await ask("GET", `/logs?greater_than_id=${all.length}`)).toEqual([200, []]);
});

test("a patch of what a running experiment may use and keep", async () => {
  const patch = { resources: { max_slots: 1, weight: 2 }, checkpoint_storage: { save_trial_best: 7 } };
  expect(await ask("PATCH", "/experiments/1", patch)).toEqual([204, ""]);
  expect(await ask("GET", "/api/v1/experiments/1")).toMatchObject([
    200,
    { experiment: { config: { resources: { max_slots: 1, weight: 2 }, checkpoint_storage: { save_trial_best: 7 } } } },
  ]);
  expect(await ask("PATCH", "/experiments/99", {})).toEqual([404, { message: "experiment not found: %d" }]);
  expect(await ask("PATCH", "/experiments/1", [])).toMatchObject([400, {}]);
});

test("a preview of a search counts how many trials do what", async () => {
  const searcher = { name: "adaptive_asha", metric: "loss", max_trials: 5, divisor: 2, max_length: { batches: 8 }, mode: "aggressive", max_rungs: 3 }; // prettier-ignore
  expect(await ask("POST", "/searcher/preview", { searcher, hyperparameters: {} })).toEqual([
    200,
    { results: { "2 V": 3, "2 V 2 V": 1, "2 V 2 V 4 V": 1 } },
  ]);
});

test.each<[method: string, path: string, last: FakeRelease, gone: FakeRelease]>([
  ["GET", "/agents", "0.23.3", "0.23.4"],
  ["GET", "/config", "0.22.2", "0.23.0"],
  ["GET", "/logs", "0.20.1", "0.21.0"],
  ["GET", "/templates", "0.21.1", "0.21.2"],
])("%s %s is there up to %s", async (method, path, last, gone) => {
  const status = async (version: FakeRelease): Promise<number> => {
    await using played = await createFakeMaster({ version });
    const headers = { authorization: `Bearer ${played.token("admin")}` };
    return (await played.fetch(played.url + path, { method, headers })).status;
  };
  expect([await status(last), await status(gone)]).toEqual([200, 404]);
});

test("tasks are asked of every release", async () => {
  await using newest = await createFakeMaster();
  const headers = { authorization: `Bearer ${newest.token("admin")}` };
  expect((await newest.fetch(`${newest.url}/tasks`, { headers })).status).toBe(200);
});
