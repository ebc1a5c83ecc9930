import { getEventListeners } from "node:events";
import { afterEach, expect, test } from "vitest";
import {
  createApiClient,
  MalformedResponseError,
  MasterUnreachableError,
  RequestTimeoutError,
  unwrap,
  type ApiClientOptions,
  type Clock,
} from "../../src/api/index.js";
import { json, refusedUrl, startServer, type RawServer } from "./raw-server.js";

const servers: RawServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
async function serve(...parameters: Parameters<typeof startServer>): Promise<RawServer> {
  const server = await startServer(...parameters);
  servers.push(server);
  return server;
}

/** Retry waits take no time, all else does. */
const hasty: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds > 5000 ? milliseconds : milliseconds / 100);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};
const quick = { retry: { minDelay: "1ms", maxDelay: "5ms" } } satisfies Partial<ApiClientOptions>;
const client = (master: string, options: Partial<ApiClientOptions> = {}) =>
  createApiClient({ master, token: "t0ken", ...quick, ...options });
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("a request carries token, user agent and a content type on a POST without body", async () => {
  const server = await serve((_, response) => json(response, {}));
  const api = client(server.url);
  unwrap(await api.POST("/api/v1/experiments/{id}/kill", { params: { path: { id: 7 } } }));
  const [request] = server.requests;
  expect(request!.path).toBe("/api/v1/experiments/7/kill");
  expect(request!.headers).toMatchObject({ authorization: "Bearer t0ken", "content-type": "application/json" });
  expect(request!.headers["user-agent"]).toMatch(/^determined-client\/\d/);
});

test("a path prefix of the master is kept", async () => {
  const server = await serve((_, response) => json(response, { experiment: {} }));
  await client(`${server.url}/det/`).GET("/api/v1/experiments/{experimentId}", {
    params: { path: { experimentId: 1 } },
  });
  expect(server.requests[0]!.path).toBe("/det/api/v1/experiments/1");
});

test("a status is a value with its body, and unwrap throws it", async () => {
  const server = await serve((_, response) =>
    json(response, { error: { code: 5, reason: "NotFound", error: "experiment '7' not found" } }, 404),
  );
  const result = await client(server.url).GET("/api/v1/experiments/{experimentId}", {
    params: { path: { experimentId: 7 } },
  });
  expect(result.response.status).toBe(404);
  expect(() => unwrap(result)).toThrow(/experiment '7' not found.*404 NotFound from GET \/api\/v1\/experiments\/7\)/);
});

test.each([502, 503, 504, 408, 425, 429])("a GET answered with %i is repeated", async (status) => {
  const server = await serve((_, response, count) => json(response, { message: "busy" }, count < 3 ? status : 200));
  await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(3);
});

test.each([400, 404, 409, 500, 501])("a GET answered with %i is not repeated", async (status) => {
  const server = await serve((_, response) => json(response, { message: "no" }, status));
  await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
});

test.each([429, 502, 503, 504])("a POST answered with %i is not repeated", async (status) => {
  const server = await serve((_, response) => json(response, { message: "busy" }, status));
  const result = await client(server.url).POST("/api/v1/experiments/{id}/kill", { params: { path: { id: 7 } } });
  expect(result.response.status).toBe(status);
  expect(server.requests).toHaveLength(1);
});

test("five attempts are all, and the error tells how many there were", async () => {
  const server = await serve((_, response) => json(response, { message: "busy" }, 503));
  const result = await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(5);
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ name: "ServerError", attempts: 5, status: 503 }));
});

test("retry: false sends once", async () => {
  const server = await serve((_, response) => json(response, { message: "busy" }, 503));
  await client(server.url, { retry: false }).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
});

test("Retry-After is waited for", async () => {
  const server = await serve((_, response, count) =>
    count === 1 ? json(response, {}, 503, { "retry-after": "7" }) : json(response, {}),
  );
  const delays: number[] = [];
  const hooks = { beforeRetry: (event: { delay: number }) => void delays.push(event.delay) };
  const clock: Clock = { ...hasty, sleep: (time, signal) => hasty.sleep(time === 7000 ? 1 : time, signal) };
  await client(server.url, { hooks, clock }).GET("/api/v1/master");
  expect(delays).toEqual([7000]);
});

test("a Retry-After above the limit fails at once with its value", async () => {
  const server = await serve((_, response) => json(response, { message: "later" }, 503, { "retry-after": "3600" }));
  const result = await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ retryAfter: 3_600_000 }));
});

test("a POST to a refused port is repeated, since nothing was sent, and the error names the address", async () => {
  const master = await refusedUrl();
  const attempts: number[] = [];
  const hooks = { beforeRequest: (event: { attempt: number }) => void attempts.push(event.attempt) };
  const call = client(master, { hooks }).POST("/api/v1/experiments/{id}/kill", { params: { path: { id: 7 } } });
  const error = await failure(call);
  expect(error).toBeInstanceOf(MasterUnreachableError);
  expect(error).toMatchObject({ attempts: 5, sent: false, master });
  expect((error as Error).message).toContain(master);
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
});

test("a POST whose connection is cut after it was sent is not repeated", async () => {
  const server = await serve((_, response) => response.socket!.destroy());
  const error = await failure(client(server.url).POST("/api/v1/experiments", { body: { config: "{}" } as never }));
  expect(error).toMatchObject({ name: "MasterUnreachableError", attempts: 1, sent: true });
  expect(server.requests).toHaveLength(1);
});

test("a GET whose connection is cut before the head is repeated", async () => {
  const server = await serve((_, response, count) =>
    count < 3 ? response.socket!.destroy() : json(response, { a: 1 }),
  );
  const { data } = await client(server.url).GET("/api/v1/master");
  expect(data).toEqual({ a: 1 });
});

test("a GET whose body is cut midway is repeated", async () => {
  const server = await serve((_, response, count) => {
    if (count > 1) return json(response, { whole: true });
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"whole":');
    setTimeout(() => response.socket!.destroy(), 20);
  });
  expect((await client(server.url).GET("/api/v1/master")).data).toEqual({ whole: true });
});

test("an answer that comes byte by byte past the deadline is a timeout", async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 10);
    response.on("close", () => clearInterval(timer));
  });
  const error = await failure(client(server.url, { timeout: "100ms", retry: false }).GET("/api/v1/master"));
  expect(error).toBeInstanceOf(RequestTimeoutError);
  expect(error).toMatchObject({ timeout: 100, attempts: 1, sent: true });
});

test("a timeout in the call stands over the client's", async () => {
  const server = await serve((_, response) => void setTimeout(() => json(response, {}), 150));
  const api = client(server.url, { timeout: "50ms", retry: false });
  expect((await api.GET("/api/v1/master", { timeout: "5s" })).response.status).toBe(200);
});

test("a web page instead of JSON is a MalformedResponseError", async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Welcome</title>");
  });
  const error = await failure(client(server.url).GET("/api/v1/master"));
  expect(error).toBeInstanceOf(MalformedResponseError);
  expect(error).toMatchObject({ path: "/api/v1/master", status: 200 });
});

test("an empty 200 is a MalformedResponseError of unwrap", async () => {
  const server = await serve((_, response) => void response.writeHead(200).end());
  const result = await client(server.url).GET("/api/v1/master");
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ name: "MalformedResponseError" }));
});

test("a redirect is not followed, and the error names the address to use", async () => {
  const server = await serve((request, response) => {
    response.writeHead(301, { location: `https://ann:secret@det.example.com/base${request.url}` }).end("moved");
  });
  const result = await client(server.url).GET("/api/v1/master");
  expect(server.requests).toHaveLength(1);
  expect(() => unwrap(result)).toThrow(/use https:\/\/det\.example\.com\/base as master/);
  expect(() => unwrap(result)).not.toThrow(/secret/);
});

test("https to a server that speaks plain http is a TlsError", async () => {
  const server = await serve((_, response) => json(response, {}));
  const error = await failure(client(server.url.replace("http:", "https:")).GET("/api/v1/master"));
  expect(error).toMatchObject({ name: "TlsError", sent: false, attempts: 1 });
  expect((error as Error).message).toMatch(
    /wrong version number \(ERR_SSL.*does not speak TLS: is the address one with http:/,
  );
});

test("a host that does not exist is unreachable, and nothing was sent", async () => {
  const error = await failure(client("http://no-such-host.invalid", { retry: false }).GET("/api/v1/master"));
  expect(error).toMatchObject({
    name: "MasterUnreachableError",
    sent: false,
    master: "http://no-such-host.invalid:80",
  });
});

test("a hundred calls to a dead master make less than twice as many attempts", async () => {
  const master = await refusedUrl();
  let attempts = 0;
  const api = client(master, { hooks: { beforeRequest: () => void attempts++ } });
  await Promise.all(Array.from({ length: 100 }, () => failure(api.GET("/api/v1/master"))));
  expect(attempts).toBeGreaterThan(100);
  expect(attempts).toBeLessThan(200);
});

test("an exception in a hook goes to the logger and changes nothing", async () => {
  const server = await serve((_, response) => json(response, {}));
  const errors: unknown[] = [];
  const logger = { debug() {}, info() {}, warn() {}, error: (...all: unknown[]) => void errors.push(all) };
  const broken = (): never => {
    throw new Error("hook");
  };
  const rejecting = (async () => broken()) as () => void;
  const api = client(server.url, { logger, hooks: { beforeRequest: broken, afterResponse: rejecting } });
  expect((await api.GET("/api/v1/master")).response.status).toBe(200);
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toHaveLength(2);
});

test("middleware of the caller sees a real request and may change it", async () => {
  const server = await serve((_, response) => json(response, { a: 1 }));
  const api = client(server.url);
  const seen: unknown[] = [];
  api.use({
    onRequest: ({ request, schemaPath }) => {
      request.headers.set("x-extra", "yes");
      seen.push(request instanceof Request, schemaPath);
    },
    onResponse: async ({ response }) => void seen.push(await response.clone().json()),
  });
  const body = { notes: "é" };
  await api.PATCH(
    "/api/v1/experiments/{experiment.id}" as never,
    { params: { path: { "experiment.id": 1 } }, body } as never,
  );
  expect(server.requests[0]!.headers["x-extra"]).toBe("yes");
  expect(server.requests[0]!.body).toBe('{"notes":"é"}');
  expect(seen).toEqual([true, "/api/v1/experiments/{experiment.id}", { a: 1 }]);
});

test("a request that middleware saw is repeated with its whole body, through the caller's fetch too", async () => {
  const server = await serve((_, response, count) => json(response, {}, count === 1 ? 503 : 200));
  const body = { notes: "é".repeat(50_000) };
  for (const options of [{}, { fetch: (...given: Parameters<typeof fetch>) => fetch(...given) }]) {
    server.requests.length = 0;
    const api = client(server.url, options);
    api.use({
      onRequest: ({ request }) =>
        new Request(request, { headers: { "content-type": "application/json", "x-extra": "yes" } }),
    });
    await api.PUT(
      "/api/v1/experiments/{experiment.id}" as never,
      { params: { path: { "experiment.id": 1 } }, body } as never,
    );
    const { headers, body: sent } = server.requests.at(-1)!;
    expect(JSON.parse(sent)).toEqual(body);
    expect(headers).toMatchObject({ "x-extra": "yes", authorization: "Bearer t0ken" });
  }
});

test("a stream whose response middleware made gives its lines", async () => {
  const server = await serve((_, response) => void response.end('{"result":{"id":1}}\n'));
  const api = client(server.url);
  api.use({ onResponse: ({ response }) => new Response(response.body, response) });
  const seen: unknown[] = [];
  for await (const line of api.stream("/lines" as never, {} as never)) seen.push(line);
  expect(seen).toEqual([{ id: 1 }]);
});

test("bytes are a stream, an array buffer or a blob, as asked", async () => {
  const server = await serve((_, response) => void response.end("archive"));
  const api = client(server.url);
  const init = { params: { path: { checkpoint_uuid: "x" } } };
  for (const parseAs of ["stream", "arrayBuffer", "blob"] as const) {
    const { data } = await api.GET("/checkpoints/{checkpoint_uuid}" as never, { ...init, parseAs } as never);
    expect(await new Response(data as unknown as BodyInit).text()).toBe("archive");
  }
});

const slowPlaces: [string, (response: import("node:http").ServerResponse) => void][] = [
  ["before the head", () => {}],
  ["in the middle of the body", (response) => void response.writeHead(200).write("{")],
  ["while it waits to try again", (response) => json(response, {}, 503, { "retry-after": "30" })],
];
test.each(slowPlaces)("abort %s rejects with the reason and leaves nothing behind", async (_, answer) => {
  const server = await serve((_, response) => answer(response));
  const controller = new AbortController();
  const reason = new Error("enough");
  const call = failure(client(server.url).GET("/api/v1/master", { signal: controller.signal }));
  await new Promise((resolve) => setTimeout(resolve, 80));
  controller.abort(reason);
  expect(await call).toBe(reason);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("a signal that is aborted before the call sends nothing", async () => {
  const server = await serve((_, response) => json(response, {}));
  const reason = { my: "reason" };
  expect(await failure(client(server.url).GET("/api/v1/master", { signal: AbortSignal.abort(reason) }))).toBe(reason);
  expect(server.requests).toHaveLength(0);
});

test("a long-lived signal collects no listeners", async () => {
  const server = await serve((_, response) => json(response, {}));
  const { signal } = new AbortController();
  const api = client(server.url);
  for (let index = 0; index < 5; index++) await api.GET("/api/v1/master", { signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("fetch is looked up at each call when none is given, and a given one is used", async () => {
  const seen: string[] = [];
  const fetch = ((url: string) => {
    seen.push(url);
    return Promise.resolve(new Response("{}"));
  }) as typeof globalThis.fetch;
  await client("http://master.localhost:1", { fetch }).GET("/api/v1/master");
  expect(seen).toEqual(["http://master.localhost:1/api/v1/master"]);
});
