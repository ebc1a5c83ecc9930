import { StreamTruncatedError } from "../../../errors/index.js";
import { backoffDelay } from "../../../time/backoff.js";
import type { Clock } from "../../../time/clock.js";

const pauses = { baseDelay: 500, maxDelay: 10_000 };

/** When work that was cut is done again. */
export interface Repetition {
  /** In all, the first included. */
  readonly attempts: number;
  /** The same for a silence, each of which takes the caller's whole limit. */
  readonly silentAttempts?: number | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** Whether trying again may help; `failures` counts this one. */
  mayPass(error: unknown, failures: number): boolean;
  /** Called before each further attempt. */
  beforeRepeat?(error: unknown): void;
}

/** Does work until it succeeds, or fails in a way that will not pass, or has been tried often enough. */
export async function repeatCut<T>(work: () => Promise<T>, repetition: Repetition): Promise<T> {
  const { attempts, silentAttempts = attempts, clock, signal } = repetition;
  let silences = 0;
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      if (StreamTruncatedError.isInstance(error) && error.silent) silences += 1;
      if (failures >= attempts || silences >= silentAttempts || !repetition.mayPass(error, failures)) throw error;
      repetition.beforeRepeat?.(error);
      await clock.sleep(backoffDelay(failures, pauses), signal);
    }
  }
}
