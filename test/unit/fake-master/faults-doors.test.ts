import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

interface Door {
  fake: FakeMaster;
  get: (path: string, init?: RequestInit) => Promise<Response>;
  /** Waits for a promise; on the side of the function time jumps meanwhile. */
  run: <T>(promise: Promise<T>) => Promise<T>;
}

/** One fault, ordered through the function and through a real socket, where time passes 1000 times as fast. */
function atBothDoors(title: string, check: (door: Door) => Promise<void>): void {
  for (const name of ["fake.fetch", "a socket"]) {
    test(`${title}, through ${name}`, async () => {
      const isSocket = name === "a socket";
      await using fake = await createFakeMaster(isSocket ? { clock: "real", speed: 1000 } : {});
      if (isSocket) await fake.listen();
      const fetch = isSocket ? globalThis.fetch : fake.fetch;
      const get: Door["get"] = (path, init = {}) =>
        fetch(fake.url + path, { ...init, headers: { authorization: `Bearer ${fake.token("determined")}` } });
      await check({ fake, get, run: (promise) => fake.clock.runUntil(promise) });
    });
  }
}

/** The text of a body as far as it comes, and how it ended. */
async function read(response: Response): Promise<{ text: string; error?: Error }> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += decoder.decode(chunk);
    return { text };
  } catch (error) {
    return { text, error: error as Error };
  }
}

atBothDoors("fail answers a status with Retry-After", async ({ fake, get }) => {
  fake.faults.fail({ operation: "GetMaster", status: 429, retryAfter: 7 });
  const response = await get("/api/v1/master");
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(await response.json()).toMatchObject({ error: { code: 8 } });
  expect((await get("/api/v1/master")).status).toBe(200);
});

atBothDoors("fail answers the page of a proxy", async ({ fake, get }) => {
  fake.faults.fail({ status: 502, body: "<html>bad gateway</html>" });
  const response = await get("/api/v1/master");
  expect([response.headers.get("content-type"), await response.text()]).toEqual(["text/html", "<html>bad gateway</html>"]); // prettier-ignore
});

atBothDoors("fail after the effect leaves the effect", async ({ fake, get }) => {
  fake.faults.fail({ operation: "PostModel", status: 503, afterEffect: true });
  expect((await get("/api/v1/models", { method: "POST", body: '{"name":"m"}' })).status).toBe(503);
  expect((await get("/api/v1/models/m")).status).toBe(200);
});

atBothDoors("cut gives the head and so many lines, then breaks the connection", async ({ fake, get }) => {
  fake.experiments.add({ ago: "1h" });
  fake.faults.cut({ operation: "TrialLogs", afterLines: 3 });
  const response = await get("/api/v1/trials/1/logs");
  const { text, error } = await read(response);
  expect([response.status, text.split("\n").length - 1]).toEqual([200, 3]);
  expect(error).toBeInstanceOf(TypeError);
});

atBothDoors("cut breaks an answer after so many bytes", async ({ fake, get }) => {
  fake.faults.cut({ operation: "GetMaster", afterBytes: 20 });
  const { text, error } = await read(await get("/api/v1/master"));
  expect([text.length, error?.name]).toEqual([20, "TypeError"]);
});

atBothDoors("a stall before the answer ends when its time is over", async ({ fake, get, run }) => {
  fake.faults.stall({ operation: "GetMaster", duration: "30s" });
  const start = fake.clock.now();
  expect((await run(get("/api/v1/master"))).status).toBe(200);
  expect(fake.clock.now() - start).toBeGreaterThanOrEqual(30_000);
});

atBothDoors("a stall in the middle of a stream gives the lines before it, and after it the rest", async ({ fake, get, run }) => {
  fake.experiments.add({ ago: "1h" });
  fake.faults.stall({ operation: "TrialLogs", afterLines: 2, duration: "1m" });
  const start = fake.clock.now();
  const stalled = (await run(read(await get("/api/v1/trials/1/logs")))).text;
  expect(fake.clock.now() - start).toBeGreaterThanOrEqual(60_000);
  expect(stalled).toBe(await (await get("/api/v1/trials/1/logs")).text());
}); // prettier-ignore

atBothDoors("a stall for ever ends when the client leaves", async ({ fake, get }) => {
  fake.experiments.add({ ago: "1h" });
  fake.faults.stall({ operation: "TrialLogs", afterLines: 1 });
  const leave = new AbortController();
  const response = await get("/api/v1/trials/1/logs", { signal: leave.signal });
  const reader = response.body!.getReader();
  expect((await reader.read()).done).toBe(false);
  const next = reader.read();
  leave.abort(new Error("enough"));
  await expect(next).rejects.toThrow("enough");
});

atBothDoors("drop breaks the connection before the effect or after it", async ({ fake, get }) => {
  const create = (): Promise<Response> => get("/api/v1/models", { method: "POST", body: '{"name":"m"}' });
  fake.faults.drop({ operation: "PostModel" });
  await expect(create()).rejects.toThrow("fetch failed");
  expect((await get("/api/v1/models/m")).status).toBe(404);
  fake.faults.drop({ operation: "PostModel", when: "after" });
  await expect(create()).rejects.toThrow("fetch failed");
  expect((await get("/api/v1/models/m")).status).toBe(200);
  expect(fake.requests({ operation: "PostModel" }).map(({ status }) => status)).toEqual([0, 0]);
});

atBothDoors("truncateArchive ends an archive as if it were whole", async ({ fake, get }) => {
  fake.experiments.add({ ago: "1h" });
  const { checkpoints } = (await (await get("/api/v1/trials/1/checkpoints?states=STATE_COMPLETED")).json()) as {
    checkpoints: { uuid: string }[];
  };
  const size = async (): Promise<number> =>
    (await (await get(`/checkpoints/${checkpoints[0]!.uuid}`)).arrayBuffer()).byteLength;
  const whole = await size();
  fake.faults.truncateArchive({ afterBytes: 100 });
  expect(await size()).toBe(100);
  fake.faults.truncateArchive();
  expect(await size()).toBe(whole >> 1);
});

atBothDoors("slow lets the bytes trickle", async ({ fake, get, run }) => {
  fake.faults.slow({ operation: "GetMaster", delay: "2s", bytesPerSecond: 40 });
  const start = fake.clock.now();
  const response = await run(get("/api/v1/master"));
  expect(fake.clock.now() - start).toBeGreaterThanOrEqual(2000);
  const pieces: number[] = [];
  await run(
    (async () => {
      for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) pieces.push(piece.length);
    })(),
  );
  expect(fake.clock.now() - start).toBeGreaterThanOrEqual(2000 + (pieces.reduce((sum, one) => sum + one) / 40) * 1000);
  expect(pieces.length).toBeGreaterThan(5);
});

atBothDoors("the head of a followed log comes before its first line", async ({ fake, get, run }) => {
  fake.experiments.add({ runsFor: "10s" });
  const response = await get("/api/v1/trials/1/logs?follow=true&searchText=no%20such%20text");
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
  expect(await run(response.text())).toBe("");
});

atBothDoors("a followed log of a trial that is not there is an ordinary error", async ({ get }) => {
  const response = await get("/api/v1/trials/77/logs?follow=true");
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("trial '77' not found");
});

test("an operation that no master has is refused, with those that look like it", async () => {
  await using fake = await createFakeMaster();
  expect(() => fake.faults.fail({ operation: "GetExperiment", status: 500 })).not.toThrow();
  expect(() => fake.faults.fail({ operation: "getExperiments", status: 500 })).toThrow(
    /No master has an operation "getExperiments". Did you mean "GetExperiments" or /,
  );
  expect(() => fake.faults.cut({ operation: "TrialLog" })).toThrow(/"TrialLogs"/);
  expect(() => fake.requests({ operation: "nonsense of mine" })).toThrow(/Ids are those of the spec/);
});
