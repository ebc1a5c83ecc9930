import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { apiFacts, type ApiFacts } from "../../../src/generator/api-facts.js";
import type { OpenApi } from "../../../src/generator/document.js";

let facts: ApiFacts;
beforeAll(async () => {
  const file = new URL("../../../openapi/0.38.1.json", import.meta.url);
  facts = apiFacts(JSON.parse(await readFile(file, "utf8")) as OpenApi);
});
const operation = (id: string) => facts.operations.find((one) => one.id === id)!;

test("an operation is method, path, parameters, body and answer", () => {
  expect(facts.operations).toHaveLength(266);
  expect(operation("GetExperiment")).toEqual({
    id: "GetExperiment",
    open: false,
    status: "200",
    headers: [],
    isBodyRequired: false,
    sent: [],
    answered: ["application/json"],
    method: "GET",
    path: "/api/v1/experiments/{experimentId}",
    streaming: false,
    deprecated: false,
    pathParameters: [{ name: "experimentId", required: true, type: "integer:int32" }],
    query: [],
    body: undefined,
    answer: { type: "v1GetExperimentResponse" },
  });
  expect(operation("CreateExperiment").body).toEqual({ type: "v1CreateExperimentRequest" });
  const orderBy = operation("GetExperiments").query.find(({ name }) => name === "orderBy");
  expect(orderBy).toEqual({
    name: "orderBy",
    required: false,
    type: "enum",
    members: ["ORDER_BY_ASC", "ORDER_BY_DESC", "ORDER_BY_UNSPECIFIED"],
    default: '"ORDER_BY_UNSPECIFIED"',
  });
});

test("a stream's answer is what one line holds", () => {
  expect(operation("TrialLogs")).toMatchObject({ streaming: true, answer: { type: "v1TrialLogsResponse" } });
});

test("a named type has its fields with types and whether they are always there, or its members", () => {
  const experiment = facts.types.get("v1Experiment")!;
  expect(experiment.fields).toContainEqual({ name: "labels", required: false, type: "string[]" });
  expect(experiment.fields).toContainEqual({ name: "config", required: true, type: "object" });
  expect(experiment.fields).toContainEqual({ name: "state", required: true, type: "experimentv1State" });
  expect(facts.types.get("experimentv1State")?.members).toContain("STATE_COMPLETED");
});

test("an empty message is an object without fields", () => {
  expect(facts.types.get("v1ArchiveModelResponse")?.fields).toEqual([]);
});
