/** How many retries a master may be asked for: 50 at once, then one a second, and one more for each answer. */
export interface RetryBudget {
  /** Takes one retry; false when none is left. */
  take(now: number): boolean;
  /** Gives one back after an answer. */
  refund(): void;
}

const capacity = 50;

/** Makes a full budget. */
export function createRetryBudget(): RetryBudget {
  let left = capacity;
  let last = -Infinity;
  return {
    take(now) {
      // Clocks of different clients may differ; time that runs back earns nothing.
      if (now > last) left = Math.min(capacity, left + (now - last) / 1000);
      last = now;
      if (left < 1) return false;
      left--;
      return true;
    },
    refund: () => void (left = Math.min(capacity, left + 1)),
  };
}

const budgets = new Map<string, RetryBudget>();

/** Gives the budget of a master, the same one for every client of this process. */
export function retryBudgetOf(master: string): RetryBudget {
  let budget = budgets.get(master);
  if (!budget) budgets.set(master, (budget = createRetryBudget()));
  return budget;
}

/** Gives a retry back to a master that answered; there is nothing to give back before one was taken. */
export const refund = (master: string): void => budgets.get(master)?.refund();
