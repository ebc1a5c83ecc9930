import { RequestTimeoutError } from "../errors/index.js";
import { linkSignals, withSignal } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { formatMilliseconds } from "../time/duration.js";
import { startDeadline } from "./deadline.js";
import { silentStream, watchBody } from "./watched-body.js";

/** How an answer is read: whole within the deadline, or as a stream of bytes or of JSON lines that may be silent for a while. */
export type ReadMode = "whole" | "bytes" | "lines";

/** One attempt at a request. */
export interface Attempt {
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly init: RequestInit;
  readonly mode: ReadMode;
  readonly clock: Clock;
  /** Milliseconds for the whole answer, or of silence for streams. */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  /** Names the request in messages. */
  readonly name: string;
}

/**
 * Sends a request once. The answer's body has arrived when this resolves, unless a stream was asked for and the status
 * is a success. Rejects with what fetch threw, with the caller's reason, or with RequestTimeoutError.
 */
export async function sendOnce(attempt: Attempt): Promise<Response> {
  const { fetch, url, init, mode, clock, limit, signal, name } = attempt;
  const link = linkSignals(signal);
  const stop = startDeadline(clock, limit, () => link.abort(timeoutError(attempt)));
  let watched = false;
  let pending: Promise<Response> | undefined;
  try {
    pending = Promise.resolve(fetch(url, { ...init, redirect: "manual", signal: link.signal }));
    const response = await withSignal(pending, link.signal);
    pending = undefined;
    if (mode !== "whole" && response.ok && response.body) {
      watched = true;
      return withBody(response, watchBody(response.body, { clock, silence: limit, link, name }));
    }
    return withText(response, await withSignal(response.text(), link.signal));
  } catch (error) {
    // A fetch that knows no signals may still answer; then nobody wants the body.
    pending?.then((late) => late.body?.cancel()).catch(() => {});
    throw link.signal.aborted ? link.signal.reason : error;
  } finally {
    stop();
    if (!watched) link.unlink();
  }
}

function timeoutError({ mode, name, limit }: Attempt): Error {
  if (mode === "lines") return silentStream(name, limit);
  const time = formatMilliseconds(limit);
  return new RequestTimeoutError(`No whole answer to ${name} within ${time}. Pass a longer timeout if it needs more.`, {
    timeout: limit,
  });
}

// The response stays the runtime's own, with its url and headers; only its body is given from what was read.
function withText(response: Response, text: string): Response {
  return Object.assign(response, {
    text: () => Promise.resolve(text),
    json: () => new Promise<unknown>((resolve) => resolve(JSON.parse(text))),
    clone: () => new Response(text, response),
  });
}

function withBody(response: Response, body: ReadableStream<Uint8Array>): Response {
  const whole = (): Response => new Response(body, { headers: response.headers });
  Object.defineProperty(response, "body", { value: body });
  return Object.assign(response, { blob: () => whole().blob(), arrayBuffer: () => whole().arrayBuffer() });
}
