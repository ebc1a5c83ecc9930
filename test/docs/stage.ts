import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { runBy } from "./stage-clock.js";

/** The address that pages write for a master of their own. */
const exampleMaster = "https://det.example.com";

/**
 * Runs a block of a page, in a process of its own: `DET_MASTER` and its login lead to a fake master, which
 * `https://det.example.com` reaches too, and time passes as fast as the block can follow.
 */
export async function perform(load: () => Promise<unknown>): Promise<void> {
  const fake = await createFakeMaster({ seed: 7 });
  await furnish(fake);
  const overTheNetwork = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const { origin } = new URL(input instanceof Request ? input.url : input);
    return origin === exampleMaster || origin === fake.url ? fake.fetch(input, init) : overTheNetwork(input, init);
  };
  Object.assign(process.env, {
    DET_MASTER: fake.url,
    DET_USER: "determined",
    DET_PASS: "",
    ADA_PASSWORD: "Lovelace1815",
  });
  await runBy(fake.clock, Promise.resolve().then(load));
  await fake.close();
}

/** What there is: experiments 1 to 42, of which 40 failed, 41 runs and 42 is a finished search. */
export async function furnish(fake: FakeMaster): Promise<void> {
  await fake.users.add({ username: "ada", password: "Lovelace1815", admin: true });
  fake.train(() => ({ logs: ({ step, steps }) => `step ${step} of ${steps}` }));
  fake.experiments.add({ ago: "30d", runsFor: "10m", steps: 2, checkpoints: 1 }, 39);
  fake.experiments.add({ name: "resnet", ago: "2d", runsFor: "30m", finalState: "ERROR" });
  fake.experiments.add({ name: "bert", runsFor: "10h", steps: 600, labels: ["nightly"] });
  fake.experiments.add({
    name: "mnist",
    ago: "1d",
    runsFor: "1h",
    trials: 4,
    metric: "validation_loss",
    labels: ["nightly"],
  });
}
