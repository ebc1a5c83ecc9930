import { expect, test } from "vitest";
import { judgeState } from "../../../src/sequence/judge-state.js";
import { ExperimentState } from "../../../src/values/enums.js";

test.each(Object.values(ExperimentState))("%s is a known state", (state) => {
  expect(judgeState(state)).not.toBe("unknown");
});

test("five states end a wait, DELETE_FAILED among them", () => {
  expect(
    Object.keys(ExperimentState)
      .filter((name) => judgeState(name) === "ended")
      .sort(),
  ).toEqual(["CANCELED", "COMPLETED", "DELETED", "DELETE_FAILED", "ERROR"]);
});

test("a state of a newer master is unknown", () => {
  expect(judgeState("STATE_HIBERNATING")).toBe("unknown");
});
