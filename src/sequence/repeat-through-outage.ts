import type { OutageGuard } from "./outage.js";

/** Does something again until it succeeds, as long as the guard carries it; without a guard it is done once. */
export async function repeatThroughOutage<T>(
  guard: OutageGuard | undefined,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      const result = await work();
      guard?.succeeded();
      return result;
    } catch (error) {
      if (!guard) throw error;
      await guard.endure(error, signal);
    }
  }
}
