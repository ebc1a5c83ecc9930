import { Determined, type DeterminedOptions } from "../../src/index.js";
import { systemClock } from "../../src/time/clock.js";

/** One call of `createExperiment`, as the test asks a process for it. */
export interface LaunchOrder {
  readonly options: DeterminedOptions;
  readonly config: object;
  readonly dedupeKey: string;
}

/** What came of it. */
export interface LaunchOutcome {
  readonly id?: number;
  readonly error?: string;
}

// What the protocol waits for is seconds apart, so the rounds would take minutes: here a second lasts 20 ms.
const speed = 50;
const clock: DeterminedOptions["clock"] = {
  now: () => Date.now() * speed,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
};

process.on("message", ({ options, config, dedupeKey }: LaunchOrder) => {
  const determined = new Determined({ ...options, clock, timeout: "1h" });
  const answer = (outcome: LaunchOutcome): void => void process.send!(outcome);
  determined.createExperiment({ config, dedupeKey }).then(
    ({ id }) => answer({ id }),
    (error: Error) => answer({ error: error.name }),
  );
});
process.on("disconnect", () => process.exit());
process.send!("ready");
