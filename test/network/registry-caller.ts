import { Determined, type DeterminedOptions } from "../../src/index.js";
import { systemClock } from "../../src/time/clock.js";

/** One call of a model, as the test asks a process for it. */
export interface RegistryOrder {
  readonly options: DeterminedOptions;
  readonly model: string;
  /** Number of the version to promote to `production`. */
  readonly promote?: number;
  /** Id of the experiment whose best checkpoint is to be registered. */
  readonly registerBest?: number;
}

/** What came of it. */
export interface RegistryOutcome {
  /** The version that had the label before, or the one that `registerBest` gave. */
  readonly version?: number | undefined;
  readonly registered?: boolean;
  readonly error?: string;
}

// What the protocols wait for is seconds apart: here a second lasts 20 ms.
const speed = 50;
const clock: DeterminedOptions["clock"] = {
  now: () => Date.now() * speed,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
};

async function carryOut({ options, model: name, promote, registerBest }: RegistryOrder): Promise<RegistryOutcome> {
  const determined = new Determined({ ...options, clock, timeout: "1h" });
  const model = determined.model(name);
  if (promote !== undefined) return { version: (await model.promote(promote, "production"))?.modelVersion };
  const { version, registered } = await model.registerBest(determined.experiment(registerBest!));
  return { version: version.modelVersion, registered };
}

process.on("message", (order: RegistryOrder) => {
  const answer = (outcome: RegistryOutcome): void => void process.send!(outcome);
  carryOut(order).then(answer, (error: Error) => answer({ error: `${error.name}: ${error.message}` }));
});
process.on("disconnect", () => process.exit());
process.send!("ready");
