import { expect, test } from "vitest";
import { Determined, UnexpectedAnswerError } from "../../src/index.js";
import { unwrap } from "../../src/api/index.js";
import { ServerError } from "../../src/errors/index.js";
import { client, failure } from "./client.js";
import { ManualClock } from "./manual-clock.js";
import { json, serve, type RawServer } from "./raw-server.js";

const page = (title: string): string => `<!doctype html><html><head><title>${title}</title></head></html>`;
const servePage = (status: number, title: string, headers: Record<string, string> = {}): Promise<RawServer> =>
  serve((_, response) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(page(title));
  });
const facade = (master: string): Determined =>
  new Determined({ master, token: "t0ken", retry: false, tokenStore: false });

test.each([200, 401, 403, 404, 405, 501, 502, 503, 504])(
  "a page with status %i is nobody's word but its own",
  async (status) => {
    const server = await servePage(status, "Corporate Gateway");
    const error = await failure(facade(server.url).getExperiment(7));
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).toMatchObject({
      status,
      title: "Corporate Gateway",
      contentType: "text/html; charset=utf-8",
      address: `${server.url}/api/v1/experiments/7`,
      path: "/api/v1/experiments/{experimentId}",
    });
    // Nobody logs in anew over the 401 of a proxy.
    expect(server.requests.map(({ method }) => method)).toEqual(["GET"]);
  },
);

test("the low level gives the answer as a value, and unwrap throws the error", async () => {
  const server = await servePage(404, "404 Not Found");
  const result = await client(server.url).GET("/api/v1/master");
  expect(result.response.status).toBe(404);
  expect(() => unwrap(result)).toThrow(/web page "404 Not Found".* may be missing/);
});

test("a page under the type of JSON is one all the same; cut JSON is the master's", async () => {
  const server = await serve((_, response, count) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(count === 1 ? page("Welcome") : '{"version":');
  });
  expect(await failure(client(server.url).GET("/api/v1/master"))).toMatchObject({
    name: "UnexpectedAnswerError",
    title: "Welcome",
  });
  expect(await failure(client(server.url).GET("/api/v1/master"))).toMatchObject({ name: "MalformedResponseError" });
});

test("a redirect is not followed, whatever its status, and sends the token nowhere", async () => {
  const elsewhere = await serve((_, response) => json(response, {}));
  for (const status of [301, 302, 303, 307, 308]) {
    const server = await serve((request, response) => {
      const location = elsewhere.url.replace("127.0.0.1", "ann:secret@localhost") + request.url!;
      response.writeHead(status, { location }).end("moved");
    });
    const error = (await failure(facade(server.url).getExperiment(7))) as Error;
    expect(error).toMatchObject({ name: "UnexpectedAnswerError", status });
    expect(error.message).toMatch(/another host, http:\/\/localhost:\d+\/api\/v1\/experiments\/7\. .*login page/);
    expect(error.message).not.toMatch(/secret|as master/);
    expect(server.requests).toHaveLength(1);
  }
  expect(elsewhere.requests).toHaveLength(0);
});

test("a redirect that adds a prefix on the same host names the address to use, which works", async () => {
  const server = await serve((request, response) => {
    if (request.url!.startsWith("/base/")) return json(response, { version: "0.38.1" });
    response.writeHead(301, { location: `/base${request.url}` }).end();
  });
  const { message } = (await failure(facade(server.url).getMasterInfo())) as Error;
  expect(message).toContain(`Use ${server.url}/base as master.`);
  expect((await facade(`${server.url}/base`).getMasterInfo()).version).toBe("0.38.1");
});

test("a page instead of a log is an outage, not a log without lines", async () => {
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(page("Please log in"));
  });
  const lines: string[] = [];
  const error = await failure(
    (async () => {
      for await (const line of facade(server.url).trial(7).logs()) lines.push(line);
    })(),
  );
  expect(error).toMatchObject({ name: "UnexpectedAnswerError", title: "Please log in", status: 200 });
  expect(lines).toEqual([]);
});

test("a page without its type instead of a stream is read as one", async () => {
  const server = await serve((_, response) => void response.end(`<html>\n<title>Portal</title>\n</html>\n`));
  const stream = client(server.url).stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: 1 } } });
  expect(await failure(stream[Symbol.asyncIterator]().next())).toMatchObject({
    name: "UnexpectedAnswerError",
    title: "Portal",
  });
});

test("a page instead of an archive is not unpacked", async () => {
  const server = await servePage(200, "Portal");
  const checkpoint = facade(server.url).checkpoint("4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385");
  expect(await failure(checkpoint.stream())).toMatchObject({ name: "UnexpectedAnswerError", title: "Portal" });
});

test("a page does not throw away the token that is kept", async () => {
  const kept = new Map([["determined", { user: "determined", token: "kept" }]]);
  const tokenStore = {
    get: async () => kept.get("determined"),
    set: async () => {},
    delete: async () => void kept.clear(),
  };
  for (const status of [302, 401, 403, 404]) {
    const server = await servePage(status, "Portal", { location: "/login" });
    const determined = new Determined({ master: server.url, tokenStore, retry: false });
    expect(await failure(determined.whoami())).toMatchObject({ name: "UnexpectedAnswerError", status });
    expect(kept.size).toBe(1);
  }
});

test("JSON of a gateway keeps its words, whatever shape they have", async () => {
  const bodies = [{ error: null, message: "quota" }, { error: { message: { deep: "quota" } } }, { error: ["quota"] }];
  for (const body of bodies) {
    const server = await serve((_, response) => json(response, body, 503));
    const error = (await failure(facade(server.url).getExperiment(1))) as Error;
    expect(error).toBeInstanceOf(ServerError);
    expect(error.message).toMatch(/quota/);
    expect(error.message).not.toMatch(/\[object Object\]/);
  }
});

test("a timeout names the address", async () => {
  const clock = new ManualClock();
  const server = await serve(() => clock.advance(100));
  const error = await failure(client(server.url, { clock, retry: false }).GET("/api/v1/master", { timeout: 100 }));
  expect(error).toMatchObject({ name: "RequestTimeoutError" });
  expect((error as Error).message).toContain(`GET ${server.url}/api/v1/master took longer than 100 ms`);
});
