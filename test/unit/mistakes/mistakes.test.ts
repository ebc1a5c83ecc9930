import { expect, test } from "vitest";
import { isDeterminedError } from "../../../src/index.js";
import { provoke, showOutcome } from "./provoke.js";
import { mistakes } from "./rows/index.js";

const rows = Object.values(mistakes).flat();

test("there are a hundred at least, each once", () => {
  expect(rows.length).toBeGreaterThanOrEqual(100);
  expect(new Set(rows.map(([did]) => did)).size).toBe(rows.length);
});

test.each(rows)("%s: %s", async (...row) => {
  const outcome = await provoke(row);
  const shown = showOutcome(outcome);
  expect(shown).toContain(row[1]);
  // Those of the fake itself are programmers' errors of a test.
  expect(isDeterminedError(outcome.error) || mistakes["The fake"]!.some(([did]) => did === row[0]), shown).toBe(true);
});
