import { createFakeMaster } from "../../../../src/testing.js";
import type { Mistake } from "../mistake.js";
import { config, type Place } from "../place.js";

/** Trains by a plan that is not one. */
async function train({ fake, determined }: Place, plan: object): Promise<unknown> {
  fake.train(() => plan);
  return fake.clock.runUntil((await determined.createExperiment({ config })).wait());
}

export const fakes: readonly Mistake[] = [
  ["a fake of a release that does not exist", "version", () => createFakeMaster({ version: "0.99.0" as never })],
  ["a fake with a misspelt option", "seed", () => createFakeMaster({ sed: 3 } as never)],
  ["a plan with a misspelt key", "steps", (place) => train(place, { stepz: 3 })],
  [
    "a plan with a metric that is a string",
    "validationMetrics",
    (place) => train(place, { validationMetrics: "loss" }),
  ],
  ["time that goes backwards", "A duration must be", ({ fake }) => fake.clock.advance(-1)],
  ["time as a number in a string", 'got "10"', ({ fake }) => fake.clock.advance("10")],
  ["a token of a user that does not exist", "nobody", ({ fake }) => fake.token("nobody")],
  ["to wait for what never comes", "due", ({ fake }) => fake.clock.runUntil(new Promise(() => {}))],
];
