import { linkSignals, withSignal } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { startDeadline } from "./deadline.js";
import { watchBody } from "./watched-body.js";

/** One attempt at a request. */
export interface Attempt {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly init: RequestInit;
  /** Whether a success is given as soon as its head is there, its body a stream. */
  readonly isStream: boolean;
  readonly clock: Clock;
  /** Milliseconds for the whole answer, or of silence for streams. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  /** Names the request in messages. */
  readonly name: string;
  /** Makes the error for when the limit is over before there is an answer. */
  timeoutError(): Error;
}

/**
 * Sends a request once. The answer's body has arrived when this resolves, unless it is a stream. Rejects with what fetch
 * threw, the caller's reason, or the timeout error.
 */
export async function sendOnce(attempt: Attempt): Promise<Response> {
  const { fetch, url, init, isStream, clock, limit } = attempt;
  const link = linkSignals(attempt.signal);
  const { signal } = link;
  const stop = startDeadline(clock, limit, () => link.abort(attempt.timeoutError()));
  const send = async (): Promise<Response> => {
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    const { body } = response;
    // A fetch that knows no signals answers all the same; then nobody wants the body.
    if (signal.aborted) body?.cancel().catch(() => {});
    if (isStream && response.ok && body) return withBody(response, watchBody(body, link, attempt));
    const text = await response.text();
    link.unlink();
    return withText(response, text);
  };
  try {
    return await withSignal(send(), signal);
  } catch (error) {
    link.unlink();
    throw signal.aborted ? signal.reason : error;
  } finally {
    stop();
  }
}

// The response stays the runtime's own, with its url and headers; only its body is given from what was read.
function withText(response: Response, text: string): Response {
  return Object.assign(response, {
    text: () => Promise.resolve(text),
    json: () => Promise.resolve(text).then((whole) => JSON.parse(whole) as unknown),
    clone: () => new Response(text, response),
  });
}

function withBody(response: Response, body: ReadableStream<Uint8Array>): Response {
  const whole = (): Response => new Response(body);
  Object.defineProperty(response, "body", { value: body });
  return Object.assign(response, { blob: () => whole().blob(), arrayBuffer: () => whole().arrayBuffer() });
}
