import { StreamTruncatedError } from "../errors/index.js";
import { onAbort, withSignal } from "../time/abort.js";
import { startTimer, systemClock, type Clock } from "../time/clock.js";

/** One attempt at a request. */
export interface Attempt {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly init: RequestInit;
  /** Whether a success is given as soon as its head is there, its body a stream. */
  readonly isStream: boolean;
  /** Milliseconds for the whole answer, or of silence for streams. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request once. The answer's body has arrived when this resolves, unless it is a stream. Rejects with what fetch
 * threw, the caller's reason, or the error for when the limit is over.
 *
 * A stream's body rejects with StreamTruncatedError when the connection breaks, with `lateError(true)` when it is silent
 * for too long, and with the caller's reason when aborted; cancelling closes the connection. Nothing is read ahead, so a
 * slow reader holds the master back; its own slowness is no silence.
 *
 * @param name Names the request in messages.
 * @param lateError Makes the error for when the limit is over, before or after the head of the answer came.
 */
export async function sendOnce(
  { fetch, url, init, isStream, limit, signal: outer }: Attempt,
  name: string,
  clock: Clock,
  lateError: (hasHead: boolean) => Error,
): Promise<Response> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (reason: unknown): void => controller.abort(reason);
  const unlink = onAbort(outer, abort);

  const inTime = async <T>(work: () => Promise<T>, hasHead: boolean): Promise<T> => {
    const stop = startDeadline(clock, limit, () => abort(lateError(hasHead)));
    try {
      return await withSignal(work(), signal);
    } catch (error) {
      unlink();
      throw signal.aborted ? signal.reason : error;
    } finally {
      stop();
    }
  };

  const watch = (reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> => {
    const cancel = (reason: unknown): void => {
      unlink();
      abort(reason);
      // Never awaited: under msw 2 it does not settle.
      reader.cancel(reason).catch(() => {});
    };
    const pull = async (sink: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      try {
        const { done, value } = await inTime(() => reader.read(), true);
        if (!done) return sink.enqueue(value);
        unlink();
        sink.close();
      } catch (cause) {
        cancel(new StreamTruncatedError(`${name} was cut.`, { cause }));
        throw signal.reason;
      }
    };
    return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  };

  return inTime(async () => {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    const { body } = response;
    // A fetch that knows no signals answers all the same; then nobody wants the body.
    if (signal.aborted) body?.cancel().catch(() => {});
    if (isStream && response.ok && body) return new Response(watch(body.getReader()), response);
    const text = await response.text();
    unlink();
    return withText(response, text);
  }, false);
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
  return Object.assign(response, {
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(text).then(JSON.parse),
    clone: () => new Response(text, response),
  });
}
