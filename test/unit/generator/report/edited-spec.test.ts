import { beforeAll, expect, test } from "vitest";
import { apiFacts, type ApiFacts } from "../../../../src/generator/api-facts.js";
import { readKnowledge } from "../../../../src/generator/knowledge.js";
import { applyOverlay } from "../../../../src/generator/overlay.js";
import { routesOf, type OpenApi, type Operation, type Schema } from "../../../../src/generator/document.js";
import type { FacadeMap } from "../../../../src/generator/report/facade-map.js";
import { renderText } from "../../../../src/generator/report/render.js";
import { reportDiff, type SpecReport } from "../../../../src/generator/report/report.js";

let map: FacadeMap;
/** The corrected spec of the current release, as JSON. */
let text: string;
let facts: ApiFacts;
beforeAll(async () => {
  const { facade, spec, current, overlay } = await readKnowledge("openapi");
  map = await facade();
  const corrected = applyOverlay(await spec(current), overlay, { legacy: false, tolerant: true });
  text = JSON.stringify(corrected);
  facts = apiFacts(corrected);
});

type Edit = (spec: OpenApi) => void;

function reportOf(edit: Edit): SpecReport {
  const edited = JSON.parse(text) as OpenApi;
  edit(edited);
  return reportDiff({ name: "now", facts }, { name: "edited", facts: apiFacts(edited) }, map);
}

const operation = (spec: OpenApi, id: string): Operation =>
  [...routesOf(spec)].find((route) => route.operation.operationId === id)!.operation;
const properties = (spec: OpenApi, type: string): Record<string, Schema> => spec.components.schemas[type]!.properties!;
const parameter = (spec: OpenApi, id: string, name: string) =>
  operation(spec, id).parameters!.find((one) => one.name === name)!;

function withoutRequired(spec: OpenApi, type: string, field: string): void {
  const schema = spec.components.schemas[type]!;
  schema.required = (schema.required ?? []).filter((name) => name !== field);
}

const renamed =
  (type: string, from: string): Edit =>
  (spec) => {
    const fields = properties(spec, type);
    fields[`${from}Anew`] = fields[from]!;
    delete fields[from];
    const { required = [] } = spec.components.schemas[type]!;
    if (required.includes(from)) required[required.indexOf(from)] = `${from}Anew`;
  };
const retyped =
  (type: string, field: string): Edit =>
  (spec) =>
    void (properties(spec, type)[field] = { type: "boolean" });
const dropped =
  (type: string, field: string): Edit =>
  (spec) => {
    delete properties(spec, type)[field];
    withoutRequired(spec, type, field);
  };
const renamedQuery =
  (id: string, name: string): Edit =>
  (spec) =>
    void (parameter(spec, id, name).name = `${name}Anew`);
const droppedOperation =
  (id: string): Edit =>
  (spec) => {
    for (const { path, method, operation: one } of [...routesOf(spec)])
      if (one.operationId === id) delete spec.paths[path]![method];
  };
const member =
  (type: string, name: string): Edit =>
  (spec) =>
    void spec.components.schemas[type]!.enum!.push(name);

/** What is edited, what the report says of it, and a method that it must name. */
const edits: [title: string, edit: Edit, said: string, method: string | undefined][] = [
  // Those that no compiler had seen when they were tried (releases.md, "What a bump does not tell").
  [
    "the names of workspaces that are bound",
    renamed("v1BindRPToWorkspaceRequest", "workspaceNames"),
    "workspaceNames is renamed (probably): workspaceNames → workspaceNamesAnew (the old name is ignored or refused)",
    "ResourcePool.addBindings",
  ],
  [
    "a field of a wire type that a method hands on as it is",
    renamed("v1GetMasterResponse", "clusterName"),
    "clusterName is renamed",
    "Determined.getMasterInfo",
  ],
  [
    "the names of workspaces that are unbound",
    renamed("v1UnbindRPFromWorkspaceRequest", "workspaceNames"),
    "workspaceNames is renamed",
    "ResourcePool.removeBindings",
  ],
  [
    "the names of workspaces that take the place of others",
    renamed("v1OverwriteRPWorkspaceBindingsRequest", "workspaceNames"),
    "workspaceNames is renamed",
    "ResourcePool.replaceBindings",
  ],
  ["numTrials renamed", renamed("v1Experiment", "numTrials"), "numTrials is renamed", "Experiment.reload"],
  ["userId renamed", renamed("v1Experiment", "userId"), "userId is renamed", "Determined.listExperiments"],
  [
    "numTrials of another type",
    retyped("v1Experiment", "numTrials"),
    "numTrials has another type: integer:int32 → boolean",
    "Experiment.reload",
  ],
  ["userId of another type", retyped("v1Experiment", "userId"), "userId has another type", "Determined.getExperiment"],
  ...["limit", "archived", "states", "offset", "labels", "users", "name", "projectId", "sortBy", "orderBy"].map(
    (name): (typeof edits)[number] => [
      `the query ${name} renamed`,
      renamedQuery("GetExperiments", name),
      `query parameter ${name} is renamed (probably): ${name} → ${name}Anew (the old name is ignored)`,
      "Determined.listExperiments",
    ],
  ),
  [
    "workspaceName renamed",
    renamed("v1PostModelRequest", "workspaceName"),
    "workspaceName is",
    "Determined.createModel",
  ],
  ["template renamed", renamed("v1CreateExperimentRequest", "template"), "template is", "Determined.createExperiment"],
  ["endIndex of pages renamed", renamed("v1Pagination", "endIndex"), "endIndex is renamed", "Determined.listUsers"],
  ["total of pages renamed", renamed("v1Pagination", "total"), "total is renamed", "Project.listExperiments"],
  ["message of log lines renamed", renamed("v1TrialLogsResponse", "message"), "message is renamed", "Trial.logs"],
  ["message of a task's lines renamed", renamed("v1TaskLogsResponse", "message"), "message is renamed", "Task.logs"],
  // Of each further kind.
  ["a field of a user renamed", renamed("v1User", "username"), "username is renamed", "Determined.whoami"],
  ["a field of a user dropped", dropped("v1User", "admin"), "admin is gone: boolean", "User.reload"],
  ["a field of a user retyped", retyped("v1User", "displayName"), "displayName has another type", "User.reload"],
  [
    "a field of a checkpoint dropped",
    dropped("v1CheckpointTrainingMetadata", "hparams"),
    "hparams is gone",
    "Checkpoint.reload",
  ],
  [
    "a part of an answer renamed",
    renamed("v1GetExperimentResponse", "experiment"),
    "experiment is",
    "Experiment.reload",
  ],
  [
    "the rows of a page renamed",
    renamed("v1GetModelsResponse", "models"),
    "models is renamed",
    "Determined.listModels",
  ],
  ["what a search answers renamed", renamed("v1SearchRunsResponse", "runs"), "runs is", "Determined.searchRuns"],
  ["what a search is sent renamed", renamed("v1SearchRunsRequest", "filter"), "filter is", "Determined.searchRuns"],
  ["a part of what is patched renamed", renamed("v1PatchUser", "username"), "username is renamed", "User.rename"],
  ["a note renamed", renamed("v1Note", "contents"), "contents is renamed", "Project.addNote"],
  ["a dropped operation", droppedOperation("MoveExperiment"), "is gone: POST /api/v1", "Experiment.moveToProject"],
  ["one that is called by a part of its path", droppedOperation("PauseExperiment"), "is gone", "Experiment.pause"],
  ["a dropped stream", droppedOperation("TrialLogs"), "is gone", "Trial.logEntries"],
  [
    "a renamed operation",
    (spec) => void (operation(spec, "GetMe").operationId = "WhoAmI"),
    "is renamed: GetMe → WhoAmI (calls by its name; the route stays)",
    "Determined.whoami",
  ],
  [
    "a moved operation",
    (spec) => {
      spec.paths["/api/v1/myself"] = spec.paths["/api/v1/me"]!;
      delete spec.paths["/api/v1/me"];
    },
    "moved: GET /api/v1/me → GET /api/v1/myself (the old route no longer works)",
    "Determined.whoami",
  ],
  [
    "a renamed path parameter",
    (spec) => {
      const path = "/api/v1/users/{username}/by-username";
      spec.paths["/api/v1/users/{name}/by-username"] = spec.paths[path]!;
      delete spec.paths[path];
      parameter(spec, "GetUserByUsername", "username").name = "name";
    },
    "path parameter username is renamed: username → name (only types change: the route stays)",
    "Determined.getUserByName",
  ],
  [
    "a new required query",
    (spec) =>
      void operation(spec, "GetUsers").parameters!.push({
        name: "tenant",
        in: "query",
        required: true,
        schema: { type: "string" },
      }),
    "query parameter tenant is new and required: string (every call must send it)",
    "Determined.listUsers",
  ],
  [
    "a new required field of a body",
    (spec) => {
      properties(spec, "v1PostModelRequest")["kind"] = { type: "string" };
      spec.components.schemas["v1PostModelRequest"]!.required!.push("kind");
    },
    "kind is new and required: string (every call must send it)",
    "Determined.createModel",
  ],
  [
    "an answer's field that may be missing",
    (spec) => withoutRequired(spec, "v1User", "username"),
    "username may be missing (programs that read it no longer compile)",
    "User.reload",
  ],
  [
    "a stream that answers once",
    (spec) => {
      const { content } = operation(spec, "TrialLogs").responses["200"]!;
      content!["application/json"] = content!["application/x-ndjson"]!;
      delete content!["application/x-ndjson"];
    },
    "no longer streams",
    "Trial.logs",
  ],
  ["a new state", member("experimentv1State", "STATE_STUCK"), "has the new member STATE_STUCK", "Experiment.wait"],
  [
    "a state that goes",
    (spec) => void spec.components.schemas["experimentv1State"]!.enum!.splice(1, 1),
    "lacks the member STATE_ACTIVE (it is refused)",
    "Determined.listExperiments",
  ],
  [
    "a deprecated operation",
    (spec) => void (operation(spec, "GetMe").deprecated = true),
    "is deprecated",
    "Determined.whoami",
  ],
  [
    "a new required header",
    (spec) =>
      void operation(spec, "GetTrial").parameters!.push({
        name: "X-Tenant",
        in: "header",
        required: true,
        schema: { type: "string" },
      }),
    "header X-Tenant is new and required: string (every call must send it)",
    "Trial.reload",
  ],
  [
    "a list of a query in another form",
    (spec) => void (parameter(spec, "GetExperiments", "labels").explode = false),
    "query parameter labels has another form: repeated → separated (an array is sent in another form)",
    "Determined.listExperiments",
  ],
  [
    "an answer of another form",
    (spec) => {
      const { content } = operation(spec, "GetModelDef").responses["200"]!;
      content!["application/gzip"] = content!["application/json"]!;
      delete content!["application/json"];
    },
    "answer has another form: application/json → application/gzip (it is read in another way)",
    "Experiment.downloadCode",
  ],
  [
    "another default of a query",
    (spec) => void (parameter(spec, "GetExperiments", "sortBy").schema!.default = "SORT_BY_NAME"),
    'query parameter sortBy has another default: "SORT_BY_UNSPECIFIED" → "SORT_BY_NAME" (calls without it get something else)',
    "Determined.listExperiments",
  ],
  [
    "an open route that needs a login",
    (spec) => void delete operation(spec, "GetMaster").security,
    "needs a login (calls without a login are refused)",
    "Determined.getMasterInfo",
  ],
  [
    "another status",
    (spec) => {
      const { responses } = operation(spec, "PostModel");
      responses["201"] = responses["200"]!;
      delete responses["200"];
    },
    "has another status: 200 → 201 (only programs that compare the status notice)",
    "Determined.createModel",
  ],
  [
    "an answer's field that may be null",
    (spec) => void (properties(spec, "v1Experiment")["name"]!.nullable = true),
    "name may be null (programs that read it meet null)",
    "Experiment.reload",
  ],
  // Nobody's code breaks.
  [
    "a new optional field",
    (spec) => void (properties(spec, "v1Experiment")["colour"] = { type: "string" }),
    "v1Experiment: colour",
    undefined,
  ],
  [
    "a new operation",
    (spec) =>
      void (spec.paths["/api/v1/new"] = { get: { operationId: "GetNew", responses: { "200": { description: "" } } } }),
    "GetNew (GET /api/v1/new)",
    undefined,
  ],
];

test.each(edits)("%s", (_, edit, said, method) => {
  const report = reportOf(edit);
  // One edit is one change, and nothing else is reported.
  expect(report.changes).toHaveLength(1);
  expect(renderText(report)).toContain(said);
  const methods = report.changes.flatMap((change) => change.methods);
  if (method === undefined) expect(methods).toEqual([]);
  else expect(methods).toContain(method);
});

test("methods are known by what a type or an operation was called before it was renamed", () => {
  const report = reportOf((spec) => {
    const { schemas } = spec.components;
    dropped("v1User", "username")(spec);
    schemas["v1Person"] = schemas["v1User"]!;
    delete schemas["v1User"];
    Object.assign(spec, JSON.parse(JSON.stringify(spec).replaceAll('schemas/v1User"', 'schemas/v1Person"')));
    parameter(spec, "GetExperiments", "limit").name = "pageSize";
    operation(spec, "GetExperiments").operationId = "ListExperiments";
  });
  const methodsOf = (way: string): readonly string[] => report.changes.find((change) => change.way === way)!.methods;
  expect(methodsOf("username")).toContain("Determined.whoami");
  expect(methodsOf("limit")).toContain("Determined.listExperiments");
});

test("the whole report of an edit", () => {
  const report = reportOf((spec) => {
    renamed("v1BindRPToWorkspaceRequest", "workspaceNames")(spec);
    member("checkpointv1State", "STATE_FROZEN")(spec);
    droppedOperation("GetTelemetry")(spec);
    properties(spec, "v1Model")["colour"] = { type: "string" };
  });
  expect(renderText(report)).toMatchInlineSnapshot(`
    "From now to edited
    2 of 4 changes break clients, 1 of them in what the object model uses; 1 may matter.
    Operations: 1 gone.

    Breaks what the object model uses
      v1BindRPToWorkspaceRequest in body of BindRPToWorkspace
        workspaceNames is renamed (probably): workspaceNames → workspaceNamesAnew (the old name is ignored or refused)
        used by ResourcePool.addBindings

    Breaks other calls of the API
      GetTelemetry
        is gone: GET /api/v1/master/telemetry (masters no longer have it)

    May matter
      checkpointv1State in answer and body of CompareTrials, CreateTrial, GetCheckpoint and 15 more
        has the new member STATE_FROZEN (programs that tell the values apart meet a new one)
        used by Checkpoint.addMetadata, Checkpoint.download, Checkpoint.getPachydermCommit, Checkpoint.load, Checkpoint.reload, Checkpoint.removeMetadata and 38 more

    New or relaxed, by area
      models
        v1Model: colour"
  `);
});
