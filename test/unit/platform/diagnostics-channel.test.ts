import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { Determined, type ClientEvents, type DeterminedOptions } from "../../../src/index.js";

const names = ["request", "response", "error", "retry", "login", "outage", "resume"].map(
  (name) => `determined-client:${name}` as keyof ClientEvents,
);
let told: [name: string, event: Record<string, unknown>][];
let fake: FakeMaster;
/** As clients write it. */
let master: string;
const listeners = names.map((name) => (message: unknown) => {
  told.push([name.replace("determined-client:", ""), message as Record<string, unknown>]);
});

beforeEach(async () => {
  told = [];
  fake = await createFakeMaster({ password: "Tr1cky-secret" });
  master = `${fake.url}:80`;
  names.forEach((name, index) => subscribe(name, listeners[index]!));
});
afterEach(async () => {
  names.forEach((name, index) => unsubscribe(name, listeners[index]!));
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await fake.close();
});

function client(options: DeterminedOptions = {}): Determined {
  const { fetch, clock } = fake;
  return new Determined({
    master,
    fetch,
    clock,
    user: "admin",
    password: "Tr1cky-secret",
    tokenStore: false,
    ...options,
  });
}

const withToken = (): Determined => client({ user: undefined, password: undefined, token: fake.token("determined") });

test("a request that is sent again, from beginning to end", async () => {
  fake.faults.fail({ operation: "GetMaster", status: 503 });
  await fake.clock.runUntil(withToken().api.GET("/api/v1/master", {}));
  expect(told.map(([name, { attempt, status }]) => [name, attempt, status])).toEqual([
    ["request", 1, undefined],
    ["response", 1, 503],
    ["retry", 1, 503],
    ["request", 2, undefined],
    ["response", 2, 200],
  ]);
  expect(new Set(told.map(([, { requestId }]) => requestId)).size).toBe(1);
  expect(told[0]![1]).toEqual({
    requestId: expect.any(Number),
    method: "GET",
    path: "/api/v1/master",
    url: `${master}/api/v1/master`,
    master,
    attempt: 1,
  });
});

test("each attempt ends in an answer or an error, also one that is given up", async () => {
  fake.faults.drop({ operation: "GetMaster" });
  await fake.clock.runUntil(withToken().api.GET("/api/v1/master", {}));
  fake.faults.stall({ operation: "GetMaster" });
  const stop = new AbortController();
  const given = withToken().api.GET("/api/v1/master", { signal: stop.signal });
  const reason = new Error("closing time");
  setImmediate(() => stop.abort(reason));
  await expect(given).rejects.toBe(reason);
  expect(told.map(([name]) => name)).toEqual(["request", "error", "retry", "request", "response", "request", "error"]);
  expect(told[1]![1]["error"]).toBeInstanceOf(TypeError);
  expect(told.at(-1)![1]["error"]).toBe(reason);
});

test("a login, and one that is refused", async () => {
  await client().whoami();
  await client({ password: "Wr0ng-secret" })
    .whoami()
    .catch(() => {});
  expect(told.filter(([name]) => name === "login").map(([, event]) => event)).toEqual([
    { master, user: "admin" },
    { master, user: "admin", error: expect.objectContaining({ name: "AuthenticationError" }) },
  ]);
});

test("an outage, and a stream that goes on", async () => {
  fake.train(() => ({ logs: ({ step }) => `line ${step}`, steps: 10 }));
  const [seed] = fake.experiments.add({ runsFor: "10m" });
  fake.faults.cut({ operation: "TrialLogs", afterLines: 2 });
  const determined = withToken();
  const read = (async () => {
    for await (const line of determined.trial(seed!.trialIds[0]!).logs({ follow: true }))
      expect(line).toBeTypeOf("string");
  })();
  void fake.clock.sleep(120_000).then(async () => {
    const fault = fake.faults.fail({ status: 503, times: Infinity });
    await fake.clock.sleep(60_000);
    fault.remove();
  });
  const waiting = determined.experiment(seed!.id).wait();
  await fake.clock.runUntil(Promise.all([read, waiting]));
  expect(told.find(([name]) => name === "resume")).toEqual([
    "resume",
    { error: expect.objectContaining({ name: "StreamTruncatedError", silent: false }) },
  ]);
  expect(told.filter(([name]) => name === "outage").map(([, event]) => event)).toEqual([
    { master, phase: "begin", error: expect.objectContaining({ status: 503 }) },
    { master, phase: "end", recovered: true, lasted: expect.any(Number) },
  ]);
});

/** Every string in a value, however deep, also those that are not printed. */
function stringsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => [String(key), ...stringsIn(Reflect.get(value, key), seen)]);
}

test("DETERMINED_LOG=debug prints what happens; neither that nor any event holds a secret", async () => {
  vi.stubEnv("DETERMINED_LOG", "debug");
  const print = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const determined = client({ headers: { "x-api-key": "k3y-of-the-proxy" } });
  fake.faults.fail({ operation: "GetMe", status: 503, body: "no Tr1cky-secret k3y-of-the-proxy" });
  fake.faults.drop({ operation: "GetMe", when: "before", skip: 1 });
  await fake.clock.runUntil(determined.whoami());
  await client({ password: "Wr0ng-secret" })
    .whoami()
    .catch(() => {});
  await determined.api.GET("/api/v1/experiments", { params: { query: { name: "Tr1cky-secret\u001b[2J" } } });
  const lines = print.mock.calls.map(([line]) => String(line));
  expect(lines.map((line) => line.replace(/^\S+Z /, "").replaceAll(master, "MASTER"))).toEqual(
    expect.arrayContaining([
      "determined-client POST MASTER/api/v1/auth/login\n",
      expect.stringMatching(/^determined-client POST MASTER\/api\/v1\/auth\/login: 200 after \d+ ms\n$/),
      'determined-client User "admin" logged in at MASTER\n',
      expect.stringMatching(/^determined-client GET MASTER\/api\/v1\/me: again in \d+ ms, after 503\n$/),
      expect.stringMatching(/^determined-client GET MASTER\/api\/v1\/me, attempt 2: no answer after \d+ ms: TypeError/),
      expect.stringMatching(/^determined-client User "admin" could not log in at MASTER: AuthenticationError: .*\n$/),
    ]),
  );
  const sent = fake
    .requests()
    .flatMap(({ headers, body }) => [
      headers.get("authorization")?.slice("Bearer ".length),
      (body as { password?: string } | undefined)?.password,
    ]);
  const secrets = ["Tr1cky-secret", "Wr0ng-secret", "k3y-of-the-proxy", ...sent.filter((secret) => secret)];
  expect(secrets.length).toBeGreaterThan(4);
  const all = [...lines, ...stringsIn(told)].join("\n");
  for (const secret of secrets) expect(all).not.toContain(secret);
  expect(all).not.toContain("\u001b");
});

test("another value of DETERMINED_LOG is warned of once", async () => {
  vi.stubEnv("DETERMINED_LOG", "verbose");
  const warn = vi.spyOn(process, "emitWarning").mockReturnValue(undefined);
  await withToken().api.GET("/api/v1/master", {});
  expect(warn.mock.calls).toEqual([
    ['DETERMINED_LOG is "verbose"; the one level that it knows is "debug".', { code: "DETERMINED_LOG" }],
  ]);
});
