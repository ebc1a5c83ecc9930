import { AuthenticationError } from "determined-client";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSession } from "../session/session-context.js";
import { meansOutage } from "./outage.js";
import { pause, untilVisible } from "./pause.js";

/** What is known of something that is read again and again. */
export interface Polled<T> {
  /** What was read last; kept through outages. */
  readonly value: T | undefined;
  /** Why the last reading failed, when that was not an outage. */
  readonly error: unknown;
  /** Reads at once instead of at the next turn. */
  readonly refresh: () => void;
}

/**
 * Reads something from the master at an interval of milliseconds while the page is visible and the master answers, and anew when
 * an input changes.
 *
 * @param keptAs The name under which it is kept for who comes back to the view; without one it is not.
 */
export function usePoll<T>(
  load: (signal: AbortSignal) => PromiseLike<T>,
  every: number,
  inputs: readonly unknown[],
  keptAs?: string,
): Polled<T> {
  const { end, outage, kept } = useSession();
  const [polled, setPolled] = useState<{ value: T | undefined; error: unknown }>(() => ({
    value: kept.get(keptAs ?? "") as T | undefined,
    error: undefined,
  }));
  const wake = useRef<() => void>(() => {});
  const newest = useRef(load);
  newest.current = load;
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const run = async (): Promise<void> => {
      for (;;) {
        let isDue = false;
        wake.current = () => (isDue = true);
        try {
          const value = await newest.current(signal);
          if (signal.aborted) return;
          if (keptAs !== undefined) kept.set(keptAs, value);
          setPolled({ value, error: undefined });
        } catch (error) {
          if (signal.aborted) return;
          if (AuthenticationError.isInstance(error)) return end("Your login has ended.");
          if (!meansOutage(error)) setPolled(({ value }) => ({ value, error }));
        }
        if (!isDue) await pause(every, signal, (stop) => (wake.current = stop));
        await outage.over(signal);
        await untilVisible(signal);
      }
    };
    void run().catch(() => {});
    return () => stop.abort();
  }, [every, end, outage, kept, keptAs, ...inputs]);
  return { ...polled, refresh: () => wake.current() };
}
