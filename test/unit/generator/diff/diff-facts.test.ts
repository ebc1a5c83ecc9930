import { expect, test } from "vitest";
import { diffFacts } from "../../../../src/generator/diff/diff-facts.js";
import { factsOf, line, smallApi, type SmallApi } from "./small-api.js";

function changesOf(edit: (api: SmallApi) => void): string[] {
  const edited = smallApi();
  edit(edited);
  return diffFacts(factsOf(smallApi()), factsOf(edited)).changes.map(line);
}

/** Gives what is at one key another key. */
function rename(record: SmallApi, from: string, to: string): void {
  record[to] = record[from];
  delete record[from];
}

const schema = (api: SmallApi, name: string): SmallApi => api.components.schemas[name];
const get = (api: SmallApi, path: string): SmallApi => api.paths[path].get;
const everyThing = "[GetThing GetThings PostThing]";

test("equal specs do not differ", () => {
  expect(changesOf(() => {})).toEqual([]);
});

test.each<[string, (api: SmallApi) => void, string[]]>([
  [
    "an operation that is dropped",
    (api) => delete api.paths["/things/{id}"].delete,
    ["breaking: removed DeleteThing in operation (DELETE /things/{id} -> ) [DeleteThing]"],
  ],
  [
    "an operation that is new",
    (api) => (api.paths["/new"] = { get: { operationId: "GetNew", responses: {} } }),
    ["compatible: added GetNew in operation ( -> GET /new) [GetNew]"],
  ],
  [
    "an operation that is renamed",
    (api) => (get(api, "/things").operationId = "ListThings"),
    ["breaking: renamed ListThings in operation (GetThings -> ListThings) [ListThings]"],
  ],
  [
    "an operation that moves to another path",
    (api) => rename(api.paths, "/things/{id}/logs", "/logs/{id}"),
    ["breaking: moved ThingLogs in operation (GET /things/{id}/logs -> GET /logs/{id}) [ThingLogs]"],
  ],
  [
    "an operation that moves to another method",
    (api) => rename(api.paths["/things/{id}"], "delete", "post"),
    ["breaking: moved DeleteThing in operation (DELETE /things/{id} -> POST /things/{id}) [DeleteThing]"],
  ],
  [
    "an operation that is deprecated",
    (api) => (get(api, "/things").deprecated = true),
    ["look: deprecated GetThings in operation [GetThings]"],
  ],
  [
    "a stream that answers once",
    (api) => rename(get(api, "/things/{id}/logs").responses["200"].content, "application/x-ndjson", "application/json"),
    ["breaking: no-longer-streams ThingLogs in operation [ThingLogs]"],
  ],
  [
    "a path parameter that is renamed",
    (api) => {
      get(api, "/things/{id}/logs").parameters[0].name = "thingId";
      rename(api.paths, "/things/{id}/logs", "/things/{thingId}/logs");
    },
    ["breaking: renamed ThingLogs.id in path (id -> thingId) [ThingLogs]"],
  ],
  [
    "a path parameter of another type",
    (api) => (get(api, "/things/{id}/logs").parameters[0].schema = { type: "string" }),
    ["breaking: type-changed ThingLogs.id in path (integer:int32 -> string) [ThingLogs]"],
  ],
  [
    "a new optional query parameter",
    (api) => get(api, "/things").parameters.push({ name: "a", in: "query", schema: { type: "boolean" } }),
    ["compatible: added GetThings.a in query ( -> boolean) [GetThings]"],
  ],
  [
    "a new required query parameter",
    (api) =>
      get(api, "/things").parameters.push({ name: "a", in: "query", required: true, schema: { type: "boolean" } }),
    ["breaking: added-required GetThings.a in query ( -> boolean) [GetThings]"],
  ],
  [
    "a query parameter that is renamed",
    (api) => (get(api, "/things").parameters[0].name = "pageSize"),
    ["breaking: renamed GetThings.limit in query (limit -> pageSize) [GetThings]"],
  ],
  [
    "a query parameter that goes",
    (api) => get(api, "/things").parameters.shift(),
    ["breaking: removed GetThings.limit in query (integer:int32 -> ) [GetThings]"],
  ],
  [
    "a query parameter that must be sent",
    (api) => (get(api, "/things").parameters[0].required = true),
    ["breaking: now-required GetThings.limit in query [GetThings]"],
  ],
  [
    "a member of an enum in a query that goes",
    (api) => get(api, "/things").parameters[1].schema.enum.pop(),
    ["breaking: member-removed GetThings.state in query (ON -> ) [GetThings]"],
  ],
  [
    "a new member of an enum in a query",
    (api) => get(api, "/things").parameters[1].schema.enum.push("IDLE"),
    ["compatible: member-added GetThings.state in query ( -> IDLE) [GetThings]"],
  ],
  [
    "a body that goes",
    (api) => delete api.paths["/things"].post.requestBody,
    ["breaking: removed PostThing in body (Thing -> ) [PostThing]"],
  ],
  [
    "a body where there was none, with something required",
    (api) => (api.paths["/things/{id}"].delete.requestBody = api.paths["/things"].post.requestBody),
    ["breaking: added-required DeleteThing in body ( -> Thing) [DeleteThing]"],
  ],
  [
    "a body where there was none, which must be sent though all of its fields are optional",
    (api) =>
      (api.paths["/things/{id}"].delete.requestBody = {
        required: true,
        content: { "application/json": { schema: { $ref: "#/components/schemas/Unused" } } },
      }),
    ["breaking: added-required DeleteThing in body ( -> Unused) [DeleteThing]"],
  ],
  [
    "a body where there was none, which may be left out",
    (api) =>
      (api.paths["/things/{id}"].delete.requestBody = {
        content: { "application/json": { schema: { $ref: "#/components/schemas/Unused" } } },
      }),
    ["compatible: added DeleteThing in body ( -> Unused) [DeleteThing]"],
  ],
  [
    "a field that is renamed, in a type that is answered",
    (api) => {
      rename(schema(api, "LogLine").properties, "message", "text");
      schema(api, "LogLine").required = ["text"];
    },
    ["breaking: renamed type LogLine.message in answer (message -> text) [ThingLogs]"],
  ],
  [
    "a field of another type, in a type that is answered",
    (api) => (schema(api, "LogLine").properties.message = { type: "number" }),
    ["breaking: type-changed type LogLine.message in answer (string -> number) [ThingLogs]"],
  ],
  [
    "a field of a wider format",
    (api) => (schema(api, "Thing").properties.size.format = "int64"),
    [`look: format-relaxed type Thing.size in answer+body (integer:int32 -> integer:int64) ${everyThing}`],
  ],
  [
    "a field of a narrower format",
    (api) => (schema(api, "Thing").properties.size.format = "int8"),
    [`breaking: format-changed type Thing.size in answer+body (integer:int32 -> integer:int8) ${everyThing}`],
  ],
  [
    "a field of an answer that gains a format",
    (api) => (schema(api, "LogLine").properties.message.format = "date-time"),
    ["look: format-changed type LogLine.message in answer (string -> string:date-time) [ThingLogs]"],
  ],
  [
    "a query parameter that loses its format",
    (api) => delete get(api, "/things").parameters[0].schema.format,
    ["compatible: format-relaxed GetThings.limit in query (integer:int32 -> integer) [GetThings]"],
  ],
  [
    "a query parameter of many that gains a format",
    (api) => (get(api, "/things").parameters[3].schema.items.format = "int64"),
    ["breaking: format-changed GetThings.labels in query (string[] -> string:int64[]) [GetThings]"],
  ],
  [
    "a path parameter of a wider format",
    (api) => (get(api, "/things/{id}/logs").parameters[0].schema.format = "int64"),
    ["compatible: format-relaxed ThingLogs.id in path (integer:int32 -> integer:int64) [ThingLogs]"],
  ],
  [
    "a single one where there was an array",
    (api) => (schema(api, "Thing").properties.labels = { type: "string" }),
    [`breaking: type-changed type Thing.labels in answer+body (string[] -> string) ${everyThing}`],
  ],
  [
    "a field that goes, in a type that is sent and answered",
    (api) => delete schema(api, "Thing").properties.size,
    [`breaking: removed type Thing.size in answer+body (integer:int32 -> ) ${everyThing}`],
  ],
  [
    "a new optional field",
    (api) => (schema(api, "Thing").properties.colour = { type: "string" }),
    [`compatible: added type Thing.colour in answer+body ( -> string) ${everyThing}`],
  ],
  [
    "a new required field, which the body must have",
    (api) => {
      schema(api, "Thing").properties.colour = { type: "string" };
      schema(api, "Thing").required.push("colour");
    },
    [`breaking: added-required type Thing.colour in answer+body ( -> string) ${everyThing}`],
  ],
  [
    "a new required field of an answer",
    (api) => {
      schema(api, "LogLine").properties.rank = { type: "integer" };
      schema(api, "LogLine").required.push("rank");
    },
    ["compatible: added-required type LogLine.rank in answer ( -> integer) [ThingLogs]"],
  ],
  [
    "a field of an answer that may be missing",
    (api) => delete schema(api, "LogLine").required,
    ["breaking: now-optional type LogLine.message in answer [ThingLogs]"],
  ],
  [
    "a new member of an enum that is answered",
    (api) => schema(api, "State").enum.push("IDLE"),
    [`look: member-added type State in answer+body ( -> IDLE) ${everyThing}`],
  ],
  [
    "a member of an enum that goes, and another that comes",
    (api) => (schema(api, "State").enum = ["OFF", "RUNNING"]),
    [
      `breaking: member-removed type State in answer+body (ON -> ) ${everyThing}`,
      `look: member-added type State in answer+body ( -> RUNNING) ${everyThing}`,
    ],
  ],
  [
    "a member of an enum that is renamed",
    (api) => (schema(api, "State").enum = ["OFF", "SWITCHED_ON"]),
    [`breaking: member-renamed type State in answer+body (ON -> SWITCHED_ON) ${everyThing}`],
  ],
  [
    "a field of an object without a name",
    (api) => rename(schema(api, "GetThingsResponse").properties.pagination.properties, "endIndex", "end"),
    ["breaking: renamed type GetThingsResponse.pagination.endIndex in answer (endIndex -> end) [GetThings]"],
  ],
  [
    "a type that is renamed",
    (api) => {
      rename(api.components.schemas, "LogLine", "Line");
      get(api, "/things/{id}/logs").responses["200"].content["application/x-ndjson"].schema.properties.result.$ref =
        "#/components/schemas/Line";
    },
    ["look: type-renamed type Line in answer (LogLine -> Line) [ThingLogs]"],
  ],
  [
    "another type that both specs have",
    (api) =>
      (get(api, "/things/{id}").responses["200"].content["application/json"].schema.$ref =
        "#/components/schemas/LogLine"),
    ["breaking: type-changed GetThing in answer (Thing -> LogLine) [GetThing]"],
  ],
  [
    "a new required header",
    (api) =>
      (get(api, "/things").parameters = [
        ...get(api, "/things").parameters,
        { name: "X-Tenant", in: "header", required: true, schema: { type: "string" } },
      ]),
    ["breaking: added-required GetThings.X-Tenant in header ( -> string) [GetThings]"],
  ],
  [
    "a query parameter with another default",
    (api) => (get(api, "/things").parameters[1].schema.default = "ON"),
    ['look: default-changed GetThings.state in query (none -> "ON") [GetThings]'],
  ],
  [
    "a default that can no longer be sent",
    (api) => {
      const { schema } = get(api, "/things").parameters[2] as { schema: SmallApi };
      schema.enum = ["UP"];
      schema.default = "UP";
    },
    ["breaking: member-removed GetThings.order in query (DOWN -> ) [GetThings]"],
  ],
  [
    "an array that is sent in another form",
    (api) => (get(api, "/things").parameters[3].explode = false),
    ["breaking: form-changed GetThings.labels in query (repeated -> separated) [GetThings]"],
  ],
  [
    "a body that must be sent",
    (api) => (api.paths["/things"].post.requestBody.required = true),
    ["breaking: now-required PostThing in body [PostThing]"],
  ],
  [
    "a body of another form",
    (api) => rename(api.paths["/things"].post.requestBody.content, "application/json", "application/xml"),
    ["breaking: form-changed PostThing in body (application/json -> application/xml) [PostThing]"],
  ],
  [
    "an answer in one more form",
    (api) => {
      const { content } = get(api, "/things/{id}").responses["200"] as { content: SmallApi };
      content["text/csv"] = content["application/json"];
    },
    ["compatible: form-added GetThing in answer ( -> text/csv) [GetThing]"],
  ],
  [
    "another status",
    (api) => rename(api.paths["/things"].post.responses, "200", "201"),
    ["look: status-changed PostThing in operation (200 -> 201) [PostThing]"],
  ],
  [
    "an open route that needs a login",
    (api) => delete get(api, "/things/{id}").security,
    ["breaking: needs-login GetThing in operation [GetThing]"],
  ],
  [
    "a route that needs no login",
    (api) => (get(api, "/things").security = []),
    ["compatible: needs-no-login GetThings in operation [GetThings]"],
  ],
  [
    "a field of an answer that may be null",
    (api) => (schema(api, "LogLine").properties.message.nullable = true),
    ["breaking: now-nullable type LogLine.message in answer [ThingLogs]"],
  ],
  [
    "an operation that moves, with another type in its path",
    (api) => {
      rename(api.paths, "/things/{id}/logs", "/logs/{id}");
      get(api, "/logs/{id}").parameters[0].schema = { type: "string" };
    },
    [
      "breaking: moved ThingLogs in operation (GET /things/{id}/logs -> GET /logs/{id}) [ThingLogs]",
      "breaking: type-changed ThingLogs.id in path (integer:int32 -> string) [ThingLogs]",
    ],
  ],
  [
    "an enum that becomes a string",
    (api) => (api.components.schemas.State = { type: "string" }),
    [`look: enum-opened type State in answer+body (enum of OFF, ON -> string) ${everyThing}`],
  ],
  [
    "a string that becomes an enum",
    (api) => (schema(api, "Thing").properties.name.enum = ["A", "B"]),
    [`breaking: enum-closed type Thing.name in answer+body (string -> enum of A, B) ${everyThing}`],
  ],
  [
    "an enum in a query that becomes a string: what was sent still fits",
    (api) => (get(api, "/things").parameters[2].schema = { type: "string" }),
    ["compatible: enum-opened GetThings.order in query (enum of DOWN, UP -> string) [GetThings]"],
  ],
  [
    "a string in an answer that becomes one of two integers",
    (api) => {
      schema(api, "LogLine").properties.message = { type: "integer", enum: [1, 2] };
    },
    ["breaking: type-changed type LogLine.message in answer (string -> enum of 1, 2) [ThingLogs]"],
  ],
  [
    "an integer that becomes a number: fewer know what comes, all may still be sent",
    (api) => (schema(api, "Thing").properties.size = { type: "number" }),
    [`look: format-relaxed type Thing.size in answer+body (integer:int32 -> number) ${everyThing}`],
  ],
  [
    "a query of integers that becomes one of numbers",
    (api) => (get(api, "/things").parameters[0].schema = { type: "number", format: "double" }),
    ["compatible: format-relaxed GetThings.limit in query (integer:int32 -> number:double) [GetThings]"],
  ],
  [
    "limits of what is sent",
    (api) => Object.assign(get(api, "/things").parameters[0].schema, { minimum: 1, maximum: 10 }),
    ["look: limits-changed GetThings.limit in query (none -> minimum 1, maximum 10) [GetThings]"],
  ],
  [
    "limits of an array",
    (api) => {
      schema(api, "Thing").properties.labels = { type: "array", minItems: 1, items: { type: "string", maxLength: 9 } };
    },
    [`look: limits-changed type Thing.labels in answer+body (none -> minItems 1, maxLength 9) ${everyThing}`],
  ],
  [
    "the default of a field that is sent",
    (api) => (schema(api, "Thing").properties.size.default = 3),
    [`look: default-changed type Thing.size in answer+body (none -> 3) ${everyThing}`],
  ],
  [
    "the default of an enum with a name",
    (api) => (schema(api, "State").default = "ON"),
    [`look: default-changed type State in answer+body (none -> "ON") ${everyThing}`],
  ],
  [
    "a parameter with a default that must be sent",
    (api) => {
      const parameter = get(api, "/things").parameters[2] as SmallApi;
      parameter.required = true;
      delete parameter.schema.default;
    },
    ["breaking: now-required GetThings.order in query [GetThings]"],
  ],
  [
    "a type with a name that is written in its place",
    (api) => {
      const { content } = get(api, "/things/{id}/logs").responses["200"] as SmallApi;
      content["application/x-ndjson"].schema.properties.result = schema(api, "LogLine");
      delete api.components.schemas.LogLine;
    },
    ["look: type-renamed ThingLogs in answer (LogLine -> { message }) [ThingLogs]"],
  ],
  [
    "a type that is written in its place and stays for others",
    (api) => {
      const { content } = get(api, "/things/{id}/logs").responses["200"] as SmallApi;
      content["application/x-ndjson"].schema.properties.result = schema(api, "LogLine");
    },
    [],
  ],
  [
    "a type that extends another",
    (api) => {
      api.components.schemas.LogLine = { allOf: [{ $ref: "#/components/schemas/Unused" }, schema(api, "LogLine")] };
    },
    ["compatible: added type LogLine.a in answer ( -> string) [ThingLogs]"],
  ],
  [
    "a second status of a success",
    (api) => (api.paths["/things"].post.responses["202"] = {}),
    ["look: status-changed PostThing in operation (200 -> 200, 202) [PostThing]"],
  ],
  [
    "a field that is renamed and must be sent then",
    (api) => {
      const parameter = get(api, "/things").parameters[0] as SmallApi;
      parameter.name = "pageSize";
      parameter.required = true;
    },
    [
      "breaking: renamed GetThings.limit in query (limit -> pageSize) [GetThings]",
      "breaking: now-required GetThings.limit in query [GetThings]",
    ],
  ],
  [
    "an object without a name that holds anything now",
    (api) => (schema(api, "GetThingsResponse").properties.pagination = { type: "object", additionalProperties: true }),
    ["breaking: type-changed type GetThingsResponse.pagination in answer ({ endIndex, total } -> object) [GetThings]"],
  ],
  ["a type that no operation reaches", (api) => delete schema(api, "Unused").properties.a, []],
])("%s", (_, edit, expected) => {
  expect(changesOf(edit)).toEqual(expected);
});

test("the same path parameters in another order are another route", () => {
  const [before, after] = [smallApi(), smallApi()];
  const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  const route = (api: SmallApi, path: string): void => {
    const operation = { operationId: "GetPart", parameters: [id, { ...id, name: "part" }], responses: {} };
    api.paths[path] = { get: operation };
  };
  route(before, "/things/{id}/parts/{part}");
  route(after, "/things/{part}/parts/{id}");
  expect(diffFacts(factsOf(before), factsOf(after)).changes.map(line)).toEqual([
    "breaking: moved GetPart in operation (GET /things/{id}/parts/{part} -> GET /things/{part}/parts/{id}) [GetPart]",
  ]);
});

test("a type that extends itself ends", () => {
  const api = smallApi();
  api.components.schemas.LogLine = { allOf: [{ $ref: "#/components/schemas/LogLine" }, schema(api, "LogLine")] };
  expect(diffFacts(factsOf(smallApi()), factsOf(api)).changes).toEqual([]);
});

test("a closed object that gets its first field has a new field", () => {
  const empty = smallApi();
  schema(empty, "LogLine").properties = undefined;
  delete schema(empty, "LogLine").required;
  schema(empty, "LogLine").additionalProperties = false;
  const filled = smallApi();
  delete schema(filled, "LogLine").required;
  expect(diffFacts(factsOf(empty), factsOf(filled)).changes.map(line)).toEqual([
    "compatible: added type LogLine.message in answer ( -> string) [ThingLogs]",
  ]);
});

test("of several fields of one type that go and come, those with alike names are renamed and the others are not", () => {
  const changes = changesOf((api) => {
    const { properties } = schema(api, "GetThingsResponse").properties.pagination as { properties: SmallApi };
    rename(properties, "endIndex", "endIndexOfPage");
    rename(properties, "total", "count");
    properties.first = { type: "integer" };
  });
  expect(changes).toEqual([
    "breaking: renamed type GetThingsResponse.pagination.endIndex in answer (endIndex -> endIndexOfPage) [GetThings]",
    "breaking: removed type GetThingsResponse.pagination.total in answer (integer -> ) [GetThings]",
    "compatible: added type GetThingsResponse.pagination.count in answer ( -> integer) [GetThings]",
    "compatible: added type GetThingsResponse.pagination.first in answer ( -> integer) [GetThings]",
  ]);
});

test("what breaks comes first", () => {
  const levels = changesOf((api) => {
    schema(api, "State").enum.push("IDLE");
    schema(api, "Thing").properties.colour = { type: "string" };
    delete api.paths["/things/{id}"].delete;
  }).map((change) => change.slice(0, change.indexOf(":")));
  expect(levels).toEqual(["breaking", "look", "compatible"]);
});
