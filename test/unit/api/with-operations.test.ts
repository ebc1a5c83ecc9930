import { build } from "esbuild";
import { expect, expectTypeOf, test } from "vitest";
import { sides } from "../../../scripts/sides.mjs";
import { createApiClient, unwrap, type components } from "../../../src/api/index.js";
import { operations, withOperations, type OperationTable } from "../../../src/operations.js";

interface Sent {
  url: string;
  method: string;
  body: string | undefined;
  headers: Headers;
  init: Record<string, unknown>;
}

const sent: Sent[] = [];
const client = createApiClient({
  master: "http://operations.localhost",
  retry: false,
  fetch: async (input, init) => {
    const request = new Request(input, init);
    const { url, method, headers } = request;
    sent.push({ url, method, headers, body: (await request.text()) || undefined, init: { ...init } });
    init?.signal?.throwIfAborted();
    const isLines = request.url.includes("/logs");
    return new Response(isLines ? '{"result":{"message":"one"}}\n' : "{}", {
      headers: { "content-type": "application/json" },
    });
  },
});
const api = withOperations(client, operations);
const last = () => sent.at(-1);

test("an operation is sent by its name, with path, query and body side by side", async () => {
  const result = await api.call("GetExperiment", { path: { experimentId: 7 } });
  expectTypeOf(unwrap(result)).toEqualTypeOf<components["schemas"]["v1GetExperimentResponse"]>();
  expect(last()).toMatchObject({ method: "GET", url: "http://operations.localhost/api/v1/experiments/7" });
  await api.call("GetExperiments", { query: { limit: 2, states: ["STATE_ACTIVE"] } });
  expect(last()?.url).toContain("/api/v1/experiments?limit=2&states=STATE_ACTIVE");
  await api.call("Login", { body: { username: "anna", password: "" } });
  expect(last()).toMatchObject({ method: "POST", body: '{"username":"anna","password":""}' });
  await api.call("GetMaster");
  expect(last()?.url).toContain("/api/v1/master");
});

test("an operation that streams gives its lines", async () => {
  const lines: string[] = [];
  for await (const line of api.call("TrialLogs", { path: { trialId: 7 } })) {
    expectTypeOf(line).toEqualTypeOf<components["schemas"]["v1TrialLogsResponse"]>();
    lines.push(line.message);
  }
  expect(lines).toEqual(["one"]);
});

test("a call by its name takes what a call by its path takes: signal, timeout, headers and options of fetch", async () => {
  const signal = AbortSignal.abort(new Error("Enough."));
  await expect(api.call("GetMaster", { signal })).rejects.toThrow("Enough.");
  const lines = api.call("TrialLogs", { path: { trialId: 7 }, signal });
  await expect(lines[Symbol.asyncIterator]().next()).rejects.toThrow("Enough.");
  await expect(api.call("GetMaster", { timeout: "soon" })).rejects.toThrow("The argument timeout must be");
  await api.call("GetMaster", { headers: { "x-trace": "7" }, cache: "no-store", next: { revalidate: 60 } });
  expect(last()?.headers.get("x-trace")).toBe("7");
  expect(last()?.init).toMatchObject({ cache: "no-store", next: { revalidate: 60 } });
  const other = api.call("TrialLogs", { path: { trialId: 7 }, headers: { "x-trace": "8" }, next: { tags: ["a"] } });
  for await (const line of other) void line;
  expect(last()?.headers.get("x-trace")).toBe("8");
  expect(last()?.init).toMatchObject({ next: { tags: ["a"] } });
  const own = (): Promise<Response> => Promise.resolve(Response.json({ version: "0.1.2" }));
  expect(unwrap(await api.call("GetMaster", { fetch: own }))).toEqual({ version: "0.1.2" });
});

test("params, which calls by paths take, are refused: what they hold would not be sent", () => {
  const before = sent.length;
  const init = { params: { query: { limit: 2 } } };
  expect(() => api.call("GetExperiments", init as object)).toThrow(
    "The argument params must be left out here, got an object. Its members stand beside each other: path, query, header.",
  );
  expect(sent.length).toBe(before);
});

test("the client keeps its other calls, and the one that was given is not changed", async () => {
  unwrap(await api.GET("/api/v1/master"));
  expect("call" in client).toBe(false);
});

test("a name that the table lacks is refused before anything is sent, with the closest one", () => {
  const before = sent.length;
  const wrong = (id: string) => api.call(id as "GetMaster");
  expect(() => wrong("GetExperimant")).toThrow(
    'The argument id must be the name of an operation, got "GetExperimant". Did you mean "GetExperiment"?',
  );
  expect(() => wrong("toString")).toThrow("must be the name of an operation");
  expect(sent.length).toBe(before);
});

/** A program, bundled without its dependencies. */
async function bundle(program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    packages: "external",
    alias: sides.web,
  });
  return outputFiles[0]!.text;
}

test("a program that calls by paths, or with a table of its own, does not bundle the names of all operations", async () => {
  const every = `import { operations, withOperations } from "../../../src/operations.js"; console.log(withOperations, operations);`;
  expect(await bundle(every)).toContain("GetExperiments");
  const own = `import { withOperations } from "../../../src/operations.js"; console.log(withOperations);`;
  expect(await bundle(own)).not.toContain("GetExperiments");
  const byPath = `import { createApiClient } from "../../../src/api/index.js"; console.log(createApiClient);`;
  const text = await bundle(byPath);
  expect(text).toContain("createApiClient");
  for (const word of ["GetExperiments", "the name of an operation"]) expect(text).not.toContain(word);
});

test("raw bytes have the type of how they are read", async () => {
  const { data } = await api.call("get-checkpoint", { path: { checkpoint_uuid: "x" }, parseAs: "stream" });
  expectTypeOf(data).toEqualTypeOf<ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined>();
});

test("wrong names, missing parameters, wrong types and misspelt members do not compile", () => {
  const never = async (): Promise<void> => {
    // @ts-expect-error no such operation
    void api.call("GetNothing");
    // @ts-expect-error the id is missing
    await api.call("GetExperiment");
    // @ts-expect-error the id is a number
    await api.call("GetExperiment", { path: { experimentId: "seven" } });
    // @ts-expect-error a number is not a name
    await api.call("Login", { body: { username: 1, password: "" } });
    // @ts-expect-error it is "query"
    await api.call("GetExperiments", { querry: { limit: 2 } });
    // @ts-expect-error path and query stand beside each other here
    await api.call("GetExperiments", { params: { query: { limit: 2 } } });
    // @ts-expect-error no such parameter
    await api.call("GetExperiments", { query: { limits: 2 } });
  };
  expectTypeOf(never).toBeFunction();
});

interface OwnOperations {
  GetOne: {
    parameters: { query?: never; header?: never; path: { id: number }; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: object; content: { "application/json": { one: string } } } };
  };
  Lines: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: object; content: { "application/x-ndjson": { result: { two: number } } } } };
  };
}
interface OwnPaths {
  "/api/v1/ones/{id}": { parameters: object; get: OwnOperations["GetOne"] };
  "/api/v1/lines": { parameters: object; get: OwnOperations["Lines"] };
}
const own: OperationTable<OwnOperations> = {
  GetOne: { method: "GET", path: "/api/v1/ones/{id}" },
  Lines: { method: "GET", path: "/api/v1/lines", streaming: true },
};

test("a client takes the types of another master, for paths, names, streams and unwrap", () => {
  const mine = createApiClient<OwnPaths>({ master: "http://own.localhost" });
  const named = withOperations(mine, own);
  const never = async (): Promise<void> => {
    const byPath = unwrap(await mine.GET("/api/v1/ones/{id}", { params: { path: { id: 1 } } }));
    expectTypeOf(byPath).toEqualTypeOf<{ one: string }>();
    expectTypeOf(unwrap(await named.call("GetOne", { path: { id: 1 } }))).toEqualTypeOf<{ one: string }>();
    for await (const line of mine.stream("/api/v1/lines")) expectTypeOf(line).toEqualTypeOf<{ two: number }>();
    for await (const line of named.call("Lines")) expectTypeOf(line).toEqualTypeOf<{ two: number }>();
    // @ts-expect-error a path of the pinned release, which this master lacks
    await mine.GET("/api/v1/master");
    // @ts-expect-error a stream of lines is not a single answer
    await mine.GET("/api/v1/lines");
    // @ts-expect-error an operation of the pinned release
    void named.call("GetMaster");
  };
  expectTypeOf(never).toBeFunction();
});
