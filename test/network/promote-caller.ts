import { Determined, type DeterminedOptions } from "../../src/index.js";
import { systemClock } from "../../src/time/clock.js";

/** One promotion, as the test asks a process for it. */
export interface PromoteOrder {
  readonly options: DeterminedOptions;
  readonly version: number;
}

/** What came of it. */
export interface PromoteOutcome {
  /** The version that had the label before. */
  readonly previous?: number | undefined;
  readonly error?: string;
}

// What the protocol waits for is seconds apart: here a second lasts 20 ms.
const speed = 50;
const clock: DeterminedOptions["clock"] = {
  now: () => Date.now() * speed,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
};

process.on("message", ({ options, version }: PromoteOrder) => {
  const answer = (outcome: PromoteOutcome): void => void process.send!(outcome);
  new Determined({ ...options, clock, timeout: "1h" })
    .model("m")
    .promote(version, "production")
    .then(
      (previous) => answer({ previous: previous?.modelVersion }),
      (error: Error) => answer({ error: `${error.name}: ${error.message}` }),
    );
});
process.on("disconnect", () => process.exit());
process.send!("ready");
