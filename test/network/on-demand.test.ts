import { build } from "esbuild";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sides } from "../../scripts/sides.mjs";
import { json, startServer, type RawServer } from "./raw-server.js";

type Api = typeof import("../../src/api/index.js");

let directory = "";
let server: RawServer | undefined;

/** The web side of the low level, cut into pieces as a site's bundler cuts it. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "determined-client-on-demand-"));
  await build({
    entryPoints: { api: "src/api/index.ts" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    alias: sides.web,
    outdir: join(directory, "whole"),
    outExtension: { ".js": ".mjs" },
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));
afterEach(() => server?.close());

let copies = 0;
/** A page that has loaded nothing yet but the first piece; the others come at once, after a second, or never. */
async function open(others: "at once" | "late" | "never" = "at once"): Promise<Api> {
  const page = join(directory, `page-${copies++}`);
  await cp(join(directory, "whole"), page, { recursive: true });
  for (const name of (await readdir(page)).filter((name) => name.startsWith("on-demand"))) {
    const path = join(page, name);
    if (others === "never") await rm(path);
    if (others === "late") {
      await writeFile(
        path,
        `await new Promise((resolve) => setTimeout(resolve, 1000));\n${await readFile(path, "utf8")}`,
      );
    }
  }
  return (await import(pathToFileURL(join(page, "api.mjs")).href)) as Api;
}

const start = async (): Promise<string> => {
  let busy = 0;
  server = await startServer((request, response) => {
    if (request.url === "/api/v1/master") return json(response, { version: "0.38.1" });
    if (request.url === "/busy" && busy++ % 2 === 0) return json(response, { message: "busy" }, 503);
    if (request.url === "/busy") return json(response, { ok: true });
    if (request.url === "/text") return void response.end("<html>");
    if (request.url === "/lines")
      return void response.end('{"result":{"id":1}}\n{"error":{"httpCode":404,"message":"gone"}}\n');
    if (request.url === "/cut") return void response.write('{"result":{"id":1}}\n', () => response.destroy());
    if (request.url === "/silent") return;
    json(response, { error: { code: 5, reason: "NotFound", error: "no such trial" } }, 404);
  });
  return server.url;
};

// The routes are this server's own, which the types do not know.
const client = (api: Api, master: string, options: object = {}) =>
  api.createApiClient({ master, token: "t", retry: { minDelay: "1ms" }, ...options }) as unknown as {
    GET(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
    stream(path: string, init?: object): AsyncIterable<unknown>;
    use(middleware: object): void;
  };

test("the first request of a page that fails gives the same error as later ones", async () => {
  const api = await open();
  const determined = client(api, await start());
  for (const path of ["/trial", "/trial"]) {
    const answer = await determined.GET(path);
    expect(() => api.unwrap(answer)).toThrow(api.NotFoundError);
    expect(() => api.unwrap(answer)).toThrow("no such trial (404 NotFound from GET /trial).");
  }
});

test("a busy master is asked again, and middleware sees a real request", async () => {
  const api = await open();
  const determined = client(api, await start());
  expect((await determined.GET("/busy")).data).toEqual({ ok: true });
  const seen: unknown[] = [];
  determined.use({ onRequest: ({ request }: { request: unknown }) => void seen.push(request) });
  await determined.GET("/api/v1/master");
  expect(seen[0]).toBeInstanceOf(Request);
});

test("streams give their lines, their errors, and say when they were cut", async () => {
  const api = await open();
  const determined = client(api, await start());
  const read = async (path: string): Promise<unknown[]> => {
    const seen: unknown[] = [];
    try {
      for await (const line of determined.stream(path)) seen.push(line);
    } catch (error) {
      seen.push(error);
    }
    return seen;
  };
  expect(await read("/lines")).toEqual([{ id: 1 }, expect.objectContaining({ name: "NotFoundError" })]);
  const [line, error] = await read("/cut");
  expect(line).toEqual({ id: 1 });
  expect(error).toMatchObject({ name: "StreamTruncatedError", silent: false });
});

test("a late answer, an answer that is no JSON and a master that is down are told apart", async () => {
  const api = await open();
  const url = await start();
  await expect(client(api, url, { retry: false }).GET("/silent", { timeout: "50ms" })).rejects.toMatchObject({
    name: "RequestTimeoutError",
    timeout: 50,
    attempts: 1,
  });
  await expect(client(api, url).GET("/text")).rejects.toMatchObject({ name: "MalformedResponseError", path: "/text" });
  await server!.close();
  const error: unknown = await client(api, url)
    .GET("/trial")
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(api.MasterUnreachableError);
  expect(error).toMatchObject({ master: url, attempts: 5 });
});

test("a page that could not load the rest works where it can, gives answers as they are, and never repeats", async () => {
  const api = await open("never");
  const url = await start();
  const determined = client(api, url);
  expect((await determined.GET("/api/v1/master")).data).toEqual({ version: "0.38.1" });
  const answer = await determined.GET("/trial");
  expect(() => api.unwrap(answer)).toThrow(api.ApiError);
  // Not the master's words: they might repeat the token, and what hides it is not there.
  expect(() => api.unwrap(answer)).toThrow(/^404 from http\S+$/);
  expect((await determined.GET("/busy")).response.status).toBe(503);
  await expect(determined.GET("/text")).rejects.toMatchObject({ name: "MalformedResponseError", status: 200 });
  await server!.close();
  const error: unknown = await determined.GET("/trial").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(api.MasterUnreachableError);
  expect(error).toMatchObject({ master: url, attempts: 1, sent: true, cause: expect.any(TypeError) });
});

test("a call that waits for the rest can be aborted, and gets it in the end", async () => {
  const api = await open("late");
  const url = await start();
  const began = performance.now();
  for (const path of ["/trial", "/text"]) {
    await expect(client(api, url).GET(path, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  }
  expect(performance.now() - began).toBeLessThan(900);
  const answer = await client(api, url).GET("/trial");
  expect(() => api.unwrap(answer)).toThrow(api.NotFoundError);
});

test("an answer that is no JSON and overtakes the rest is told in full", async () => {
  const api = await open("late");
  await expect(client(api, await start()).GET("/text")).rejects.toThrow(/^The answer to GET \/text is no JSON/);
});

test("an answer of another fetch, before any request, becomes an error with its status", async () => {
  const { unwrap, ApiError, MalformedResponseError } = await open();
  const refused = { error: { message: "no such trial" }, response: new Response(null, { status: 404 }) };
  expect(() => unwrap(refused)).toThrow(ApiError);
  expect(() => unwrap(refused)).toThrow(/^404 from/);
  expect(() => unwrap({ response: new Response() })).toThrow(MalformedResponseError);
});
