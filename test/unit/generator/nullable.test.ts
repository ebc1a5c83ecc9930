import { expect, expectTypeOf, test } from "vitest";
import type { components, operations } from "../../../src/api/index.js";
import type { OpenApi, Schema } from "../../../src/generator/document.js";
import { markNullable } from "../../../src/generator/nullable.js";

type Schemas = components["schemas"];

const field = { type: "string" };
const part = { $ref: "#/components/schemas/v1Part" };
const answer = (schema: Schema, path = "/api/v1/x") => ({
  [path]: {
    post: {
      operationId: "X",
      requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/v1XRequest" } } } },
      responses: { "200": { content: { "application/json": { schema } } } },
    },
  },
});
const marked = (schemas: Record<string, Schema>, path?: string) => {
  const paths = answer({ $ref: "#/components/schemas/v1XResponse" }, path);
  const document: OpenApi = { openapi: "3.0.0", info: { title: "", version: "" }, paths, components: { schemas } };
  return markNullable(document).components.schemas;
};
const nullable = ({ properties = {} }: Schema) => Object.keys(properties).filter((name) => properties[name]!.nullable);

/** Every kind of field, required or not. */
const kinds = (required: string[]): Schema => ({
  type: "object",
  required,
  properties: {
    message: part,
    time: { type: "string", format: "date-time" },
    struct: { type: "object", additionalProperties: true },
    wrapper: { type: "integer", format: "int32" },
    array: { type: "array", items: part },
    map: { type: "object", additionalProperties: { type: "string" } },
    enum: { $ref: "#/components/schemas/v1State" },
    inlineEnum: { type: "string", enum: ["A"] },
  },
});
const common = { v1Part: { type: "object", properties: {} }, v1State: { type: "string", enum: ["A"] }, v1XRequest: {} };

test("fields that need not be there may be null, but for enums, arrays and maps", () => {
  const { v1XResponse } = marked({ ...common, v1XResponse: kinds([]) });
  expect(nullable(v1XResponse!)).toEqual(["message", "time", "struct", "wrapper"]);
});

test("the copy that is sent takes no name that the spec has itself", () => {
  const holder = { type: "object", properties: { part } };
  const v1PartInput = { type: "object", properties: { boo: { type: "string", enum: ["A"] } } };
  const v1Part = { type: "object", properties: { name: field, own: { $ref: "#/components/schemas/v1PartInput" } } };
  const schemas = marked({ ...common, v1Part, v1PartInput, v1XRequest: holder, v1XResponse: holder });
  expect(schemas["v1PartInput"]).toEqual(v1PartInput);
  expect(schemas["v1XRequest"]!.properties).toEqual({ part: { $ref: "#/components/schemas/v1PartInput_" } });
  expect(nullable(schemas["v1Part"]!)).toEqual(["name", "own"]);
  expect(nullable(schemas["v1PartInput_"]!)).toEqual([]);
});

test("of those that are always there: times and free objects, and messages below the answer itself", () => {
  const all = Object.keys(kinds([]).properties!);
  const inner = {
    type: "object",
    properties: { inner: { $ref: "#/components/schemas/v1Inner" } },
    required: ["inner"],
  };
  const top = marked({ ...common, v1XResponse: kinds(all) });
  expect(nullable(top["v1XResponse"]!)).toEqual(["time", "struct"]);
  const below = marked({ ...common, v1XResponse: inner, v1Inner: kinds(all) });
  expect(nullable(below["v1XResponse"]!)).toEqual([]);
  expect(nullable(below["v1Inner"]!)).toEqual(["message", "time", "struct"]);
});

test("what is sent stays as it is: a schema that is sent and answered is sent as a copy", () => {
  const both: Schema = { type: "object", properties: { name: field, part } };
  const holder: Schema = { type: "object", properties: { both: { $ref: "#/components/schemas/v1Both" } } };
  const schemas = marked({ ...common, v1XRequest: holder, v1XResponse: holder, v1Both: both });
  expect(nullable(schemas["v1Both"]!)).toEqual(["name", "part"]);
  expect(schemas["v1XRequest"]!.properties).toEqual({ both: { $ref: "#/components/schemas/v1BothInput" } });
  expect(schemas["v1BothInput"]).toEqual(both);
});

test("what is only sent, and plain routes, are left alone", () => {
  const only = marked({ ...common, v1XRequest: kinds([]), v1XResponse: {} });
  expect(nullable(only["v1XRequest"]!)).toEqual([]);
  expect(nullable(marked({ ...common, v1XResponse: kinds([]) }, "/plain")["v1XResponse"]!)).toEqual([]);
});

test("the generated types say so", () => {
  expectTypeOf<Schemas["v1Experiment"]["endTime"]>().toEqualTypeOf<string | null | undefined>();
  expectTypeOf<Schemas["v1Experiment"]["startTime"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Schemas["v1Experiment"]["forkedFrom"]>().toEqualTypeOf<number | null | undefined>();
  expectTypeOf<Schemas["v1Experiment"]["name"]>().toEqualTypeOf<string>();
  expectTypeOf<Schemas["v1GetExperimentResponse"]["experiment"]>().toEqualTypeOf<Schemas["v1Experiment"]>();
  expectTypeOf<null>().toExtend<Schemas["trialv1Trial"]["bestCheckpoint"]>();
  expectTypeOf<null>().toExtend<Schemas["v1User"]["agentUserGroup"]>();
  type Sent = operations["CreateExperiment"]["requestBody"]["content"]["application/json"];
  expectTypeOf<null>().not.toExtend<Sent["config"]>();
  expectTypeOf<null>().not.toExtend<Schemas["v1CheckpointInput"]["metadata"]>();
});
