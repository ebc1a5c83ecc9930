import { expect, test } from "vitest";
import { createFakeMaster } from "../../../src/testing.js";

test("virtual time stands still until it is moved", async () => {
  await using fake = await createFakeMaster();
  const before = fake.clock.now();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(fake.clock.now()).toBe(before);
  await fake.clock.advance("10h");
  expect(fake.clock.now()).toBe(before + 36_000_000);
});

test("sleepers wake in the order of their times, each at its own time", async () => {
  await using fake = await createFakeMaster();
  const start = fake.clock.now();
  const woken: string[] = [];
  const sleep = async (name: string, time: number): Promise<void> => {
    await fake.clock.sleep(time);
    woken.push(`${name} ${fake.clock.now() - start}`);
    if (name === "b") await sleep("d", 500);
  };
  void sleep("a", 2000);
  void sleep("b", 1000);
  void sleep("c", 3000);
  await fake.clock.advance("3s");
  expect(woken).toEqual(["b 1000", "d 1500", "a 2000", "c 3000"]);
});

test("an aborted sleep rejects with the reason and leaves no timer", async () => {
  await using fake = await createFakeMaster();
  const controller = new AbortController();
  const sleep = fake.clock.sleep(1000, controller.signal);
  controller.abort(new Error("enough"));
  await expect(sleep).rejects.toThrow("enough");
  await expect(fake.clock.runUntil(fake.clock.sleep(1000, AbortSignal.abort(new Error("before"))))).rejects.toThrow(
    "before",
  );
});

test("runUntil gives the result of the promise and stops there", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "10h" });
  const start = fake.clock.now();
  const poll = async (): Promise<string> => {
    for (;;) {
      const response = await fake.fetch(`${fake.url}/api/v1/experiments/1`, {
        headers: { authorization: `Bearer ${fake.token("determined")}` },
      });
      const { experiment } = (await response.json()) as { experiment: { state: string } };
      if (experiment.state === "STATE_COMPLETED") return experiment.state;
      await fake.clock.sleep(5000);
    }
  };
  expect(await fake.clock.runUntil(poll())).toBe("STATE_COMPLETED");
  expect(fake.clock.now() - start).toBeGreaterThanOrEqual(36_000_000);
  expect(fake.clock.now() - start).toBeLessThan(36_010_000);
});

test("a rejected promise rejects runUntil", async () => {
  await using fake = await createFakeMaster();
  await expect(fake.clock.runUntil(fake.clock.sleep(10).then(() => Promise.reject(new Error("no"))))).rejects.toThrow(
    "no",
  );
});

test("a span of time without a unit is refused", async () => {
  await using fake = await createFakeMaster();
  await expect(fake.clock.advance("10")).rejects.toThrow(/such as "10m"/);
});

test("a real clock moves on its own, at the speed that was asked for", async () => {
  await using fake = await createFakeMaster({ clock: "real", speed: 1000 });
  const before = fake.clock.now();
  await fake.clock.sleep(5000);
  expect(fake.clock.now() - before).toBeGreaterThanOrEqual(5000);
});

test("two hundred experiments of ten hours pass while nobody looks", async () => {
  await using fake = await createFakeMaster({ slots: 200 });
  fake.experiments.add({ runsFor: "10h", steps: 20 }, 200);
  await fake.clock.advance("11h");
  const response = await fake.fetch(`${fake.url}/api/v1/experiments?states=STATE_COMPLETED&limit=1`, {
    headers: { authorization: `Bearer ${fake.token("determined")}` },
  });
  expect(await response.json()).toMatchObject({ pagination: { total: 200 } });
});

test("a timer rings at its time, in the order of sleeps, and is awaited as they are; one that is called off is not", async () => {
  const fake = await createFakeMaster();
  const rang: string[] = [];
  const began = fake.clock.now();
  const ring = (name: string) => (): void => void rang.push(`${name} ${fake.clock.now() - began}`);
  const off = fake.clock.startTimer(1500, ring("called off"));
  const once = fake.clock.startTimer(2000, ring("timer"));
  void fake.clock.sleep(1000).then(ring("sleep"));
  off();
  await fake.clock.advance("3s");
  once();
  expect(rang).toEqual(["sleep 1000", "timer 2000"]);
  const late = new Promise<void>((resolve) => fake.clock.startTimer(60_000, resolve));
  await fake.clock.runUntil(late);
  expect(fake.clock.now() - began).toBe(63_000);
  await fake.close();
});
