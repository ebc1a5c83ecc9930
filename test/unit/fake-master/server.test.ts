import { once } from "node:events";
import http, { type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

test("listen starts a real server, whose address the fake then has", async () => {
  await using fake = await createFakeMaster();
  expect(fake.url).toMatch(/^http:\/\/fake-\d+\.localhost$/);
  const { url } = await fake.listen();
  expect(fake.url).toBe(url);
  const response = await fetch(`${fake.url}/api/v1/master`);
  expect(await response.json()).toMatchObject({ version: "0.38.1" });
});

test("a dropped connection is a reset for a client of the server", async () => {
  await using fake = await createFakeMaster();
  await fake.listen();
  fake.faults.drop({ operation: "GetMaster" });
  await expect(fetch(`${fake.url}/api/v1/master`)).rejects.toThrow(TypeError);
});

test("a cut stream breaks the connection of a client of the server", async () => {
  await using fake = await createFakeMaster();
  await fake.listen();
  fake.experiments.add({ ago: "1h" });
  fake.faults.cut({ operation: "TrialLogs", afterLines: 2 });
  const response = await fetch(`${fake.url}/api/v1/trials/1/logs`, {
    headers: { authorization: `Bearer ${fake.token("determined")}` },
  });
  await expect(response.text()).rejects.toThrow();
});

/** A request with headers that fetch would not send. */
async function ask(
  port: number,
  headers: Record<string, string>,
  method = "GET",
  path = "/api/v1/master",
): Promise<IncomingMessage> {
  const request = http.request({ port, host: "127.0.0.1", method, path, headers }).end();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response.resume();
}

test.each([
  ["localhost", 200],
  ["LOCALHOST:8080", 200],
  ["app.localhost", 200],
  ["127.0.0.1", 200],
  ["127.1.2.3:1", 200],
  ["[::1]:8080", 200],
  ["localhost.", 200],
  ["evil.example", 403],
  ["localhost.evil.example", 403],
  ["evillocalhost", 403],
  ["127.0.0.1.evil.example", 403],
  ["192.168.1.9", 403],
  ["0.0.0.0", 403],
  ["[::ffff:10.0.0.1]", 403],
  ["a b", 400],
])("by default the host %s gets %i", async (host, status) => {
  await using fake = await createFakeMaster();
  const { port } = await fake.listen();
  expect((await ask(port, { host })).statusCode).toBe(status);
});

test("further names are allowed by name, or all of them", async () => {
  for (const [allowedHosts, host, status] of [
    [["master.test"], "master.test:8080", 200],
    [["Master.Test"], "master.test", 200],
    [["master.test"], "other.test", 403],
    [["master.test"], "a.master.test", 403],
    [true, "other.test", 200],
    [["2001:db8::1"], "[2001:db8::1]:8080", 200],
    [["[2001:DB8:0:0:0:0:0:1]"], "[2001:db8::1]", 200],
    [["2001:db8::1"], "[2001:db8:0:0::1]", 200],
    [["::ffff:10.0.0.1"], "[::ffff:a00:1]", 200],
    [["fe80::1%eth0"], "[fe80::1]", 200],
    [["2001:db8::1"], "[2001:db8::2]", 403],
  ] as const) {
    await using fake = await createFakeMaster();
    const { port } = await fake.listen({ allowedHosts });
    expect((await ask(port, { host })).statusCode).toBe(status);
  }
});

test("a name that no request can have is not one that may be allowed", async () => {
  await using fake = await createFakeMaster();
  for (const name of ["master.test:8080", "[2001:db8::1]:8080", "2001:db8::g", "[2001:db8::1", "::1::2", "http://a.b", ""])
    await expect(fake.listen({ allowedHosts: [name] }), name).rejects.toThrow("an array of host names without ports");
}); // prettier-ignore

test("open to other machines it takes addresses in digits, and still no names", async () => {
  await using fake = await createFakeMaster();
  const { port } = await fake.listen({ host: "0.0.0.0" });
  expect((await ask(port, { host: "192.168.1.9" })).statusCode).toBe(200);
  expect((await ask(port, { host: "evil.example" })).statusCode).toBe(403);
});

test("a name in the request's own address counts as well", async () => {
  await using fake = await createFakeMaster();
  const { port } = await fake.listen();
  const { statusCode } = await ask(port, { host: "localhost" }, "GET", "http://evil.example/api/v1/master");
  expect(statusCode).toBe(403);
});

test("who is refused hears what to do", async () => {
  await using fake = await createFakeMaster();
  await fake.listen();
  const answer = await fetch(`${fake.url}/api/v1/master`, { headers: { origin: "https://evil.example" } });
  expect(await answer.json()).toEqual({
    message:
      'Pages of "https://evil.example" may not call the fake master. ' +
      'Allow it with createFakeMaster({ cors: ["https://evil.example"] }) or --cors.',
  });
});

test.each(["https://evil.example", "null", "file://", "http://localhost.evil.example"])(
  "by default pages of %s can neither read nor act",
  async (origin) => {
    await using fake = await createFakeMaster();
    const { port } = await fake.listen();
    const headers = { origin, "content-type": "text/plain" };
    const login = await ask(port, headers, "POST", "/api/v1/auth/login");
    expect([login.statusCode, login.headers["set-cookie"]]).toEqual([403, undefined]);
    const preflight = await ask(port, headers, "OPTIONS");
    expect([preflight.statusCode, preflight.headers["access-control-allow-origin"]]).toEqual([403, undefined]);
  },
);

test("by default pages of this machine may act, as through a proxy of theirs, and not read", async () => {
  await using fake = await createFakeMaster();
  const { port } = await fake.listen();
  for (const origin of ["http://localhost:5173", "http://app.localhost", "http://127.0.0.1:1", "http://[::1]:2"]) {
    const answer = await ask(port, { origin });
    expect([answer.statusCode, answer.headers["access-control-allow-origin"]]).toEqual([200, undefined]);
    expect((await ask(port, { origin }, "OPTIONS")).statusCode).toBe(501);
  }
});

test("pages of origins that are allowed may call the server, after asking", async () => {
  const origin = "https://app.test";
  for (const cors of [true, ["https://other.test", origin]]) {
    await using fake = await createFakeMaster({ cors });
    await fake.listen();
    const asked = await fetch(`${fake.url}/api/v1/me`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "GET", "access-control-request-headers": "authorization" },
    });
    expect([asked.status, Object.fromEntries(asked.headers)]).toMatchObject([
      204,
      {
        "access-control-allow-origin": origin,
        "access-control-allow-credentials": "true",
        "access-control-allow-methods": "GET,HEAD,PUT,PATCH,POST,DELETE",
        "access-control-allow-headers": "authorization",
        vary: "Access-Control-Request-Method, Access-Control-Request-Headers, Origin",
      },
    ]);
    const answered = await fetch(`${fake.url}/api/v1/master`, { headers: { origin } });
    expect([answered.status, Object.fromEntries(answered.headers)]).toMatchObject([
      200,
      { "access-control-allow-origin": origin, "access-control-allow-credentials": "true", vary: "Origin" },
    ]);
  }
});

test("origins that are not on the list get nothing of what those on it get", async () => {
  await using fake = await createFakeMaster({ cors: ["http://localhost:5173"] });
  const { port } = await fake.listen();
  const local = await ask(port, { origin: "http://localhost:9999" });
  expect([local.statusCode, local.headers["access-control-allow-origin"]]).toEqual([200, undefined]);
  expect((await ask(port, { origin: "https://evil.example" })).statusCode).toBe(403);
  expect((await ask(port, { origin: "http://localhost:5173.evil.example" })).statusCode).toBe(403);
});

test("answers without a network are those of a master with and without enable_cors", async () => {
  await using open = await createFakeMaster({ cors: true });
  await using closed = await createFakeMaster();
  const headers = { origin: "https://app.test" };
  const ask = async (fake: FakeMaster, method: string): Promise<unknown> => {
    const answer = await fake.fetch(`${fake.url}/api/v1/master`, { method, headers });
    return [answer.status, answer.headers.get("access-control-allow-origin"), answer.headers.get("vary")];
  };
  expect(await ask(open, "GET")).toEqual([200, "https://app.test", "Origin"]);
  expect(await ask(open, "OPTIONS")).toEqual([204, "https://app.test", expect.stringContaining("Origin")]);
  expect(await ask(closed, "GET")).toEqual([200, null, null]);
  expect(await ask(closed, "OPTIONS")).toEqual([501, null, null]);
  const bare = await open.fetch(`${open.url}/api/v1/master`, { method: "OPTIONS" });
  expect([bare.status, Object.fromEntries(bare.headers)]).toEqual([204, { vary: "Origin" }]);
});

test("an upload beyond what a master takes is refused without being kept", async () => {
  await using fake = await createFakeMaster();
  const { port } = await fake.listen();
  const request = http.request({ port, host: "127.0.0.1", method: "POST", path: "/api/v1/auth/login" });
  const answer = once(request, "response") as Promise<[IncomingMessage]>;
  // A client may leave once it has the answer.
  pipeline(Readable.from(Array(130).fill(Buffer.alloc(2 ** 20, "x"))), request).catch(() => undefined);
  const [response] = await answer;
  expect(response.statusCode).toBe(429);
  expect(fake.requests()[0]).toMatchObject({ bodyDropped: false });
  expect((fake.requests()[0]?.body as string).length).toBeLessThan(98 * 2 ** 20);
});

test("of many large bodies the newest are kept", async () => {
  await using fake = await createFakeMaster();
  const body = JSON.stringify({ username: "x".repeat(5_000_000) });
  for (let index = 0; index < 10; index += 1) {
    await fake.fetch(`${fake.url}/api/v1/auth/login`, { method: "POST", body });
  }
  await fake.fetch(`${fake.url}/api/v1/master`);
  const requests = fake.requests();
  expect(requests.map(({ bodyDropped }) => bodyDropped)).toEqual([...Array(4).fill(true), ...Array(7).fill(false)]);
  expect(requests[3]?.body).toBeUndefined();
  expect(requests[4]?.body).toHaveProperty("username");
});

test("a server with an explicit virtual clock stands still", async () => {
  await using fake = await createFakeMaster({ clock: "virtual" });
  await fake.listen();
  const before = fake.clock.now();
  await fetch(`${fake.url}/api/v1/master`);
  expect(fake.clock.now()).toBe(before);
});

test("malformed requests get an answer and the server lives on", async () => {
  await using fake = await createFakeMaster();
  await fake.listen();
  const broken = await fetch(`${fake.url}/api/v1/auth/login`, { method: "POST", body: '{"username": ' });
  expect(await broken.json()).toEqual({ error: { code: 3, reason: "InvalidArgument", error: "unexpected EOF" } });
  expect((await fetch(`${fake.url}/api/v1/%zz`)).status).toBe(501);
  expect((await fetch(`${fake.url}/api/v1/master`)).status).toBe(200);
});

test("a followed log with nothing to say has not even a head, until its first line comes", async () => {
  await using fake = await createFakeMaster();
  await fake.listen();
  const call = async (path: string, body: unknown): Promise<{ experiment: { id: number }; trial: { id: number; taskId: string } }> => {
    const headers = { authorization: `Bearer ${fake.token("determined")}` };
    const response = await fetch(`${fake.url}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await response.json()) as never;
  }; // prettier-ignore
  const config = JSON.stringify({ name: "detached", searcher: { name: "single", metric: "loss" } });
  const { experiment } = await call("experiments", { config, unmanaged: true });
  const { trial } = await call("trials", { experimentId: experiment.id, unmanaged: true });
  let head: Response | undefined;
  const headers = { authorization: `Bearer ${fake.token("determined")}` };
  const followed = fetch(`${fake.url}/api/v1/trials/${trial.id}/logs?follow=true`, { headers });
  void followed.then((response) => (head = response));
  await expect.poll(() => fake.requests().at(-1)?.operation).toBe("TrialLogs");
  await call("trials", { experimentId: experiment.id, unmanaged: true });
  expect(head).toBeUndefined();
  await call("task/logs", { logs: [{ taskId: trial.taskId, log: "first\n" }] });
  const reader = (await followed).body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain("first");
  await reader?.cancel();
});
