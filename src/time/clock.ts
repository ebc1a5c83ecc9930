import { linkSignals, onAbort } from "./abort.js";

/**
 * Where the client takes its time from. The fake master has one that is advanced by hand; the default is
 * the machine's.
 */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now()`. */
  now(): number;
  /** Resolves after the given milliseconds; rejects with `signal.reason` when the signal aborts, and then leaves no timer behind. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls back after the given milliseconds, unless the function that it returns is called before. A clock need not have it: the
   * limits of requests, most of which are never reached, then cost a sleep with a signal each.
   */
  startTimer?(milliseconds: number, callback: () => void): () => void;
}

// A longer setTimeout fires at once.
const longest = 2 ** 31 - 1;

/** Calls back after the given milliseconds, even more than a timer can hold. The returned function cancels it. */
export function startTimer(milliseconds: number, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number): void => {
    timer = setTimeout(() => (left > longest ? wait(left - longest) : callback()), Math.min(left, longest));
  };
  wait(milliseconds);
  return () => clearTimeout(timer);
}

/**
 * The clock of the machine.
 *
 * @example
 * await systemClock.sleep(500, AbortSignal.timeout(100)); // rejects after 100 ms
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  startTimer,
  sleep: (milliseconds, signal) =>
    new Promise<void>((resolve, reject) => {
      const stop = startTimer(milliseconds, () => {
        unlisten();
        resolve();
      });
      const unlisten = onAbort(signal, (reason) => {
        stop();
        reject(reason);
      });
    }),
};

const wrapped = new WeakMap<Clock, Clock>();
const unwrapped = new WeakMap<Clock, Clock>();

/**
 * A caller's clock, each sleep of which gets its own signal. It would put a listener on the caller's for each, and Node
 * warns of a leak at the eleventh.
 */
export function withOwnSignals(clock: Clock): Clock {
  if (clock === systemClock) return clock;
  let own = wrapped.get(clock);
  if (!own) {
    const sleep: Clock["sleep"] = async (milliseconds, signal) => {
      const linked = signal && linkSignals(signal);
      try {
        await clock.sleep(milliseconds, linked?.signal);
      } finally {
        linked?.unlink();
      }
    };
    own = { now: () => clock.now(), sleep, ...(clock.startTimer && { startTimer: clock.startTimer.bind(clock) }) };
    wrapped.set(clock, own);
    unwrapped.set(own, clock);
  }
  return own;
}

/**
 * Calls back after the given milliseconds of a clock, unless the returned function is called before; never for Infinity. Most
 * are called off, and this costs a fraction of a sleep with a signal.
 *
 * @param failed Called when the clock cannot sleep.
 */
export function startAlarm(
  clock: Clock,
  milliseconds: number,
  callback: () => void,
  failed: (error: unknown) => void = () => {},
): () => void {
  if (milliseconds === Infinity) return () => {};
  if (clock.startTimer) return clock.startTimer(milliseconds, callback);
  const off = new AbortController();
  const { signal } = off;
  // Nobody else has this signal, so the caller's clock takes it as it is. One that knows no signals must not call back either.
  (unwrapped.get(clock) ?? clock).sleep(milliseconds, signal).then(
    () => signal.aborted || callback(),
    (error) => signal.aborted || failed(error),
  );
  // Giving a reason saves the exception that the runtime would otherwise create.
  return () => off.abort(null);
}
