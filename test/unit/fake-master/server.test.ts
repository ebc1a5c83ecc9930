import { expect, test } from "vitest";
import { createFakeMaster } from "../../../src/testing.js";

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

test("pages of other origins may call the server, after asking", async () => {
  await using fake = await createFakeMaster();
  await fake.listen();
  const asked = await fetch(`${fake.url}/api/v1/me`, { method: "OPTIONS", headers: { origin: "http://app.test" } });
  expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, "http://app.test"]);
  const answered = await fetch(`${fake.url}/api/v1/master`, { headers: { origin: "http://app.test" } });
  expect(answered.headers.get("access-control-allow-credentials")).toBe("true");
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
