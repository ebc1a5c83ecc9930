// Ranking raised a type error as soon as one value was `NaN` or infinite, which come as strings.
import { expect, test } from "vitest";
import { rankCheckpoints } from "../../../src/facade/checkpoints/rank-checkpoints.js";

test("NaN and infinities rank among numbers", () => {
  const checkpoints = ["NaN", 2, "Infinity", 1, "-Infinity"].map((loss) => ({
    loss,
    state: "STATE_COMPLETED",
    training: { trialId: 1, validationMetrics: { avgMetrics: { loss } } },
  }));
  const ranked = rankCheckpoints(checkpoints, { metric: "loss", smallerIsBetter: true });
  expect(ranked.map(({ loss }) => loss)).toEqual(["-Infinity", 1, 2, "Infinity", "NaN"]);
});
