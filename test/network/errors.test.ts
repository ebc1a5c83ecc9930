import { expect, test } from "vitest";
import { unwrap } from "../../src/api/index.js";
import { client, failure } from "./client.js";
import { json, serve } from "./raw-server.js";

test("a status is a value with its body, and unwrap throws it", async () => {
  const server = await serve((_, response) =>
    json(response, { error: { code: 5, reason: "NotFound", error: "experiment '7' not found" } }, 404),
  );
  const result = await client(server.url).GET("/api/v1/experiments/{experimentId}", {
    params: { path: { experimentId: 7 } },
  });
  expect(result.response.status).toBe(404);
  expect(() => unwrap(result)).toThrow(
    /experiment '7' not found.*404 NotFound from GET http:\/\/127[\d.:]+\/api\/v1\/experiments\/7\)/,
  );
});

test("an empty 200 is a MalformedResponseError of unwrap", async () => {
  const server = await serve((_, response) => void response.writeHead(200).end());
  const result = await client(server.url).GET("/api/v1/master");
  expect(() => unwrap(result)).toThrow(expect.objectContaining({ name: "MalformedResponseError" }));
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
