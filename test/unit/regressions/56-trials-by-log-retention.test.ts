// Sorted by log retention, the query of the master names a column that it does not have. The order stays in the list,
// since a later master may fix it; what the master says reaches the caller, and there is no repeating.
import { expect } from "vitest";
import { ServerError } from "../../../src/index.js";
import { onEachFake } from "../../contract/master.js";

onEachFake(
  "an order that the master fails at rejects with the master's reason",
  async ({ run, train }) => {
    const experiment = await train();
    await run(experiment.wait());
    const error: unknown = await experiment
      .listTrials({ sortBy: "LOG_RETENTION_DAYS" })
      .then(undefined, (reason: unknown) => reason);
    expect(ServerError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ status: 500, reason: "Internal", attempts: 1 });
    expect(String(error)).toMatch(/column "log_retention_days" does not exist/);
  },
  { since: "0.31.0" },
);
