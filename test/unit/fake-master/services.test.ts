import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
beforeEach(async () => {
  fake = await createFakeMaster({ slots: 1 });
});
afterEach(() => fake[Symbol.asyncDispose]());

interface Service {
  id: string;
  state: string;
  exitStatus: string;
  description: string;
}

async function send(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const response = await fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

async function launch(kind: string, body: object = {}): Promise<Service> {
  return (await send("POST", `${kind}s`, { config: { resources: { slots: 0 } }, ...body }))[kind] as Service;
}

async function see(kind: string, { id }: Service): Promise<Service> {
  return (await send("GET", `${kind}s/${id}`))[kind] as Service;
}

test("a command runs, says what its script echoes, and ends with its exit code", async () => {
  const entrypoint = ["bash", "-c", "echo hello there; sleep 2; exit 3"];
  const command = await launch("command", { config: { description: "greet", entrypoint, resources: { slots: 0 } } });
  await fake.clock.advance("2s");
  expect((await see("command", command)).state).toBe("STATE_RUNNING");
  await fake.clock.advance("10s");
  expect(await see("command", command)).toMatchObject({ state: "STATE_TERMINATED", exitStatus: expect.stringContaining("exit code: 3") }); // prettier-ignore
  const response = await fake.fetch(`${fake.url}/api/v1/tasks/${command.id}/logs`, { headers: { authorization: `Bearer ${fake.token("determined")}` } }); // prettier-ignore
  expect(await response.text()).toContain("hello there");
});

test.each(["shell", "notebook", "tensorboard"])("a %s becomes ready, is counted, and is killed", async (kind) => {
  fake.experiments.add();
  const service = await launch(kind, kind === "tensorboard" ? { experimentIds: [1] } : {});
  await fake.clock.advance("20s");
  const { task } = await send("GET", `tasks/${service.id}`);
  expect(task).toMatchObject({ taskType: `TASK_TYPE_${kind.toUpperCase()}`, allocations: [{ isReady: true }] });
  expect((await send("GET", "tasks/count"))[`${kind}s`]).toBe(1);
  await send("POST", `${kind}s/${service.id}/kill`);
  await fake.clock.advance("1s");
  const ended = { state: "STATE_TERMINATED", exitStatus: "allocation exited successfully" };
  expect(await see(kind, service)).toMatchObject(ended);
  expect((await send("POST", `${kind}s/${service.id}/kill`))[kind]).toMatchObject(ended);
});

test("a service waits for slots that an experiment holds", async () => {
  fake.experiments.add({ runsFor: "1h" });
  const notebook = await launch("notebook", { config: {} });
  await fake.clock.advance("1m");
  expect((await see("notebook", notebook)).state).toBe("STATE_QUEUED");
  await fake.clock.advance("2h");
  expect((await see("notebook", notebook)).state).toBe("STATE_RUNNING");
});

test.each([
  [{ config: { nonsense: 1 } }, 3],
  [{ config: { resources: { slots: 9 } } }, 3],
  [{ config: { resources: { resource_pool: "none" } } }, 3],
  [{ workspaceId: 9 }, 5],
  [{ templateName: "none" }, 5],
])("a launch with %j is refused", async (body, code) => {
  expect(await send("POST", "commands", body)).toMatchObject({ error: { code } });
});

test("lists know unknown workspaces and sort values", async () => {
  expect(await send("GET", "shells?workspaceId=9")).toMatchObject({ error: { code: 5 } });
  expect(await send("GET", "shells?sortBy=NOPE")).toMatchObject({ error: { code: 3, error: "NOPE is not a valid apiv1.GetShellsRequest_SortBy" } }); // prettier-ignore
});

test("lists are narrowed by user, and forget what ended a day ago", async () => {
  const command = await launch("command");
  expect((await send("GET", "commands?users=determined"))["commands"]).toMatchObject([{ id: command.id }]);
  expect((await send("GET", "commands?users=admin"))["commands"]).toEqual([]);
  await fake.clock.advance("25h");
  expect((await send("GET", "commands"))["commands"]).toEqual([]);
});

test("a template stands below what is given", async () => {
  await send("POST", "templates/small", { name: "small", config: { resources: { slots: 0 }, description: "t" } });
  const { config } = await send("POST", "shells", { templateName: "small", config: { description: "mine" } });
  expect(config).toMatchObject({ description: "mine", resources: { slots: 0, resource_pool: "default" } });
});

test("a preview launches nothing", async () => {
  expect(await send("POST", "notebooks", { preview: true })).toMatchObject({ config: { resources: { slots: 1 } } });
  expect((await send("GET", "notebooks"))["notebooks"]).toEqual([]);
});
