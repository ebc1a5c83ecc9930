import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { releases, type Release } from "../../../generated/releases.js";
import { createFakeMaster } from "../../../src/testing.js";

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
}
interface Spec {
  paths: Record<string, { get?: { responses: { 200: { content: { "application/json"?: { schema: Schema } } } } } }>;
  components: { schemas: Record<string, Schema> };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const spec = read("../../../openapi/0.38.1.json") as Spec;
/** First and last release of the definitions ("") and members that not every release has: from the official clients of all releases. */
const RANGES = read("./answer-members.json") as Record<string, Record<string, [Release, Release?]>>;

function isIn(release: Release, [first = releases[0], last]: [Release?, Release?] = []): boolean {
  const [at, from] = [releases.indexOf(release), releases.indexOf(first)];
  return from <= at && (last === undefined || at <= releases.indexOf(last));
}

type WireCheckpoint = { uuid: string; state: string };

/** Reads that together show the everyday objects. */
const READS: [path: string, template: string][] = [
  ["/master", "/master"],
  ["/me", "/me"],
  ["/users", "/users"],
  ["/experiments/1", "/experiments/{experimentId}"],
  ["/experiments?showTrialData=true", "/experiments"],
  ["/experiments/1/trials", "/experiments/{experimentId}/trials"],
  ["/experiments/1/checkpoints", "/experiments/{id}/checkpoints"],
  ["/trials/1", "/trials/{trialId}"],
  ["/trials/1/workloads", "/trials/{trialId}/workloads"],
  ["/models", "/models"],
  ["/models/m/versions", "/models/{modelName}/versions"],
  ["/workspaces/1", "/workspaces/{id}"],
  ["/projects/1", "/projects/{id}"],
  ["/templates", "/templates"],
  ["/agents", "/agents"],
  ["/resource-pools", "/resource-pools"],
  ["/job-queues", "/job-queues"],
];

/** `definition.member` of everything that the answers of a release hold. */
async function membersOf(version: Release): Promise<Set<string>> {
  const fake = await createFakeMaster({ version });
  const headers = { authorization: `Bearer ${fake.token("admin")}` };
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fake.fetch(`${fake.url}/api/v1${path}`, init);
    const text = await response.text();
    expect([path, response.status, response.status === 200 ? "" : text]).toEqual([path, 200, ""]);
    return JSON.parse(text);
  };
  fake.experiments.add({ steps: 2 });
  fake.experiments.add({ steps: 1, runsFor: "100d", finalState: "PAUSED" });
  await fake.clock.advance("1h");
  const { checkpoints } = (await ask("GET", "/experiments/1/checkpoints")) as { checkpoints: WireCheckpoint[] };
  const checkpointUuid = checkpoints.find(({ state }) => state === "STATE_COMPLETED")?.uuid;
  await ask("POST", "/models", { name: "m" });
  await ask("POST", "/models/m/versions", { modelName: "m", checkpointUuid });
  await ask("PUT", "/templates/t", { name: "t", config: { description: "x" } });
  const found = new Set<string>();
  for (const [path, template] of READS) {
    const schema = spec.paths[`/api/v1${template}`]?.get?.responses[200].content["application/json"]?.schema;
    walk(await ask("GET", path), schema, found);
  }
  await fake.close();
  return found;
}

function walk(value: unknown, schema: Schema | undefined, found: Set<string>): void {
  if (schema === undefined || value === null || typeof value !== "object") return;
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const name = reference?.split("/").at(-1);
  if (name !== undefined) {
    const definition = spec.components.schemas[name];
    for (const [key, member] of Object.entries(value)) {
      if (definition?.properties === undefined) continue;
      found.add(`${name}.${key}`);
      walk(member, definition.properties[key], found);
    }
  } else if (Array.isArray(value)) {
    for (const one of value) walk(one, schema.items, found);
  }
}

const present = await membersOf("0.38.1");

test.each(releases)("answers of release %s hold the members that it has, and no others", async (version) => {
  const members = await membersOf(version);
  const isKnown = (member: string): boolean => {
    const [definition = "", key = ""] = member.split(".");
    return [RANGES[definition]?.[""], RANGES[definition]?.[key]].every((range) => isIn(version, range));
  };
  expect([...members].filter((member) => !isKnown(member))).toEqual([]);
  // Pools of releases before 0.23.0 share fairly, so theirs have no priorities.
  const isOfNewPools = (member: string): boolean => member.startsWith("v1ResourcePoolPrioritySchedulerDetail.");
  const missing = [...present].filter((member) => isKnown(member) && !members.has(member));
  expect(missing.filter((member) => isIn(version, ["0.23.0"]) || !isOfNewPools(member))).toEqual([]);
});
