/**
 * Settles as the promise does, or rejects with `signal.reason` as soon as the signal aborts, whatever the promise does
 * later. Leaves no listener on the signal once it has settled.
 */
export function withSignal<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const end = onAbort(signal, reject);
    promise.finally(end).then(resolve, reject);
  });
}

/**
 * Calls back when a signal aborts, at once when it already has. Returns a function that stops listening; call it when the
 * work is done, so that a long-lived signal does not collect listeners.
 */
export function onAbort(signal: AbortSignal | undefined, callback: (reason: Error) => void): () => void {
  if (!signal) return () => {};
  const call = (): void => callback(signal.reason as Error);
  if (signal.aborted) {
    call();
    return () => {};
  }
  const watch = watchOf(signal);
  watch.calls.add(call);
  return () => {
    if (!watch.calls.delete(call) || watch.calls.size || watches.get(signal) !== watch) return;
    watches.delete(signal);
    signal.removeEventListener("abort", watch.listener);
  };
}

interface Watch {
  readonly calls: Set<() => void>;
  readonly listener: () => void;
}

// One listener for all who watch a signal: Node warns of a leak at the eleventh, and many calls may share a signal.
const watches = new WeakMap<AbortSignal, Watch>();

function watchOf(signal: AbortSignal): Watch {
  const known = watches.get(signal);
  if (known) return known;
  const calls = new Set<() => void>();
  const listener = (): void => {
    watches.delete(signal);
    for (const call of calls) call();
  };
  const watch = { calls, listener };
  watches.set(signal, watch);
  signal.addEventListener("abort", listener, { once: true });
  return watch;
}

/** A controller whose signal aborts with others, until it is let go. */
export interface FollowingController extends AbortController {
  /** Stops following. */
  unlink(): void;
}

/** Makes a controller that aborts with the first of the signals. Unlike `AbortSignal.any` it can let go of them. */
export function linkSignals(...signals: (AbortSignal | undefined)[]): FollowingController {
  const controller = new AbortController();
  const ends = signals.map((signal) => onAbort(signal, (reason) => controller.abort(reason)));
  return Object.assign(controller, { unlink: () => ends.forEach((end) => end()) });
}
