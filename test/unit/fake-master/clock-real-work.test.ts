import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Determined } from "../../../src/index.js";
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
  await expect(fake.clock.runUntil(new Promise(() => undefined))).rejects.toThrow(/nothing is due .* never settle/);
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
