import { expect, test } from "vitest";
import { createFakeMaster } from "../../src/testing.js";
import { Determined } from "../../src/index.js";
import { chance } from "../unit/facade/dedupe-weather.js";
import { runChaos } from "./chaos.js";
import { Weather } from "./weather.js";

test("nothing lost, nothing twice, nothing left in bad weather with two restarts", async () => {
  const random = chance(13);
  const fake = await createFakeMaster({ slots: 100 });
  fake.train((context) => {
    const pace = 1 + context.random() * 20;
    return { steps: 30, stepDuration: () => pace * 1000, logs: ({ step }) => [`line ${step}`, `step ${step} is over`] };
  });
  const weather = new Weather(fake.fetch, random);
  const client = (fetch: typeof globalThis.fetch): Determined =>
    new Determined({ master: fake.url, token: fake.token("determined"), tokenStore: false, fetch, clock: fake.clock });
  void restart(120_000);
  void restart(360_000);
  async function restart(after: number): Promise<void> {
    await fake.clock.sleep(after);
    weather.stop();
    await fake.clock.sleep(20_000);
    weather.start();
  }
  const clients = Array.from({ length: 3 }, () => client(weather.fetch));
  const size = { experiments: 8, waiters: 16, logFollowers: 5, metricFollowers: 2 };
  const pause = (): Promise<void> => fake.clock.sleep(1000);
  const witness = client(fake.fetch);
  const figures = await fake.clock.runUntil(runChaos({ clients, witness, size, pause }));
  expect(figures).toEqual({
    experiments: 8,
    waits: 16,
    lines: expect.any(Number),
    reports: 60,
    calledAgain: expect.any(Number),
    wrongStates: 0,
    surplusRuns: 0,
    lostLines: 0,
    doubledLines: 0,
    misplacedLines: 0,
    lostReports: 0,
    doubledReports: 0,
  });
  expect(figures.lines).toBeGreaterThanOrEqual(5 * 60);
  expect(weather.openStreams).toBe(0);
  expect(weather.damage.failed).toBeGreaterThan(weather.damage.requests / 10);
  expect(weather.damage.cut).toBeGreaterThan(0);
  await fake.close();
});
