import { expect, test } from "vitest";
import { Determined, MalformedResponseError } from "../../../src/index.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

/** A client of a master that answers every request with this text. */
const answering = (text: string): Determined =>
  new Determined({
    master: "http://odd.localhost:8080",
    token: "t",
    retry: false,
    fetch: () => Promise.resolve(new Response(text)),
  });

type Read = (determined: Determined) => PromiseLike<unknown>;
const reads: [what: string, fields: string, Read][] = [
  ["experiment", '"id":1,"state":"STATE_ACTIVE"', (d) => d.getExperiment(1)],
  ["trial", '"id":1,"experimentId":1,"state":"STATE_ACTIVE"', (d) => d.getTrial(1)],
  ["checkpoint", `"uuid":"${uuid}","state":"STATE_COMPLETED"`, (d) => d.getCheckpoint(uuid)],
  ["model", '"id":1,"name":"m"', (d) => d.getModel("m")],
  ["user", '"id":1,"username":"u"', (d) => d.getUserById(1)],
  ["notebook", `"id":"${uuid}","state":"STATE_RUNNING"`, (d) => d.notebooks.get(uuid)],
];

// In JSON a member of that name is one like any other; assigned to an object it becomes its prototype.
const evil = '"__proto__":{"isEvil":true,"kill":1},"constructor":{"prototype":{"isEvil":true}}';
const free = ["config", "metadata", "hparams", "resources", "summaryMetrics"];

test.each(reads)("a member __proto__ of a %s changes no prototype", async (what, fields, read) => {
  const inner = free.map((field) => `"${field}":{${field === "resources" ? '"__proto__":"7"' : evil}}`).join();
  const object = (await read(answering(`{"${what}":{${fields},${inner},${evil}}}`))) as Record<
    string,
    object | undefined
  >;
  const plain = await read(answering(`{"${what}":{${fields}}}`));
  expect(Object.getPrototypeOf(object)).toBe(Object.getPrototypeOf(plain));
  expect("isEvil" in {}).toBe(false);
  for (const field of free)
    if (object[field]) expect(Object.getPrototypeOf(object[field]), field).toBe(Object.prototype);
  expect(typeof object["kill"]).toBe(typeof (plain as Record<string, unknown>)["kill"]);
});

/** JSON of the given number of levels. */
const nested = (levels: number): string => '{"a":'.repeat(levels) + "1" + "}".repeat(levels);
const training = (inner: string): string => `"training":{"trialId":1,"experimentId":1,${inner}}`;
const deep: [what: string, field: string, (value: string) => string][] = [
  ["experiment", "config", (value) => `"config":${value}`],
  ["experiment", "progress", (value) => `"progress":${value}`],
  ["trial", "hparams", (value) => `"hparams":${value}`],
  ["trial", "summaryMetrics", (value) => `"summaryMetrics":${value}`],
  ["trial", "a validation", (value) => `"bestValidation":{"totalBatches":1,"metrics":{"avgMetrics":${value}}}`],
  ["trial", "metadata", (value) => `"metadata":${value}`],
  ["checkpoint", "metadata", (value) => `"metadata":${value}`],
  ["checkpoint", "config", (value) => training(`"experimentConfig":${value}`)],
  ["checkpoint", "hparams", (value) => training(`"hparams":${value}`)],
  ["checkpoint", "metrics", (value) => training(`"validationMetrics":{"avgMetrics":${value}}`)],
  ["checkpoint", "the searcher's metric", (value) => training(`"searcherMetric":${value}`)],
  ["model", "metadata", (value) => `"metadata":${value}`],
];
test.each(deep)("%s: %s that is nested without sense is malformed", async (what, _, member) => {
  const [, fields, read] = reads.find(([name]) => name === what)!;
  for (const levels of [501, 10_000]) {
    const work = read(answering(`{"${what}":{${fields},${member(nested(levels))}}}`));
    await expect(Promise.resolve(work)).rejects.toThrow(MalformedResponseError);
  }
});

const odd: [kind: string, member: string, message: string, read: Read][] = [
  ["notebook", '"serviceAddress":7', 'The field "serviceAddress" must be a string', (d) => d.notebooks.get(uuid)],
  ["notebook", '"exitStatus":{}', 'The field "exitStatus" must be a string', (d) => d.notebooks.get(uuid)],
  ["notebook", '"userId":"../x"', 'The field "userId" must be an id', (d) => d.notebooks.get(uuid)],
  ["notebook", '"startTime":7', 'The field "startTime" must be a time', (d) => d.notebooks.get(uuid)],
  ["shell", '"addresses":{}', 'The field "addresses" must be an array', (d) => d.shells.get(uuid)],
  ["shell", '"addresses":[{"host_port":"x"}]', 'In "addresses[0]"', (d) => d.shells.get(uuid)],
  ["shell", '"privateKey":["k"]', 'The field "privateKey" must be a string', (d) => d.shells.get(uuid)],
  ["shell", '"agentUserGroup":{"user":7}', 'In "agentUserGroup"', (d) => d.shells.get(uuid)],
  ["tensorboard", '"experimentIds":["7"]', 'In "experimentIds[0]"', (d) => d.tensorboards.get(uuid)],
  ["tensorboard", '"trialIds":7', 'The field "trialIds" must be an array', (d) => d.tensorboards.get(uuid)],
];
test.each(odd)("a %s with %s is malformed: %s", async (kind, member, message, read) => {
  const work = read(answering(`{"${kind}":{"id":"${uuid}",${member}},"config":{}}`));
  await expect(Promise.resolve(work)).rejects.toThrow(message);
});

test("a body of an error that is nested without sense keeps its status", async () => {
  const determined = new Determined({
    master: "http://odd.localhost:8080",
    token: "t",
    retry: false,
    fetch: () => Promise.resolve(new Response(`{"error":${nested(10_000)}}`, { status: 409 })),
  });
  await expect(determined.getExperiment(1)).rejects.toMatchObject({ name: "ConflictError", status: 409 });
});

const all = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
};
const metricsPath = "/api/v1/trials/metrics/trial_metrics";
const lines: [line: string, message: string, path: string, Read][] = [
  [
    '{"result":{"metrics":[null]}}',
    'In "metrics[0]": It must hold an object, but holds null.',
    metricsPath,
    (d) => all(d.iterTrialsMetrics([1], { group: "training" })),
  ],
  [
    '{"result":{"metrics":{}}}',
    'The field "metrics" must be an array, but is an object.',
    metricsPath,
    (d) => all(d.trial(1).iterMetrics({ group: "training" })),
  ],
  [
    '{"result":{"metrics":[{"trialId":1,"totalBatches":1,"metrics":{"batch_metrics":"x"}}]}}',
    'The field "batch_metrics" must be an array',
    metricsPath,
    (d) => all(d.trial(1).iterMetrics({ group: "training" })),
  ],
  ['{"result":{"a":1}}', 'The field "id" must be a string, but is undefined.', "logs", (d) => all(d.trial(1).logs())],
  [
    '{"result":{"id":"1","message":7}}',
    'The field "message" must be a string, but is 7.',
    "logs",
    (d) => all(d.trial(1).logs()),
  ],
];
test.each(lines)("the line %s of a stream is malformed: %s", async (line, message, path, read) => {
  const error = await Promise.resolve(read(answering(`${line}\n`))).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(MalformedResponseError);
  const { message: words, path: of } = error as MalformedResponseError;
  expect(words).toContain(message);
  expect(words).toContain("A line of the answer to GET /api/v1/trials/");
  expect(of).toContain(path);
});

test("a listing that does not move says what it lists", async () => {
  const users = answering('{"users":[],"pagination":{"endIndex":0,"total":42}}').listUsers();
  await expect(Promise.resolve(users)).rejects.toThrow("The listing of users is stuck at row 0 of 42.");
});
