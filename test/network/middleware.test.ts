import { expect, test } from "vitest";
import { client } from "./client.js";
import { json, serve } from "./raw-server.js";

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
  for await (const line of api.stream("/lines" as never, {})) seen.push(line);
  expect(seen).toEqual([{ id: 1 }]);
});
