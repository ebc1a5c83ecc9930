import { afterEach, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
beforeEach(async () => {
  fake = await createFakeMaster();
});
afterEach(() => fake[Symbol.asyncDispose]());

async function send(method: string, path: string, body?: unknown, as = "admin"): Promise<Record<string, unknown>> {
  const response = await fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token(as)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

function code(answer: Record<string, unknown>): number | undefined {
  return (answer["error"] as { code: number } | undefined)?.code;
}

test("a cluster message is shown while it is in force", async () => {
  const shown = async (): Promise<unknown> => (await send("GET", "master"))["clusterMessage"];
  await send("PUT", "master/cluster_message", { message: "maintenance", duration: "1h" });
  expect(await shown()).toMatchObject({ message: "maintenance" });
  await fake.clock.advance("2h");
  expect(await shown()).toBeUndefined();
  expect(await send("GET", "master/cluster_message")).toMatchObject({ clusterMessage: { message: "maintenance" } });
  await send("DELETE", "master/cluster_message");
  expect(await send("GET", "master/cluster_message")).toEqual({});
});

test.each([
  [{ message: "x".repeat(251) }],
  [{ message: "x", duration: "soon" }],
  [{ message: "x", duration: "1h", endTime: "2030-01-01T00:00:00Z" }],
  [{ message: "x", endTime: "2001-01-01T00:00:00Z", startTime: "2000-01-01T00:00:00Z" }],
])("the cluster message %j is refused", async (message) => {
  expect(code(await send("PUT", "master/cluster_message", message))).toBe(3);
});

test("groups: members, search, duplicates, assignments", async () => {
  await send("POST", "groups", { name: "crew", addUsers: [2] });
  expect(await send("GET", "groups/1")).toMatchObject({ group: { name: "crew", users: [{ id: 2 }] } });
  expect(code(await send("POST", "groups", { name: "crew" }))).toBe(6);
  await send("PATCH", "users/assignments", { userIds: [1], addGroups: [1] });
  expect(await send("POST", "groups/search", { userId: 1, limit: 10 })).toMatchObject({ groups: [{ group: { groupId: 1 }, numMembers: 2 }] }); // prettier-ignore
  expect(code(await send("POST", "groups/search", {}))).toBe(3);
  await send("PUT", "groups/1", { name: "team", removeUsers: [2] });
  expect(await send("GET", "groups/1")).toMatchObject({ group: { name: "team", users: [{ id: 1 }] } });
  expect(code(await send("DELETE", "groups/1", undefined, "determined"))).toBe(7);
  await send("DELETE", "groups/1");
  expect(code(await send("GET", "groups/1"))).toBe(5);
});

test("webhooks are kept, changed and removed by those who may", async () => {
  const trigger = { triggerType: "TRIGGER_TYPE_EXPERIMENT_STATE_CHANGE", condition: { state: "COMPLETED" } };
  const webhook = { url: "https://hooks.example.org/x", name: "done", webhookType: "WEBHOOK_TYPE_DEFAULT", triggers: [trigger] }; // prettier-ignore
  expect(await send("POST", "webhooks", webhook)).toMatchObject({ webhook: { id: 1, mode: "WEBHOOK_MODE_WORKSPACE", triggers: [{ webhookId: 1 }] } }); // prettier-ignore
  await send("PATCH", "webhooks/1", { url: "https://hooks.example.org/y" });
  expect(await send("GET", "webhooks", undefined, "determined")).toMatchObject({ webhooks: [{ url: "https://hooks.example.org/y" }] }); // prettier-ignore
  expect(code(await send("DELETE", "webhooks/1", undefined, "determined"))).toBe(13);
  expect(code(await send("POST", "webhooks", { ...webhook, triggers: [] }))).toBe(3);
  expect(code(await send("POST", "webhooks", { ...webhook, url: "nowhere" }))).toBe(3);
  await send("DELETE", "webhooks/1");
  expect(await send("GET", "webhooks")).toEqual({ webhooks: [] });
});

test("configuration policies are kept by workload, for all or for a workspace", async () => {
  const text = "constraints:\n  priority_limit: 40\n";
  await send("PUT", "config-policies/global/NTSC", { configPolicies: text });
  expect(await send("GET", "config-policies/global/NTSC")).toEqual({ configPolicies: { constraints: { priority_limit: 40 } } }); // prettier-ignore
  expect(await send("GET", "config-policies/global/EXPERIMENT")).toEqual({ configPolicies: {} });
  expect(code(await send("PUT", "config-policies/global/NTSC", { configPolicies: "invariant_config: {}" }))).toBe(3);
  expect(code(await send("PUT", "config-policies/global/NTSC", { configPolicies: text }, "determined"))).toBe(7);
  expect(code(await send("GET", "config-policies/global/OTHER"))).toBe(13);
  expect(code(await send("PUT", "config-policies/workspaces/9/NTSC", { configPolicies: text }))).toBe(5);
  await send("DELETE", "config-policies/global/NTSC");
  expect(await send("GET", "config-policies/global/NTSC")).toEqual({ configPolicies: {} });
});

test("the usage of slots, raw, by day, and as CSV", async () => {
  fake.experiments.add({ runsFor: "2h", labels: ["nightly"] });
  await fake.clock.advance("3h");
  const day = new Date(fake.clock.now()).toISOString().slice(0, 10);
  const range = `timestampAfter=${day}T00:00:00Z&timestampBefore=${day}T23:59:59Z`;
  expect(await send("GET", `resources/allocation/raw?${range}`)).toMatchObject({ resourceEntries: [{ kind: "training", experimentId: 1, labels: ["nightly"], slots: 1 }] }); // prettier-ignore
  const asked = `period=RESOURCE_ALLOCATION_AGGREGATION_PERIOD_DAILY&startDate=${day}&endDate=${day}`;
  const { resourceEntries } = await send("GET", `resources/allocation/aggregated?${asked}`);
  expect(resourceEntries).toMatchObject([{ periodStart: day, byExperimentLabel: { nightly: expect.any(Number) } }]);
  expect(code(await send("GET", "resources/allocation/raw"))).toBe(3);
  const plain = await fake.fetch(`${fake.url}/resources/allocation/allocations-csv?timestamp_after=${day}T00:00:00Z&timestamp_before=${day}T23:59:59Z`, { headers: { authorization: `Bearer ${fake.token("admin")}` } }); // prettier-ignore
  expect((await plain.text()).split("\n")).toHaveLength(3);
});

test("the master's log has lines, by offset and limit", async () => {
  const read = async (query: string): Promise<string[]> => {
    const response = await fake.fetch(`${fake.url}/api/v1/master/logs?${query}`, { headers: { authorization: `Bearer ${fake.token("determined")}` } }); // prettier-ignore
    return (await response.text()).trim().split("\n");
  };
  expect((await read("")).length).toBeGreaterThan(2);
  expect(await read("limit=1&offset=1")).toHaveLength(1);
  expect((await read("limit=1&follow=true"))[0]).toContain("mutually exclusive");
});

test("without roles there are no assignments; the oldest releases say that they are sold separately", async () => {
  expect(await send("GET", "roles/workspace/1")).toEqual({ groups: [], usersAssignedDirectly: [], assignments: [] });
  await using old = await createFakeMaster({ version: "0.19.10" });
  const response = await old.fetch(`${old.url}/api/v1/permissions/summary`, { headers: { authorization: `Bearer ${old.token("admin")}` } }); // prettier-ignore
  expect([response.status, await response.text()]).toEqual([501, expect.stringContaining("Enterprise Edition")]);
});
