import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
beforeEach(async () => {
  fake = await createFakeMaster({ slots: 2 });
  fake.train(() => ({ steps: 4, stepDuration: "5s" }));
});
afterEach(() => fake[Symbol.asyncDispose]());

function ask(method: string, path: string, body?: unknown, as = "admin"): Promise<Response> {
  return fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token(as)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function send(...request: Parameters<typeof ask>): Promise<Record<string, unknown>> {
  return (await (await ask(...request)).json()) as Record<string, unknown>;
}

async function launch(slots = 1): Promise<void> {
  const config = { name: "x", entrypoint: "x", searcher: { name: "single", metric: "loss" }, hyperparameters: {}, max_restarts: 3, resources: { slots_per_trial: slots } }; // prettier-ignore
  await send("POST", "experiments", { config: JSON.stringify(config), activate: true });
}

async function stateOf(id = 1): Promise<string> {
  return ((await send("GET", `experiments/${id}`))["experiment"] as { state: string }).state;
}

async function restarts(): Promise<number> {
  return ((await send("GET", "trials/1"))["trial"] as { restarts: number }).restarts;
}

test("a disabled agent gives no slots, and goes on when it is enabled", async () => {
  await send("POST", "agents/agent-1/disable", { drain: false });
  await launch();
  await fake.clock.advance("1m");
  expect(await stateOf()).toBe("STATE_QUEUED");
  await send("POST", "agents/agent-1/enable");
  await fake.clock.advance("10s");
  expect(await stateOf()).toBe("STATE_RUNNING");
});

test("what runs on an agent that drains comes to its end", async () => {
  await launch();
  await fake.clock.advance("8s");
  await send("POST", "agents/agent-1/disable", { drain: true });
  await fake.clock.advance("1m");
  expect([await stateOf(), await restarts()]).toEqual(["STATE_COMPLETED", 0]);
});

test("a disabled slot is passed over", async () => {
  const { slot } = await send("POST", "agents/agent-1/slots/0/disable", {});
  expect(slot).toMatchObject({ id: "0", enabled: false, draining: false });
  await launch();
  await fake.clock.advance("5s");
  const { slots } = (await send("GET", "agents/agent-1/slots")) as { slots: { container: unknown }[] };
  expect(slots.map(({ container }) => container !== null)).toEqual([false, true]);
});

test("work on a slot that is disabled without draining fails and is restarted", async () => {
  await launch();
  await fake.clock.advance("8s");
  await send("POST", "agents/agent-1/slots/0/disable", {});
  await fake.clock.advance("2s");
  expect([await stateOf(), await restarts()]).toEqual(["STATE_RUNNING", 1]);
});

test("an agent that is lost: its programs go on, then are given up, and wait without a restart", async () => {
  await launch();
  await fake.clock.advance("8s");
  fake.loseAgent();
  await fake.clock.advance("20s");
  expect(await stateOf()).toBe("STATE_RUNNING");
  await fake.clock.advance("10s");
  expect((await send("GET", "agents"))["agents"]).toEqual([]);
  expect([await stateOf(), await restarts()]).toEqual(["STATE_QUEUED", 0]);
  const refused = await send("POST", "experiments", { config: JSON.stringify({ entrypoint: "x", searcher: { name: "single", metric: "loss" }, hyperparameters: {} }) }); // prettier-ignore
  expect(refused["error"]).toMatchObject({ error: expect.stringContaining("exceeds cluster capacity") });
  fake.returnAgent();
  await fake.clock.advance("1m");
  expect([await stateOf(), await restarts()]).toEqual(["STATE_COMPLETED", 0]);
});

test("an agent that is back in time has nothing lost", async () => {
  await launch();
  await fake.clock.advance("8s");
  fake.loseAgent();
  await fake.clock.advance("20s");
  fake.returnAgent();
  await fake.clock.advance("10s");
  expect(await stateOf()).toBe("STATE_COMPLETED");
});

test("a loss survives a snapshot", async () => {
  await launch();
  await fake.clock.advance("8s");
  fake.loseAgent();
  await using other = await createFakeMaster({ snapshot: fake.snapshot() });
  await other.clock.advance("30s");
  const response = await other.fetch(`${other.url}/api/v1/agents`, { headers: { authorization: `Bearer ${other.token("admin")}` } }); // prettier-ignore
  expect(await response.json()).toMatchObject({ agents: [] });
});

test.each([
  ["GET", "agents/agent-1/slots/7", 500, 13],
  ["GET", "agents/agent-1/slots/x", 500, 13],
  ["GET", "agents/none/slots", 404, 5],
  ["POST", "agents/none/enable", 404, 5],
])("%s %s is answered %i with the code %i", async (method, path, status, code) => {
  const response = await ask(method, path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});

test("only administrators change agents", async () => {
  const { error } = await send("POST", "agents/agent-1/disable", {}, "determined");
  expect(error).toMatchObject({ code: 7, error: "user does not have permission" });
});
