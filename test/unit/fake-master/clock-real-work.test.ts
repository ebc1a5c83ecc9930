import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Determined } from "../../../src/index.js";
import { RealWork, turn } from "../../../src/fake-master/clock/clock-work.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

const file = new URL("../../../package-lock.json", import.meta.url);

function clientOf(fake: FakeMaster): Determined {
  const token = fake.token("determined");
  return new Determined({ master: fake.url, token, tokenStore: false, fetch: fake.fetch, clock: fake.clock });
}

test("time stands still while the program reads files and loads modules", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  const start = fake.clock.now();
  const program = async (): Promise<number> => {
    await import("./load-slowly.js");
    for (let time = 0; time < 20; time += 1) await readFile(file);
    return fake.clock.now() - start;
  };
  expect(await fake.clock.runUntil(program())).toBe(0);
});

test("a followed log gives its first line when the training has hardly begun", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  const start = fake.clock.now();
  const first = async (): Promise<number> => {
    for await (const line of clientOf(fake).trial(1).logs({ follow: true })) {
      await readFile(file);
      expect(line).toContain("Scheduling");
      break;
    }
    return fake.clock.now() - start;
  };
  expect(await fake.clock.runUntil(first())).toBeLessThan(10_000);
});

test("a loop that reads a file for each line of a followed log sees each line when it was written", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  const late: number[] = [];
  const loop = async (): Promise<void> => {
    for await (const line of clientOf(fake).trial(1).logs({ follow: true })) {
      await readFile(file);
      late.push(fake.clock.now() - Date.parse(/\[(.+?)\]/.exec(line)?.[1] ?? ""));
    }
  };
  await fake.clock.runUntil(loop());
  expect(late.length).toBeGreaterThan(20);
  expect(Math.max(...late)).toBeLessThan(1000);
});

test("a program that looks at the master without its clock sees the training end all the same", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  const look = async (): Promise<number> => {
    for (let looks = 1; ; looks += 1) {
      const response = await fake.fetch(`${fake.url}/api/v1/experiments/1`, {
        headers: { authorization: `Bearer ${fake.token("determined")}` },
      });
      const { experiment } = (await response.json()) as { experiment: { state: string } };
      if (experiment.state === "STATE_COMPLETED") return looks;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  };
  expect(await fake.clock.runUntil(look())).toBeGreaterThan(1);
});

test("a promise that nothing can settle rejects and says why", async () => {
  await using fake = await createFakeMaster();
  await expect(fake.clock.runUntil(new Promise(() => undefined))).rejects.toThrow(
    /nothing is due .* never settle\. A client that waits by another clock needs the option clock: fake\.clock\.$/,
  );
});

test("a loop that sleeps forever while the master has nothing to do rejects and says why", async () => {
  await using fake = await createFakeMaster();
  const loop = async (): Promise<never> => {
    for (;;) await fake.clock.sleep(5000);
  };
  await expect(fake.clock.runUntil(loop())).rejects.toThrow(/slept 20000 times .* never settle/);
});

test("a wait that times out after a day on a paused experiment is not such a loop", async () => {
  await using fake = await createFakeMaster();
  for (let hour = 0; hour < 24; hour += 1) await fake.clock.runUntil(fake.clock.sleep(3_600_000));
  const sleepADay = async (): Promise<string> => {
    for (let time = 0; time < 17_280; time += 1) await fake.clock.sleep(5000);
    return "over";
  };
  expect(await fake.clock.runUntil(sleepADay())).toBe("over");
});

test("real work of a quarter of a second goes first, however much is due", async () => {
  const server = createServer((_, response) => setTimeout(() => response.end("late"), 250));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await using fake = await createFakeMaster();
  const { port } = server.address() as AddressInfo;
  const other = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}`)).text();
  expect(await fake.clock.runUntil(other())).toBe("late");
  server.closeAllConnections();
  server.close();
});

test("requests under way are answered before the next timer, also over a socket", async () => {
  await using fake = await createFakeMaster({ clock: "virtual" });
  await fake.listen();
  fake.experiments.add({ runsFor: "10h" });
  const token = fake.token("determined");
  const determined = new Determined({ master: fake.url, token, tokenStore: false, clock: fake.clock });
  const start = fake.clock.now();
  const experiment = await fake.clock.runUntil(determined.getExperiment(1));
  expect(fake.clock.now()).toBe(start);
  expect(await fake.clock.runUntil(experiment.wait({ maxInterval: "2h" }))).toBe("STATE_COMPLETED");
});

test("a stream that was left no longer keeps time going", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  const response = await fake.fetch(`${fake.url}/api/v1/trials/1/logs?follow=true&searchText=never`, {
    headers: { authorization: `Bearer ${fake.token("determined")}` },
  });
  const reader = response.body!.getReader();
  const read = reader.read();
  await reader.cancel();
  expect((await read).done).toBe(true);
  const start = fake.clock.now();
  await fake.clock.runUntil(readFile(file));
  expect(fake.clock.now()).toBe(start);
});

test("advance goes on past a request that nobody answers", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  fake.faults.stall({ operation: "GetMaster" });
  const gone = new AbortController();
  const stalled = fake.fetch(`${fake.url}/api/v1/master`, { signal: gone.signal });
  await fake.clock.advance("11h");
  gone.abort(new Error("enough"));
  await expect(stalled).rejects.toThrow("enough");
});

/** Lets the event loop turn more often than the clock needs to find that nothing moves. */
async function turns(): Promise<void> {
  for (let time = 0; time < 30; time += 1) await turn();
}

/** Bytes each 1000 of which need turns of the event loop. */
function slowBytes(chunks: number): ReadableStream<Uint8Array> {
  let left = chunks;
  return new ReadableStream(
    {
      async pull(controller) {
        await turns();
        if (left === 0) return controller.close();
        left -= 1;
        controller.enqueue(new Uint8Array(1000));
      },
    },
    { highWaterMark: 0 },
  );
}

/** Reads an answer while a limit on the fake's clock is set, and says what was left of the limit and of time. */
async function readWithin(fake: FakeMaster, path: string): Promise<{ isLate: boolean; bytes: number; took: number }> {
  const start = fake.clock.now();
  let isLate = false;
  let bytes = 0;
  const headers = { authorization: `Bearer ${fake.token("determined")}` };
  const limited = async <T>(work: Promise<T>): Promise<T> => {
    const stop = fake.clock.startTimer(120_000, () => (isLate = true));
    return work.finally(stop);
  };
  const reader = (await limited(fake.fetch(fake.url + path, { headers }))).body!.getReader();
  for (;;) {
    const { done, value } = await limited(reader.read());
    if (done) return { isLate, bytes, took: fake.clock.now() - start };
    bytes += value.length;
    await limited(turns());
  }
}

test("time stands still while a body is made and read that needs turns of the event loop", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  fake.handle("TrialLogs", async () => {
    await turns();
    return new Response(slowBytes(5));
  });
  const read = await fake.clock.runUntil(readWithin(fake, "/api/v1/trials/1/logs"));
  expect(read).toEqual({ isLate: false, bytes: 5000, took: 0 });
});

test("such a body that a fault slows takes the time of its bytes and no more", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  fake.handle("get-checkpoint", () => new Response(slowBytes(5)));
  fake.faults.slow({ operation: "get-checkpoint", delay: "7s", bytesPerSecond: 100 });
  const read = await fake.clock.runUntil(readWithin(fake, "/checkpoints/any"));
  expect(read).toEqual({ isLate: false, bytes: 5000, took: 57_000 });
});

test("the archive of a checkpoint that is read slowly holds time, also when a fault slows it", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "1m" });
  await fake.clock.advance("2m");
  const { uuid } = fake.checkpoints.add({ trialId: 1, files: { weights: new Uint8Array(40_000) } });
  fake.experiments.add({ runsFor: "10h" });
  const whole = await fake.clock.runUntil(readWithin(fake, `/checkpoints/${uuid}`));
  expect(whole).toMatchObject({ isLate: false, took: 0 });
  fake.faults.slow({ operation: "get-checkpoint", bytesPerSecond: 1024 });
  const slowed = await fake.clock.runUntil(readWithin(fake, `/checkpoints/${uuid}`));
  expect(slowed).toEqual({ isLate: false, bytes: whole.bytes, took: (whole.bytes / 1024) * 1000 });
});

test("an answer of a test's own may wait for the fake's clock, and costs no real time", async () => {
  await using fake = await createFakeMaster();
  const { clock } = fake;
  fake.handle("GetMaster", async () => {
    await clock.sleep(60_000);
    return { version: "own" };
  });
  fake.handle("TrialLogs", async function* () {
    for (let line = 0; line < 20; line += 1) {
      await clock.sleep(60_000);
      yield { log: `line ${line}` };
    }
  });
  const began = performance.now();
  const start = clock.now();
  await clock.runUntil(fake.fetch(`${fake.url}/api/v1/master`));
  const lines = async (): Promise<string> => (await fake.fetch(`${fake.url}/api/v1/trials/1/logs`)).text();
  expect((await clock.runUntil(lines())).trim().split("\n")).toHaveLength(20);
  expect(clock.now() - start).toBe(21 * 60_000);
  // A rest that gives up takes a quarter of a second; 21 of them would be five.
  expect(performance.now() - began).toBeLessThan(2500);
});

test("an archive that nobody goes on to read holds time back once, not before each timer", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "1m" });
  await fake.clock.advance("2m");
  const { uuid } = fake.checkpoints.add({ trialId: 1, files: { weights: new Uint8Array(40_000) } });
  const [{ id } = { id: 0 }] = fake.experiments.add({ runsFor: "10h" });
  const began = performance.now();
  const left = await fake.fetch(`${fake.url}/checkpoints/${uuid}`, {
    headers: { authorization: `Bearer ${fake.token("determined")}` },
  });
  expect(left.status).toBe(200);
  await fake.clock.runUntil(clientOf(fake).experiment(id).wait({ interval: "30m" }));
  expect(performance.now() - began).toBeLessThan(2500);
});

test("work of the fake's own is waited for, and a machine that is busy costs others no patience", async () => {
  const work = new RealWork();
  let isDrained = false;
  const over = work.holdOwn();
  const drained = work.drain().then(() => (isDrained = true));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(isDrained).toBe(false);
  over();
  await drained;

  isDrained = false;
  const release = work.hold();
  const again = work.drain().then(() => (isDrained = true));
  for (let time = 0; time < 4; time += 1) {
    const until = performance.now() + 100;
    while (performance.now() < until);
    await turn();
  }
  expect(isDrained).toBe(false);
  release();
  await again;
});
