import { expect, test } from "vitest";
import { Determined } from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

async function ask(fake: FakeMaster, path: string, init: RequestInit = {}): Promise<[number, string, string]> {
  const response = await fake.fetch(fake.url + path, { redirect: "manual", ...init });
  const shown = response.headers.get("location") ?? response.headers.get("content-type") ?? "";
  return [response.status, shown, await response.text()];
}

const JSON_TYPE = "application/json; charset=UTF-8";
const login = (username: string, password: string): RequestInit => ({
  method: "POST",
  body: JSON.stringify({ username, password }),
});

test("the login of old clients takes a hashed password, and refuses with 403", async () => {
  await using fake = await createFakeMaster();
  const [status, , text] = await ask(fake, "/login", login("determined", ""));
  const { token } = JSON.parse(text) as { token: string };
  expect(status).toBe(200);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fake.fetch(`${fake.url}/api/v1/me`, { headers })).status).toBe(200);
  expect(await ask(fake, "/login", login("determined", "x"))).toEqual([
    403,
    JSON_TYPE,
    '{"message":"invalid credentials"}',
  ]);
  expect(await ask(fake, "/login", login("nobody", "x"))).toEqual([403, JSON_TYPE, '{"message":"user not found"}']);
});

test("a notebook that is ready answers at its address with the token, without a login; a TensorBoard with a login", async () => {
  await using fake = await createFakeMaster({ slots: 1 });
  const headers = { authorization: `Bearer ${fake.token("determined")}` };
  const determined = new Determined({
    master: fake.url,
    token: fake.token("determined"),
    fetch: fake.fetch,
    clock: fake.clock,
  });
  const small = { config: { resources: { slots: 0 } } };
  const notebook = await determined.notebooks.start(small);
  const address = notebook.url!.slice(fake.url.length);
  const bare = address.replace(/\?.*/, "");
  const missing = [404, JSON_TYPE, `{"message":"service not found: ${notebook.id}"}`];
  expect((await ask(fake, address))[0]).toBe(303);
  expect(await ask(fake, bare, { headers })).toEqual(missing);
  await fake.clock.runUntil(notebook.waitUntilReady());
  expect(await ask(fake, address)).toEqual([200, "text/html; charset=utf-8", expect.stringContaining("JupyterLab")]);
  expect((await ask(fake, bare, { headers }))[0]).toBe(200);
  expect((await ask(fake, bare))[0]).toBe(303);
  expect((await ask(fake, `${bare}?token=wrong`))[0]).toBe(303);
  await notebook.kill();
  await fake.clock.runUntil(notebook.wait());
  expect((await ask(fake, address))[0]).toBe(303);
  expect(await ask(fake, bare, { headers })).toEqual(missing);

  const shell = await determined.shells.start(small);
  await fake.clock.runUntil(shell.waitUntilReady());
  expect((await ask(fake, `/proxy/${shell.id}/`, { headers }))[0]).toBe(404);
});

test("the way to the web interface needs no login; there is none, nor are there tasks behind the proxy", async () => {
  await using fake = await createFakeMaster();
  expect(await ask(fake, "/")).toEqual([301, "/det", ""]);
  expect(await ask(fake, "/det/login")).toEqual([404, JSON_TYPE, '{"message":"Not Found"}']);
  expect(await ask(fake, "/proxy/x/")).toEqual([303, "/det/login?redirect=%2Fproxy%2Fx%2F", ""]);
  const headers = { authorization: `Bearer ${fake.token("admin")}` };
  expect(await ask(fake, "/proxy/x/", { headers })).toEqual([404, JSON_TYPE, '{"message":"service not found: x"}']);
  expect(await ask(fake, "/nothing", { headers, method: "HEAD" })).toEqual([404, "", ""]);
});
