import { expect, test } from "vitest";
import { Determined, InvalidArgumentError } from "../../../src/index.js";

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
const never = [null, {}, () => 1, 1n, Symbol("x"), cycle];

/** Values that are wrong for a kind of argument, whatever the method. */
const wrong = {
  id: [...never, undefined, "", "1", -1, 0, 1.5, NaN, Infinity, true],
  count: [...never, "", "1", -1, 1.5, NaN],
  limit: [...never, "", "1", -1, 0, 1.5],
  text: [...never, "", 7, -1, true, ["a"]],
  anyText: [...never, 7, -1, true],
  boolean: [...never, "", "true", -1, 0, 1],
  texts: [...never, "", "ab", -1, 7, [1], [null]],
  ranks: [...never, "", "12", 7, ["1"], [-2], [0.5]],
  ids: [...never, "", "12", -1, 7, ["1"], [-1], [0]],
  fn: [null, {}, 1n, "", "x", -1],
  duration: [...never, "", "5", "soon", -1, 5, 49, NaN],
  time: [...never, "", "yesterday", "2026-01-05T10:00:00", "2026-02-30T10:00:00Z", NaN, new Date(NaN)],
  orderBy: [...never, "", "UP", "asc", -1],
  options: [null, "text", "", 7, -1, true, [], () => 1],
} as const;
type Kind = keyof typeof wrong;

const list = { limit: "limit", pageSize: "limit" } as const;
const request = { timeout: "duration" } as const;
const waiting = {
  interval: "duration",
  maxInterval: "duration",
  maxWait: "duration",
  throwOnFailure: "boolean",
  onProgress: "fn",
} as const;
const rank = { sortBy: "text", smallerIsBetter: "boolean" } as const;
const logs = {
  follow: "boolean",
  head: "count",
  tail: "count",
  containerIds: "texts",
  stdtypes: "texts",
  agentIds: "texts",
  sources: "texts",
  timestampBefore: "time",
  timestampAfter: "time",
  searchText: "anyText",
  enableRegex: "boolean",
} as const;

/** One method: the name and kind of its argument, if it has one, a right one, and the kinds of its options. */
type Row = [
  target: "determined" | "experiment" | "trial" | "task",
  method: string,
  argument: [string, Kind, unknown] | undefined,
  options: Record<string, Kind>,
  needed?: object,
];

const rows: Row[] = [
  ["determined", "getExperiment", ["id", "id", 1], {}],
  ["determined", "getTrial", ["id", "id", 1], {}],
  ["determined", "getCheckpoint", ["uuid", "text", "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385"], {}],
  ["determined", "getModelById", ["id", "id", 1], {}],
  ["determined", "getMasterInfo", undefined, {}],
  ["determined", "getSessionUsername", undefined, {}],
  ["determined", "logout", undefined, {}],
  [
    "determined",
    "listExperiments",
    undefined,
    {
      ...list,
      sortBy: "text",
      orderBy: "orderBy",
      experimentIds: "ids",
      labels: "texts",
      users: "texts",
      states: "texts",
      name: "anyText",
      description: "anyText",
      projectId: "id",
      archived: "boolean",
    },
  ],
  [
    "determined",
    "iterTrialsMetrics",
    ["trialIds", "ids", [1]],
    { group: "text", follow: "boolean" },
    { group: "training" },
  ],
  ["determined", "waitAll", ["experiments", "texts", []], {}],
  ["experiment", "reload", undefined, {}],
  ["experiment", "setName", ["name", "text", "n"], {}],
  ["experiment", "setDescription", ["description", "anyText", "d"], {}],
  ["experiment", "setNotes", ["notes", "anyText", "n"], {}],
  ["experiment", "setLabels", ["labels", "texts", ["a"]], {}],
  ["experiment", "addLabel", ["label", "text", "a"], {}],
  ["experiment", "removeLabel", ["label", "text", "a"], {}],
  ...[
    "activate",
    "pause",
    "cancel",
    "kill",
    "archive",
    "unarchive",
    "delete",
    "code",
    "deleteTensorboardFiles",
    "getPachydermConfig",
  ].map((name): Row => ["experiment", name, undefined, {}]),
  ["experiment", "getTrials", undefined, { ...list, sortBy: "text", orderBy: "orderBy" }],
  ["experiment", "listTrials", undefined, { ...list, sortBy: "text", orderBy: "orderBy" }],
  ["experiment", "iterTrials", undefined, { ...list, sortBy: "text", orderBy: "orderBy" }],
  ["experiment", "awaitFirstTrial", undefined, { interval: "duration", maxWait: "duration" }],
  ["experiment", "wait", undefined, { ...waiting, onPaused: "text" }],
  ["experiment", "topCheckpoint", undefined, rank],
  ["experiment", "topNCheckpoints", ["limit", "limit", 1], rank],
  ["experiment", "bestTrial", undefined, rank],
  [
    "experiment",
    "listCheckpoints",
    undefined,
    { ...list, maxResults: "limit", sortBy: "text", orderBy: "orderBy" },
    { sortBy: "loss", orderBy: "ASC" },
  ],
  ["experiment", "downloadCode", undefined, { outputDir: "text" }],
  [
    "experiment",
    "moveToProject",
    undefined,
    { workspaceName: "text", projectName: "text" },
    { workspaceName: "w", projectName: "p" },
  ],
  ["experiment", "explainFailure", undefined, { lines: "count" }],
  ["trial", "reload", undefined, {}],
  ["trial", "kill", undefined, {}],
  ["trial", "getExperiment", undefined, {}],
  ["trial", "topCheckpoint", undefined, rank],
  ["trial", "selectCheckpoint", undefined, { ...rank, best: "boolean" }, { best: true }],
  ["trial", "selectCheckpoint", undefined, { latest: "boolean" }, { latest: true }],
  ["trial", "selectCheckpoint", undefined, { uuid: "text" }, { uuid: "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385" }],
  [
    "trial",
    "getCheckpoints",
    undefined,
    { ...list, maxResults: "limit", orderBy: "orderBy" },
    { sortBy: "loss", orderBy: "ASC" },
  ],
  [
    "trial",
    "listCheckpoints",
    undefined,
    { ...list, maxResults: "limit", orderBy: "orderBy" },
    { sortBy: "loss", orderBy: "ASC" },
  ],
  ...["logs", "iterLogs", "logEntries"].flatMap((name): Row[] => [
    ["trial", name, undefined, { ...logs, minLevel: "text", levels: "texts", rankIds: "ranks", from: "text" }],
    ["task", name, undefined, logs],
  ]),
  ...["iterMetrics", "streamMetrics"].map((name): Row => [
    "trial",
    name,
    undefined,
    { group: "text", follow: "boolean" },
    { group: "training" },
  ]),
  ...["iterTrainingMetrics", "iterValidationMetrics", "streamTrainingMetrics", "streamValidationMetrics"].map(
    (name): Row => ["trial", name, undefined, { follow: "boolean" }],
  ),
];

let sent = 0;
const determined = new Determined({
  master: "http://nowhere.localhost",
  token: "x",
  retry: false,
  fetch: () => {
    sent++;
    return Promise.reject(new Error("nothing must be sent"));
  },
});
const targets = {
  determined,
  experiment: determined.experiment(1),
  trial: determined.trial(1),
  task: determined.task("t"),
};

/** Settles whatever a call gave: a promise, a listing, an async iterable. */
async function settle(result: unknown): Promise<unknown> {
  const { then, next } = result as { then?: unknown; next?: () => Promise<unknown> };
  return then ? await result : await next!.call(result);
}

function show(value: unknown): string {
  const plain = (_: string, each: unknown): unknown =>
    each === cycle ? "cycle" : typeof each === "bigint" ? `${each}n` : each;
  return JSON.stringify(value, plain) ?? typeof value;
}

async function expectRefusal(row: Row, call: () => unknown, argument: string, value: unknown): Promise<void> {
  const shown = `${row[0]}.${row[1]} with ${argument} = ${show(value)}`;
  const before = sent;
  // Not within the promise below: a throw at the call fails the test.
  const result = call();
  const error = await settle(result).catch((error: unknown) => error);
  expect(error, shown).toBeInstanceOf(InvalidArgumentError);
  expect((error as InvalidArgumentError).argument, shown).toBe(argument);
  expect(sent, `${shown} sends`).toBe(before);
}

test.each(rows)("%s.%s refuses wrong arguments before any request", async (...row) => {
  const [target, method, argument, options, needed] = row;
  const object = targets[target] as unknown as Record<string, (...rest: unknown[]) => unknown>;
  const right = argument ? [argument[2]] : [];
  if (argument) {
    for (const value of wrong[argument[1]])
      await expectRefusal(row, () => object[method]!(value, needed), argument[0], value);
  }
  for (const value of wrong.options) {
    await expectRefusal(row, () => object[method]!(...right, value), "options", value);
  }
  for (const [name, kind] of Object.entries({ ...options, ...(method === "waitAll" ? {} : request) })) {
    for (const value of wrong[kind]) {
      // An option that is undefined is one that is not given.
      if (value !== undefined)
        await expectRefusal(row, () => object[method]!(...right, { ...needed, [name]: value }), name, value);
    }
  }
  if (method === "waitAll") return;
  for (const signal of [null, "x", {}])
    await expectRefusal(row, () => object[method]!(...right, { ...needed, signal }), "signal", signal);
});

test("handles and constructors throw at the call", () => {
  for (const id of wrong.id) {
    expect(() => determined.experiment(id as never)).toThrow(InvalidArgumentError);
    expect(() => determined.trial(id as never)).toThrow(InvalidArgumentError);
  }
  for (const text of wrong.text) {
    for (const make of ["checkpoint", "model", "task"] as const)
      expect(() => determined[make](text as never)).toThrow(InvalidArgumentError);
  }
  for (const options of wrong.options) expect(() => new Determined(options as never)).toThrow(InvalidArgumentError);
});

test.each([
  ["master", [7, {}, "ftp://x", "http://u:p@x", "http://x?q"]],
  ["user", [7, null]],
  ["password", [7, null]],
  ["token", [7, ""]],
  ["tokenStore", [7, "x", {}]],
  ["timeout", [5, "x", -1]],
  ["retry", [7, "x"]],
  ["clock", [7, {}]],
  ["logger", [7, {}]],
  ["hooks", [7, "x"]],
] as const)("a wrong option %s of a client throws and names it", (name, values) => {
  for (const value of values) {
    const make = (): unknown => new Determined({ master: "http://x.localhost", token: "t", [name]: value });
    expect(make, show(value)).toThrow(InvalidArgumentError);
    expect(make, show(value)).toThrow(expect.objectContaining({ argument: name }));
  }
});

test("a positional argument where options belong is refused", async () => {
  await expect((determined.getExperiment as (...rest: unknown[]) => Promise<unknown>)(1, "extra")).rejects.toThrow(
    InvalidArgumentError,
  );
});
