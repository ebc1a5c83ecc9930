import { expect, test } from "vitest";
import { AmbiguousCreateError, type DeterminedOptions } from "../../../src/index.js";
import { createFakeMaster } from "../../../src/testing.js";
import { calm, chance, clientIn, config, running, type Loss, type Weather } from "./dedupe-weather.js";

const releases = ["0.38.1", "0.19.10"] as const;

interface Outcome {
  id?: number;
  error?: unknown;
}

const outcome = (call: Promise<{ id: number }>): Promise<Outcome> =>
  call.then(
    ({ id }) => ({ id }),
    (error: unknown) => ({ error }),
  );

/** Every call gave the one that runs, or said that it does not know. */
function expectHonest(outcomes: Outcome[], stays: number | undefined, hint: string): void {
  for (const { id, error } of outcomes) {
    if (error === undefined) expect(id, hint).toBe(stays);
    // Without retries a lost first search is an error too; nothing was created then.
    else if (!AmbiguousCreateError.isInstance(error))
      expect(error, hint).toMatchObject({ name: "MasterUnreachableError" });
  }
}

test.each(releases)("two creates race and one loses its answer: one runs [%s]", async (version) => {
  const fake = await createFakeMaster({ version });
  fake.faults.drop({ operation: "CreateExperiment", when: "after", skip: 1 });
  const calls = [1, 2].map(() => clientIn(fake, calm).createExperiment({ config, dedupeKey: "k" }));
  const [one, other] = await fake.clock.runUntil(Promise.all(calls));
  expect([one!.id, other!.id]).toEqual([1, 1]);
  expect(await running(fake)).toEqual([1]);
});

/** Loses the request of this number, counted over all clients. */
async function raceWithout(
  lostNumber: number,
  how: Loss,
  seed: number,
  version: (typeof releases)[number],
  options: DeterminedOptions,
): Promise<{ requests: number }> {
  const fake = await createFakeMaster({ version });
  const random = chance(seed);
  let requests = 0;
  const weather: Weather = {
    delay: () => Math.floor(random() * 40),
    loss: () => (requests++ === lostNumber ? how : undefined),
  };
  const launch = (): Promise<Outcome> =>
    outcome(clientIn(fake, weather, options).createExperiment({ config, dedupeKey: "k" }));
  const outcomes = await fake.clock.runUntil(Promise.all([launch(), launch()]));
  await fake.clock.advance("5s");
  const hint = `request ${lostNumber} ${how}, seed ${seed}, ${version}`;
  const stay = await running(fake);
  expect(stay, hint).toHaveLength(1);
  expectHonest(outcomes, stay[0], hint);
  const later = await fake.clock.runUntil(clientIn(fake, calm).createExperiment({ config, dedupeKey: "k" }));
  expect(later.id, hint).toBe(stay[0]);
  expect(await running(fake), hint).toEqual([later.id]);
  await fake.close();
  return { requests };
}

for (const how of ["before", "after", "late"] as const) {
  test(`whichever single request of a race is lost (${how}), one runs and each call is honest`, async () => {
    let lost = 0;
    for (let seed = 0; seed < 10; seed++) {
      const version = releases[seed % 2]!;
      const options: DeterminedOptions = seed % 3 === 0 ? {} : { retry: false };
      for (let number = 0; number < 40; number++) {
        const { requests } = await raceWithout(number, how, seed, version, options);
        if (number >= requests) break;
        lost += 1;
      }
    }
    expect(lost).toBeGreaterThan(50);
  });
}

test(
  "100 rounds of five callers in foul weather: a call errs aloud or all agree, and the next call leaves one",
  { timeout: 120_000 },
  async () => {
    const random = chance(2026);
    let silent = 0;
    for (let round = 0; round < 100; round++) {
      const fake = await createFakeMaster({ version: releases[round % 2]! });
      const rate = random() * 0.4;
      const weather: Weather = {
        delay: () => Math.floor(random() * 200),
        loss: () => (random() < rate ? (["before", "after", "late"] as const)[Math.floor(random() * 3)] : undefined),
      };
      const options: DeterminedOptions = round % 4 < 2 ? {} : { retry: false };
      const launch = (): Promise<Outcome> =>
        outcome(clientIn(fake, weather, options).createExperiment({ config, dedupeKey: "k" }));
      const outcomes = await fake.clock.runUntil(Promise.all(Array.from({ length: 5 }, launch)));
      await fake.clock.advance("5s");
      const before = await running(fake);
      const hint = `round ${round}, loss rate ${rate.toFixed(2)}`;
      if (outcomes.every(({ error }) => error === undefined)) {
        silent += 1;
        expect(before, hint).toHaveLength(1);
      }
      expectHonest(outcomes, before[0], hint);
      const later = await fake.clock.runUntil(clientIn(fake, calm).createExperiment({ config, dedupeKey: "k" }));
      expect(await running(fake), hint).toEqual([later.id]);
      if (before.length) expect(later.id, hint).toBe(before[0]);
      await fake.close();
    }
    expect(silent).toBeGreaterThan(20);
  },
);
