import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { normaliseSpec } from "../../../src/generator/normalise.js";
import { markNullable } from "../../../src/generator/nullable.js";
import { parseSpec } from "../../../src/generator/parse-spec.js";
import { smallSpec, type SmallSpec } from "./small-spec.js";

const refusalOf = (text: string): string => {
  try {
    parseSpec(text, "spec.json");
  } catch (error) {
    expect((error as Error).name).toBe("GeneratorError");
    return (error as Error).message;
  }
  throw new Error("It was taken.");
};

test("a spec is read, also with a byte order mark and white space around it", () => {
  const text = JSON.stringify(smallSpec());
  expect(parseSpec(text, "x").paths).toEqual(smallSpec()["paths"]);
  expect(parseSpec(`\uFEFF${text}\r\n`, "x").paths).toEqual(smallSpec()["paths"]);
});

test.each([
  ["nothing", "", "It is empty;"],
  ["a login page", "<!doctype html><title>Sign in</title>", 'It is not JSON but HTML, a page with the title "Sign in"'],
  ["HTML without a title", "\n <html>", "It is not JSON but HTML, a page;"],
  ["YAML", 'swagger: "2.0"\npaths:\n', "It is not JSON but YAML;"],
  ["YAML of OpenAPI 3", "openapi: 3.0.0\n", "It is not JSON but YAML;"],
  ["YAML with a marker", "---\nswagger: '2.0'\n", "It is not JSON but YAML;"],
  ["YAML in braces", '{swagger: "2.0"}', "It is not JSON but YAML;"],
  ["a compressed file", "\u001F\uFFFD\b\0\0", "It is compressed: unpack it first, as with gunzip;"],
  ["UTF-16", "{\0}\0", "It is not UTF-8 but UTF-16, or binary: save it as UTF-8;"],
  ["prose", "hello", "It is not JSON: "],
  ["a number", "7", "It is not a Swagger 2.0 document"],
  ["null", "null", "It is not a Swagger 2.0 document"],
  ["an array", "[]", "It is not a Swagger 2.0 document"],
  ["OpenAPI 3", '{"openapi":"3.0.3","paths":{}}', "It is not a Swagger 2.0 document but OpenAPI 3.0.3."],
  ["OpenAPI 3.1", '{"openapi":"3.1.0","paths":{}}', "It is not a Swagger 2.0 document but OpenAPI 3.1.0."],
  ["Swagger 1", '{"swaggerVersion":"1.2"}', "It is not a Swagger 2.0 document but Swagger 1.2."],
  ["no paths", '{"swagger":"2.0"}', "It has no paths."],
  ["empty paths", '{"swagger":"2.0","paths":{}}', "It has no paths."],
])("%s is refused in a sentence that says what it is", (_, text, words) => {
  expect(refusalOf(text)).toContain(`The spec from spec.json: ${words}`);
});

test("JSON that was cut anywhere is said to be cut", () => {
  const text = JSON.stringify(smallSpec());
  for (let length = 1; length < text.length; length += 7) {
    expect(refusalOf(text.slice(0, length))).toContain(`it ends after ${length} characters, in the middle`);
  }
});

const broken: [string, (spec: SmallSpec) => void, string][] = [
  ["a path that is null", (spec) => (spec["paths"]["/api/v1/x"] = null), 'The path "/api/v1/x" is null'],
  ["an operation that is null", (spec) => (spec["paths"]["/api/v1/x"] = { get: null }), "GET /api/v1/x is null"],
  ["a definition that is null", (spec) => (spec["definitions"].v1Gone = null), 'The definition "v1Gone" is null'],
  [
    "a field that is null",
    (spec) => (spec["definitions"].v1Thing.properties.id = null),
    'The field "id" of the definition "v1Thing" is null',
  ],
  [
    "an operation without id",
    (spec) => delete spec["paths"]["/api/v1/master"].get.operationId,
    "an operation without operationId: GET /api/v1/master",
  ],
  [
    "two operations of one id",
    (spec) => (spec["paths"]["/api/v1/x"] = { get: { operationId: "GetThing", responses: {} } }),
    'two operations "GetThing"',
  ],
  [
    "no responses",
    (spec) => delete spec["paths"]["/api/v1/master"].get.responses,
    'GET /api/v1/master has no "responses"',
  ],
  [
    "a description that is a number",
    (spec) => (spec["paths"]["/api/v1/master"].get.description = 7),
    "GET /api/v1/master has the description 7, where a string belongs.",
  ],
  [
    "an answer with a description that is an object",
    (spec) => (spec["paths"]["/api/v1/master"].get.responses["200"].description = {}),
    "The answer 200 of GET /api/v1/master has the description {}, where a string belongs.",
  ],
  [
    "consumes that is a number",
    (spec) => (spec["paths"]["/api/v1/master"].get.consumes = 7),
    'GET /api/v1/master has "consumes" that is not an array of strings.',
  ],
  [
    "a reference to nothing",
    (spec) => delete spec["definitions"].v1Thing,
    'The answer 200 of GetThing refers to "#/definitions/v1Thing", which the spec does not have.',
  ],
  [
    "a reference into a field to nothing",
    (spec) => (spec["definitions"].v1Thing.properties.id = { items: { $ref: "#/definitions/v1Gone" } }),
    '"#/definitions/v1Gone"',
  ],
  ["a reference elsewhere", (spec) => (spec["definitions"].v1Thing = { $ref: "other.json#/x" }), '"other.json#/x"'],
  [
    "a reference to what every object has",
    (spec) => (spec["definitions"].v1Thing = { $ref: "#/definitions/toString" }),
    '"#/definitions/toString"',
  ],
  [
    "a path parameter that is not declared",
    (spec) => (spec["paths"]["/api/v1/things/{id}"].get.parameters = []),
    'GetThing does not declare the parameter "id" of its path',
  ],
  [
    "a parameter of a form, which no type would say",
    (spec) => spec["paths"]["/api/v1/things/{id}"].get.parameters.push({ name: "file", in: "formData", type: "file" }),
    'The parameter "file" of GetThing is in "formData", which no master\'s spec has. Known: path, query, header, body.',
  ],
  [
    "a declared path parameter that the path lacks",
    (spec) => spec["paths"]["/api/v1/things/{id}"].get.parameters.push({ name: "other", in: "path" }),
    'GetThing declares the path parameter "other"',
  ],
  [
    "two templates of one shape",
    (spec) =>
      (spec["paths"]["/api/v1/things/{name}"] = {
        get: { operationId: "GetOther", parameters: [{ name: "name", in: "path" }], responses: {} },
      }),
    "GetThing and GetOther are one route: GET /api/v1/things/{id} and /api/v1/things/{name}",
  ],
  [
    "the spec of something else",
    (spec) => {
      spec["paths"]["/pet"] = { get: { operationId: "getPet", responses: {} } };
      for (const path of ["/api/v1/master", "/api/v1/agents"]) delete spec["paths"][path];
      delete spec["paths"]["/api/v1/trials/{id}"];
    },
    "It is not the spec of a Determined master: of the routes that every master has it lacks GET /api/v1/master, GET /api/v1/agents",
  ],
  [
    "the spec of something else that also has a login and lists experiments",
    (spec) => {
      const get = { operationId: "GetExperiments", responses: {} };
      const post = { operationId: "Login", responses: {} };
      spec["paths"] = { "/api/v1/auth/login": { post }, "/api/v1/experiments": { get } };
    },
    "It is not the spec of a Determined master",
  ],
  ["a base path", (spec) => (spec["basePath"] = "/det"), 'It has the basePath "/det", which no master\'s spec has.'],
  [
    "a path without a slash",
    (spec) => (spec["paths"]["api/v1/zzz"] = { get: { operationId: "Zzz", responses: {} } }),
    'The path "api/v1/zzz" does not begin with a slash.',
  ],
  [
    "a method that no client has",
    (spec) => (spec["paths"]["/api/v1/agents"].head = { operationId: "HeadAgents", responses: {} }),
    'The path "/api/v1/agents" has "head", which no master\'s spec has.',
  ],
  [
    "a route that differs from another in the slash at its end",
    (spec) => (spec["paths"]["/api/v1/agents/"] = { get: { operationId: "GetAgentsToo", responses: {} } }),
    "differ only in names of parameters, or in the slash at the end.",
  ],
  [
    "a reference to nowhere in a choice",
    (spec) => (spec["definitions"].v1Thing.properties.id = { oneOf: [{ $ref: "#/definitions/v1No" }] }),
    'A part of the field "id" of the definition "v1Thing" refers to "#/definitions/v1No"',
  ],
  [
    "parts that are no array",
    (spec) => (spec["definitions"].v1Thing.properties.id = { allOf: "x" }),
    'has "allOf" that is not a non-empty array.',
  ],
  [
    "two definitions that are nothing but each other",
    (spec) => {
      spec["definitions"].v1One = { $ref: "#/definitions/v1Two" };
      spec["definitions"].v1Two = { $ref: "#/definitions/v1One" };
    },
    'The definition "v1One" refers to itself and holds nothing else.',
  ],
];
test.each(broken)("%s is refused and named", (_, change, words) => {
  const spec = smallSpec();
  change(spec);
  expect(refusalOf(JSON.stringify(spec))).toContain(words);
});

/** The ways from the root to every value. */
test("what a spec says may be null is nullable, references too, and a success need not be 200", () => {
  const spec = smallSpec();
  spec["definitions"].v1Thing.properties = {
    name: { type: "string", "x-nullable": true },
    part: { $ref: "#/definitions/v1Thing", "x-nullable": true },
  };
  const { get } = spec["paths"]["/api/v1/things/{id}"];
  spec["definitions"].runtimeStreamError = { type: "object" };
  const error = { $ref: "#/definitions/runtimeStreamError" };
  const schema = { type: "object", properties: { result: get.responses["200"].schema, error } };
  get.responses = { "201": { schema, description: "A successful response.(streaming responses)" } };
  const { components, paths } = normaliseSpec(parseSpec(JSON.stringify(spec), "spec.json"), "");
  expect(components.schemas["v1Thing"]!.properties).toEqual({
    name: { type: "string", nullable: true },
    part: { allOf: [{ $ref: "#/components/schemas/v1Thing" }], nullable: true },
  });
  expect(Object.keys(paths["/api/v1/things/{id}"]!["get"]!.responses["201"]!.content!)).toEqual([
    "application/x-ndjson",
  ]);
});

function* placesIn(node: unknown, way: string[] = []): Generator<string[]> {
  if (way.length > 0) yield way;
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) yield* placesIn(value, [...way, key]);
}

test("whatever stands at a wrong place, the spec is converted or refused in a sentence", () => {
  const text = readFileSync(new URL("../scripts/fixtures/nasty.swagger.json", import.meta.url), "utf8");
  for (const way of placesIn(JSON.parse(text))) {
    for (const wrong of [7, null, true, [7], {}, "x"]) {
      const spec = JSON.parse(text) as SmallSpec;
      const parent = way.slice(0, -1).reduce((node, key) => node[key] as SmallSpec, spec);
      parent[way.at(-1)!] = wrong;
      try {
        markNullable(normaliseSpec(parseSpec(JSON.stringify(spec), "spec.json"), ""));
      } catch (error) {
        const { name, message } = error as Error;
        expect(name, `${way.join(".")} = ${JSON.stringify(wrong)}: ${message}`).toBe("GeneratorError");
      }
    }
  }
});
