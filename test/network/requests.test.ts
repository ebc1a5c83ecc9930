import { expect, test } from "vitest";
import { unwrap } from "../../src/api/index.js";
import { client } from "./client.js";
import { json, serve } from "./raw-server.js";

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

test("bytes are a stream, an array buffer or a blob, as asked", async () => {
  const server = await serve((_, response) => void response.end("archive"));
  const api = client(server.url);
  const init = { params: { path: { checkpoint_uuid: "x" } } };
  for (const parseAs of ["stream", "arrayBuffer", "blob"] as const) {
    const { data } = await api.GET("/checkpoints/{checkpoint_uuid}" as never, { ...init, parseAs } as never);
    expect(await new Response(data as unknown as BodyInit).text()).toBe("archive");
  }
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
