import { expect, test } from "vitest";
import type { FacadeMap } from "../../../../src/generator/report/facade-map.js";
import { renderMarkdown, renderText } from "../../../../src/generator/report/render.js";
import { reportDiff, type SpecReport } from "../../../../src/generator/report/report.js";
import type { Uses } from "../../../../src/generator/report/uses.js";
import { factsOf, smallApi, type SmallApi } from "../diff/small-api.js";

const map: FacadeMap = {
  release: "1.0.5",
  fields: ["Thing.name", "Thing.state", "GetThings.query.limit", "LogLine.message"],
  methods: {
    "Client.listThings": { operations: ["GetThings"], fields: [0, 1, 2] },
    "Client.addThing": { operations: ["PostThing"], fields: [0] },
    "Thing.logs": { operations: ["ThingLogs"], fields: [3] },
    "Thing.remove": { operations: ["DeleteThing"], fields: [] },
  },
};

function reportOf(edit: (api: SmallApi) => void, uses?: Uses): SpecReport {
  const edited = smallApi();
  edit(edited);
  const [before, after] = [factsOf(smallApi()), factsOf(edited)];
  return reportDiff({ name: "1.0.0", facts: before }, { name: "1.1.0", facts: after }, map, uses);
}

const schema = (api: SmallApi, name: string): SmallApi => api.components.schemas[name];

function rename(record: SmallApi, from: string, to: string): void {
  record[to] = record[from];
  delete record[from];
}

test("a report has what breaks methods first, then what else breaks, then what may matter, then additions by area", () => {
  const report = reportOf((api) => {
    rename(schema(api, "LogLine").properties, "message", "text");
    schema(api, "LogLine").required = ["text"];
    delete schema(api, "Thing").properties.size;
    delete schema(api, "Thing").properties.labels;
    schema(api, "State").enum.push("BROKEN", "IDLE");
    schema(api, "Thing").properties.colour = { type: "object" };
    api.paths["/api/v1/gadgets"] = { get: { operationId: "GetGadgets", responses: {} } };
    api.paths["/things"].get.parameters.push({ name: "all", in: "query", schema: { type: "boolean" } });
  });
  expect(renderText(report)).toBe(`From 1.0.0 to 1.1.0
3 of 8 changes break clients, 1 of them in what the object model uses; 2 may matter.
Operations: 1 new.

Breaks what the object model uses
  LogLine in answer of ThingLogs
    message is renamed (probably): message → text (the old name no longer comes)
    used by Thing.logs

Breaks other calls of the API
  Thing in answer and body of GetThing, GetThings, PostThing
    labels, size are gone (they no longer come; what is sent is ignored or refused)

May matter
  State in answer and body of GetThing, GetThings, PostThing
    has the new members BROKEN, IDLE (programs that tell the values apart meet new ones)
    used by Client.listThings

New or relaxed, by area
  gadgets
    GetGadgets (GET /api/v1/gadgets)
  things
    GetThings: all
    Thing: colour`);
  expect(renderMarkdown(report)).toContain(`# From 1.0.0 to 1.1.0

3 of 8 changes break clients, 1 of them in what the object model uses; 2 may matter.

Operations: 1 new.

## Breaks what the object model uses

- \`LogLine\` in answer of \`ThingLogs\`
  - \`message\` is renamed (probably): \`message\` → \`text\` (the old name no longer comes)
  - used by \`Thing.logs\`
`);
});

test("operations that came, went, moved and were renamed are counted at the top", () => {
  const text = renderText(
    reportOf((api) => {
      delete api.paths["/things/{id}"].delete;
      api.paths["/things/{id}"].get.operationId = "FetchThing";
      rename(api.paths, "/things/{id}/logs", "/logs/{id}");
      for (const name of ["GetA", "GetB"]) api.paths[`/${name}`] = { get: { operationId: name, responses: {} } };
    }),
  );
  expect(text.split("\n")[2]).toBe("Operations: 1 gone, 1 moved, 1 renamed, 2 new.");
});

test("additions say where they are, and a name that is new is not taken for one that may be left out", () => {
  const text = renderText(
    reportOf((api) => {
      const { get } = api.paths["/things"] as SmallApi;
      get.parameters.push({ name: "X-Trace", in: "header", schema: { type: "string" } });
      get.parameters.push({ name: "all", in: "query", schema: { type: "boolean" } });
      schema(api, "Thing").properties.colour = { type: "string" };
      schema(api, "Thing").required = ["name", "state", "size"];
      delete api.paths["/things"].post.requestBody;
    }),
  );
  expect(text).toContain("    GetThings: all; header X-Trace\n    Thing: colour; size is always there");
});

test("between releases that the object model knows, it is said that it works on both", () => {
  const edited = smallApi();
  delete schema(edited, "LogLine").properties.message;
  const [before, after] = [factsOf(smallApi()), factsOf(edited)];
  const notesTo = (release: string | undefined): boolean =>
    renderText(
      reportDiff({ name: "old", release: "1.0.0", facts: before }, { name: "new", release, facts: after }, map),
    ).includes("The object model itself works on both: it knows masters up to 1.0.5.");
  expect(notesTo("1.0.5")).toBe(true);
  expect(notesTo("1.1.0")).toBe(false);
  expect(notesTo(undefined)).toBe(false);
});

test("limited to a program, what only methods meet that work on both releases is not counted as breaking", () => {
  const edited = smallApi();
  delete schema(edited, "LogLine").properties.message;
  const [before, after] = [factsOf(smallApi()), factsOf(edited)];
  const reportTo = (release: string, uses?: Uses): SpecReport =>
    reportDiff({ name: "old", release: "1.0.0", facts: before }, { name: "new", release, facts: after }, map, uses);
  const [methods, words] = [new Set(["Thing.logs"]), new Set<string>()];
  const handled = reportTo("1.0.5", { operations: new Set(["GetThing"]), methods, words });
  expect(handled.counts.breaking).toBe(0);
  expect(renderText(handled)).toContain(`0 of 1 change break clients; 0 may matter.
The object model itself works on both: it knows masters up to 1.0.5; what only its methods meet is not counted as breaking.`);
  const own = reportTo("1.0.5", { operations: new Set(["ThingLogs"]), methods, words });
  expect(own.counts.breaking).toBe(1);
  expect(renderText(own)).toContain("1 of 1 change breaks clients; 0 may matter.");
  expect(reportTo("1.1.0", { operations: new Set(), methods, words }).counts.breaking).toBe(1);
  expect(reportTo("1.0.5").counts.breaking).toBe(1);
});

test("equal specs do not differ", () => {
  expect(renderText(reportOf(() => {}))).toBe("From 1.0.0 to 1.1.0\nThey do not differ.");
});

test.each<[string, (api: SmallApi) => void, string[]]>([
  [
    "a removed operation concerns those who call it",
    (api) => delete api.paths["/things/{id}"].delete,
    ["Thing.remove"],
  ],
  [
    "a renamed operation is known by its old name",
    (api) => (api.paths["/things/{id}"].delete.operationId = "RemoveThing"),
    ["Thing.remove"],
  ],
  [
    "a renamed path parameter concerns those who call it",
    (api) => {
      api.paths["/things/{id}/logs"].get.parameters[0].name = "thing";
      rename(api.paths, "/things/{id}/logs", "/things/{thing}/logs");
    },
    ["Thing.logs"],
  ],
  [
    "a new required parameter concerns those who call it",
    (api) =>
      api.paths["/things"].get.parameters.push({ name: "a", in: "query", required: true, schema: { type: "string" } }),
    ["Client.listThings"],
  ],
  [
    "a parameter that goes concerns those who send it",
    (api) => (api.paths["/things"].get.parameters = api.paths["/things"].get.parameters.slice(1)),
    ["Client.listThings"],
  ],
  ["one that nobody sends concerns none", (api) => api.paths["/things"].get.parameters.pop(), []],
  [
    "a field of a type concerns those who use it",
    (api) => (schema(api, "Thing").properties.name = { type: "integer" }),
    ["Client.addThing", "Client.listThings"],
  ],
  [
    "a member of an enum concerns those who use a field of that type",
    (api) => schema(api, "State").enum.pop(),
    ["Client.listThings"],
  ],
  [
    "a field that is written in the place of a type with a name concerns those who use that type",
    (api) => {
      const inline = JSON.parse(JSON.stringify(schema(api, "LogLine"))) as SmallApi;
      rename(inline.properties, "message", "text");
      inline.required = ["text"];
      const { content } = api.paths["/things/{id}/logs"].get.responses["200"] as SmallApi;
      content["application/x-ndjson"].schema.properties.result = inline;
    },
    ["Thing.logs"],
  ],
  [
    "a new field that is always answered concerns none",
    (api) => {
      schema(api, "LogLine").properties.rank = { type: "integer" };
      schema(api, "LogLine").required.push("rank");
    },
    [],
  ],
  ["an addition concerns none", (api) => (schema(api, "Thing").properties.a = { type: "string" }), []],
])("%s", (_, edit, methods) => {
  const { changes } = reportOf(edit);
  expect(changes).toHaveLength(1);
  expect([...changes[0]!.methods].sort()).toEqual(methods);
});

test.each(["GetThing", "FetchThing"])("a program that calls a renamed operation as %s has all of its changes", (id) => {
  const { changes } = reportOf(
    (api) => {
      api.paths["/things/{id}"].get.operationId = "FetchThing";
      api.paths["/things/{id}"].get.parameters[0].schema = { type: "string" };
      delete schema(api, "Thing").properties.size;
    },
    { operations: new Set([id]), methods: new Set(), words: new Set() },
  );
  expect(changes.map(({ kind }) => kind).sort()).toEqual(["removed", "renamed", "type-changed"]);
});

test("limited to a program, only what it calls is in the report and counted", () => {
  const edit = (api: SmallApi): void => {
    delete api.paths["/things/{id}"].delete;
    delete schema(api, "LogLine").properties.message;
    delete schema(api, "Thing").properties.size;
  };
  const none = reportOf(edit, { operations: new Set(["GetOther"]), methods: new Set(), words: new Set() });
  expect(renderText(none)).toBe(`From 1.0.0 to 1.1.0
Nothing that it calls differs.
Limited to what the program calls: 1 operation, 0 methods.`);
  const some = reportOf(edit, {
    operations: new Set(["GetThing"]),
    methods: new Set(["Thing.logs"]),
    words: new Set(),
  });
  expect(some.counts).toEqual({ breaking: 2, look: 0, compatible: 0 });
  expect(some.changes.map(({ owner }) => owner)).toEqual([{ type: "LogLine" }, { type: "Thing" }]);
});

test("what no method uses stands apart, also where the operation breaks methods, so that sections and counts agree", () => {
  const text = renderText(
    reportOf((api) => {
      api.paths["/things"].get.parameters.pop();
      api.paths["/items"] = { get: api.paths["/things"].get };
      delete api.paths["/things"].get;
    }),
  );
  const [first, others] = text.split("Breaks other calls of the API");
  expect(first).toContain("2 of 2 changes break clients, 1 of them in what the object model uses");
  expect(first).not.toContain("query parameter");
  expect(others).toContain("query parameter");
});
