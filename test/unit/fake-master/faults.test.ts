import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

function get(fake: FakeMaster, path: string, init: RequestInit = {}): Promise<Response> {
  return fake.fetch(fake.url + path, {
    ...init,
    headers: { authorization: `Bearer ${fake.token("determined")}`, ...init.headers },
  });
}

test("an injected failure answers the given number of times, with Retry-After, and then no more", async () => {
  await using fake = await createFakeMaster();
  const fault = fake.faults.fail({ operation: "GetExperiments", status: 503, times: 2, retryAfter: 5 });
  const first = await get(fake, "/api/v1/experiments");
  expect([first.status, first.headers.get("retry-after")]).toEqual([503, "5"]);
  expect((await get(fake, "/api/v1/master")).status).toBe(200);
  expect((await get(fake, "/api/v1/experiments")).status).toBe(503);
  expect((await get(fake, "/api/v1/experiments")).status).toBe(200);
  expect(fault.hits).toBe(2);
});

test("a failure may be the page of a proxy", async () => {
  await using fake = await createFakeMaster();
  fake.faults.fail({ status: 502, body: "<html>bad gateway</html>" });
  const response = await get(fake, "/api/v1/master");
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([
    502,
    "text/html",
    "<html>bad gateway</html>",
  ]);
});

test("a cut stream gives the given lines and then an error", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ ago: "1h" });
  fake.faults.cut({ operation: "TrialLogs", afterLines: 3 });
  const response = await get(fake, "/api/v1/trials/1/logs");
  const reader = response.body!.getReader();
  let text = "";
  await expect(
    (async () => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += new TextDecoder().decode(value);
      }
    })(),
  ).rejects.toThrow("terminated");
  expect(text.split("\n").filter((line) => line !== "")).toHaveLength(3);
});

test("a dropped connection has no effect, or has had it", async () => {
  await using fake = await createFakeMaster();
  const create = (): Promise<Response> =>
    get(fake, "/api/v1/models", { method: "POST", body: JSON.stringify({ name: "m" }) });
  fake.faults.drop({ operation: "PostModel" });
  await expect(create()).rejects.toThrow(TypeError);
  expect((await get(fake, "/api/v1/models/m")).status).toBe(404);
  fake.faults.drop({ operation: "PostModel", when: "after" });
  await expect(create()).rejects.toThrow(TypeError);
  expect((await get(fake, "/api/v1/models/m")).status).toBe(200);
});

test("a stalled answer comes when its time is over, or never", async () => {
  await using fake = await createFakeMaster();
  fake.faults.stall({ operation: "GetMaster", duration: "30s" });
  const start = fake.clock.now();
  await fake.clock.runUntil(get(fake, "/api/v1/master"));
  expect(fake.clock.now() - start).toBe(30_000);
  fake.faults.stall({ operation: "GetMaster" });
  await expect(get(fake, "/api/v1/master", { signal: AbortSignal.timeout(5) })).rejects.toThrow(/timeout|aborted/i);
});

test("a truncated archive ends early as if it were whole", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ ago: "1h" });
  const list = (await (await get(fake, "/api/v1/trials/1/checkpoints?states=STATE_COMPLETED")).json()) as {
    checkpoints: { uuid: string }[];
  };
  const path = `/checkpoints/${list.checkpoints[0]!.uuid}`;
  fake.faults.truncateArchive({ afterBytes: 700 });
  const short = await (await get(fake, path)).arrayBuffer();
  const whole = await (await get(fake, path)).arrayBuffer();
  expect(short.byteLength).toBe(700);
  expect(whole.byteLength).toBeGreaterThan(700);
});

test("slow bytes take the fake's time", async () => {
  await using fake = await createFakeMaster();
  fake.faults.slow({ operation: "GetMaster", bytesPerSecond: 10 });
  const start = fake.clock.now();
  const response = await get(fake, "/api/v1/master");
  const text = await fake.clock.runUntil(response.text());
  expect(fake.clock.now() - start).toBeCloseTo(text.length * 100, -1);
});

test("a fault can be skipped for a while and taken back", async () => {
  await using fake = await createFakeMaster();
  const fault = fake.faults.fail({ status: 500, skip: 1, times: Infinity });
  expect((await get(fake, "/api/v1/master")).status).toBe(200);
  expect((await get(fake, "/api/v1/master")).status).toBe(500);
  fault.remove();
  expect((await get(fake, "/api/v1/master")).status).toBe(200);
});

test("the request log tells what was asked", async () => {
  await using fake = await createFakeMaster();
  await get(fake, "/api/v1/experiments?limit=5");
  await get(fake, "/api/v1/models", { method: "POST", body: JSON.stringify({ name: "m" }) });
  expect(fake.requests({ operation: "PostModel" })).toMatchObject([
    { method: "POST", path: "/api/v1/models", body: { name: "m" }, status: 200 },
  ]);
  expect(fake.requests({ operation: "GetExperiments" })[0]!.query.get("limit")).toBe("5");
});
