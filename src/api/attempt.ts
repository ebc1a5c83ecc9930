import { loadOnDemand } from "#api-on-demand";
import { onAbort, withSignal } from "../time/abort.js";
import { startTimer, systemClock, type Clock } from "../time/clock.js";
import type { ApiRequest } from "./exchange.js";
import { toError, type ToError } from "./failure.js";

/** The reason for which an attempt is given up when its time is over. */
export const outOfTime: Error = new Error("Out of time.");

/** What holds one attempt to its limit and to the caller's signal. */
export interface Watch {
  /** Settles as the work does, or rejects with the reason for which the attempt is over: the caller's, or {@link outOfTime}. */
  readonly inTime: <T>(work: () => Promise<T>) => Promise<T>;
  /** Closes the connection. */
  readonly controller: AbortController;
  /** Lets go of the caller's signal; to be called when the answer is there. */
  readonly unlink: () => void;
  /** What the work rejects with at the limit. */
  readonly outOfTime: Error;
  readonly toError: ToError;
}

/**
 * Sends a request once. The answer's body has arrived when this resolves, unless it is a stream. Rejects with what fetch
 * threw, the caller's reason, or `outOfTime`.
 */
export async function sendOnce(request: ApiRequest, clock: Clock): Promise<Response> {
  const { fetch, url, init, isStream, limit, signal: outer } = request;
  const controller = new AbortController();
  const { signal } = controller;
  const unlink = onAbort(outer, (reason) => controller.abort(reason));
  const inTime: Watch["inTime"] = async (work) => {
    const stop = startDeadline(clock, limit, () => controller.abort(outOfTime));
    try {
      return await withSignal(work(), signal);
    } catch (error) {
      unlink();
      // Whatever ended it, the connection is not needed; an abort that came first keeps its reason.
      controller.abort(error);
      throw signal.reason;
    } finally {
      stop();
    }
  };
  return inTime(async () => {
    // What middleware made is sent as a copy, since its body can be read once only.
    const target = "clone" in init ? init.clone() : url;
    const response = await fetch(target, { ...init, redirect: "manual", signal });
    const { body } = response;
    const later = isStream && response.ok && body ? await loadOnDemand() : undefined;
    // A fetch that knows no signals answers all the same; then nobody wants the body.
    if (signal.aborted) body?.cancel().catch(() => {});
    if (later) {
      const watch = { inTime, controller, unlink, outOfTime, toError };
      return new Response(later.watchStream(body!, request, watch), response);
    }
    const text = await response.text();
    unlink();
    return withText(response, text);
  });
}

/** Calls back after so many milliseconds, unless the returned function is called before; never for Infinity. */
function startDeadline(clock: Clock, milliseconds: number, callback: () => void): () => void {
  if (milliseconds === Infinity) return () => {};
  // Every request has one, and a timer costs a fraction of a sleep with its signal.
  if (clock === systemClock) return startTimer(milliseconds, callback);
  const stopper = new AbortController();
  // A clock that does not know signals must not call back late either.
  clock.sleep(milliseconds, stopper.signal).then(
    () => stopper.signal.aborted || callback(),
    () => {},
  );
  // A reason that is given saves the exception that the runtime would make for nobody.
  return () => stopper.abort(null);
}

// The response stays the runtime's own, with its url and headers; only its body is given from what was read.
function withText(response: Response, text: string): Response {
  const read = Promise.resolve(text);
  return Object.assign(response, {
    text: () => read,
    json: () => read.then(JSON.parse),
    clone: () => new Response(text, response),
  });
}
