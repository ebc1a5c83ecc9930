import { expect, test } from "vitest";
import { isStream, routesOf } from "../../../src/generator/document.js";
import { normaliseSpec } from "../../../src/generator/normalise.js";
import { parseSpec } from "../../../src/generator/parse-spec.js";
import { smallSpec } from "./small-spec.js";

const line = {
  type: "object",
  properties: { result: { $ref: "#/definitions/v1Thing" }, error: { $ref: "#/definitions/runtimeStreamError" } },
};
const mark = "A successful response.(streaming responses)";

/** Names of the operations that stream, where GetThing answers so. */
function streamsWith(answer: object): string[] {
  const spec = smallSpec();
  spec["definitions"].runtimeStreamError = { type: "object", properties: { message: { type: "string" } } };
  spec["definitions"].v1Line = line;
  spec["definitions"].v1Outcome = { ...line, properties: { ...line.properties, error: { type: "string" } } };
  spec["x-stream-definitions"] = { v1Thing: line };
  spec["paths"]["/api/v1/things/{id}"].get.responses = { "200": answer };
  const document = normaliseSpec(parseSpec(JSON.stringify(spec), "spec.json"), "");
  return [...routesOf(document)].filter(({ operation }) => isStream(operation)).map((one) => one.operation.operationId);
}

test.each<[string, object]>([
  ["prose and schema", { description: mark, schema: line }],
  ["the schema alone", { description: "Another proxy's prose.", schema: line }],
  ["a type of the schema", { schema: { $ref: "#/definitions/v1Line" } }],
  ["a definition of a stream", { schema: { $ref: "#/x-stream-definitions/v1Thing" } }],
])("%s tell a stream", (_, answer) => {
  expect(streamsWith(answer)).toEqual(["GetThing"]);
});

test("a result beside an error of another type is not a stream", () => {
  expect(streamsWith({ schema: { $ref: "#/definitions/v1Outcome" } })).toEqual([]);
});

test("an operation that says it streams, and answers no lines, is refused and named", () => {
  expect(() => streamsWith({ description: mark, schema: { $ref: "#/definitions/v1Thing" } })).toThrow(
    'GET /api/v1/things/{id} says "(streaming responses)", but its answer is not an object of "result" and "error"',
  );
});
