import { expect, test } from "vitest";
import { createRetryBudget } from "../../../src/api/retry-budget.js";

test("a budget gives 50 retries at once, one a second later, one for each answer, and no more than 50", () => {
  const budget = createRetryBudget();
  const takeAll = (now: number): number => {
    let count = 0;
    while (budget.take(now)) count++;
    return count;
  };
  expect(takeAll(0)).toBe(50);
  expect(takeAll(3000)).toBe(3);
  budget.refund();
  expect(takeAll(3000)).toBe(1);
  expect(takeAll(0)).toBe(0);
  expect(takeAll(1e9)).toBe(50);
});
