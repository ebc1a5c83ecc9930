import { Determined, type DeterminedOptions } from "../../src/index.js";
import { systemClock } from "../../src/time/clock.js";

/** What a process is asked to do begins with how it reaches the master. */
export interface Order {
  readonly options: DeterminedOptions;
}

/** What a call that rejected comes to. */
export interface Failure {
  /** Name of the error. */
  readonly error?: string;
  readonly message?: string;
}

// What the protocols wait for is seconds apart, so the rounds would take minutes: here a second lasts 20 ms.
const speed = 50;
const clock: DeterminedOptions["clock"] = {
  now: () => Date.now() * speed,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / speed, signal),
};

/** Carries out each order that the test sends to this process, with a client of its own; see `startCallers`. */
export function answerOrders<T extends Order>(carryOut: (determined: Determined, order: T) => Promise<object>): void {
  process.on("message", (order: T) => {
    const answer = (outcome: object): void => void process.send!(outcome);
    const determined = new Determined({ ...order.options, clock, timeout: "1h" });
    carryOut(determined, order).then(answer, ({ name: error, message }: Error) => answer({ error, message }));
  });
  process.on("disconnect", () => process.exit());
  process.send!("ready");
}
