import { expect, test } from "vitest";
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

test("the way to the web interface needs no login; there is none, nor are there tasks behind the proxy", async () => {
  await using fake = await createFakeMaster();
  expect(await ask(fake, "/")).toEqual([301, "/det", ""]);
  expect(await ask(fake, "/det/login")).toEqual([404, JSON_TYPE, '{"message":"Not Found"}']);
  expect(await ask(fake, "/proxy/x/")).toEqual([303, "/det/login?redirect=%2Fproxy%2Fx%2F", ""]);
  const headers = { authorization: `Bearer ${fake.token("admin")}` };
  expect(await ask(fake, "/proxy/x/", { headers })).toEqual([404, JSON_TYPE, '{"message":"service not found: x"}']);
  expect(await ask(fake, "/nothing", { headers, method: "HEAD" })).toEqual([404, "", ""]);
});
