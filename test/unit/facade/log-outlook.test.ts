import { expect, test } from "vitest";
import { hasMoreLines } from "../../../src/facade/trials/log-outlook.js";
import { MalformedResponseError, NotFoundError } from "../../../src/errors/index.js";
import { scriptedMaster } from "./scripted-master.js";

async function collect(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

test.each([
  ["STATE_ACTIVE", true],
  ["STATE_RUNNING", true],
  ["STATE_QUEUED", true],
  ["STATE_PAUSED", true],
  ["STATE_STOPPING_ERROR", true],
  ["STATE_COMPLETED", false],
  ["STATE_CANCELED", false],
  ["STATE_ERROR", false],
  ["STATE_OF_TOMORROW", false],
])("the log of a trial in state %s goes on: %s", async (state, goesOn) => {
  const { connection } = scriptedMaster({ "GET /api/v1/trials/1": () => ({ trial: { id: 1, state } }) });
  expect(await hasMoreLines(connection, 1, {})).toBe(goesOn);
});

test.each([
  ["runs", { allocations: [{ state: "STATE_RUNNING", isReady: true }] }, true],
  ["is queued", { allocations: [{ state: "STATE_QUEUED" }] }, true],
  ["has an end", { endTime: "2026-01-01T00:00:00Z", allocations: [{ state: "STATE_RUNNING" }] }, false],
  ["has terminated", { allocations: [{ state: "STATE_TERMINATED" }] }, false],
  ["has no allocation", { allocations: [] }, false],
])("the log of a task that %s goes on: %s", async (_, task, goesOn) => {
  const { connection } = scriptedMaster({ "GET /api/v1/tasks/17.x": () => ({ task }) });
  expect(await hasMoreLines(connection, "17.x", {})).toBe(goesOn);
});

test("a trial without a state is thrown as malformed", async () => {
  const { connection } = scriptedMaster({ "GET /api/v1/trials/1": () => ({ trial: { id: 1 } }) });
  await expect(hasMoreLines(connection, 1, {})).rejects.toThrow(MalformedResponseError);
});

test("what a master refuses is thrown", async () => {
  const refusal = Response.json({ error: { code: 5, message: "no such trial" } }, { status: 404 });
  const { connection } = scriptedMaster({ "GET /api/v1/trials/1": () => refusal });
  await expect(hasMoreLines(connection, 1, {})).rejects.toThrow(NotFoundError);
});

test("a line that is not a master's has the status of its answer only where nothing came before it", async () => {
  const lines = (text: string) => ({
    "GET /api/v1/trials/1/logs": () => new Response(text, { headers: { "content-type": "application/json" } }),
  });
  const statusOf = async (text: string): Promise<unknown> => {
    const { connection } = scriptedMaster(lines(text));
    const path = "/api/v1/trials/{trialId}/logs" as const;
    const stream = connection.api.stream(path, { params: { path: { trialId: 1 } } });
    const error: unknown = await collect(stream).catch((thrown: unknown) => thrown);
    if (!MalformedResponseError.isInstance(error)) throw error;
    return error.status;
  };
  expect(await statusOf('{"status":"maintenance"}\n')).toBe(200);
  expect(await statusOf('{"result":{"id":"1"}}\n{"status":"maintenance"}\n')).toBeUndefined();
});
