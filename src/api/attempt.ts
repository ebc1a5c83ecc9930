import type { Clock } from "../time/clock.js";
import { createDeadline } from "./deadline.js";
import type { ApiRequest } from "./exchange.js";
import { readBody } from "./read-body.js";
import { watchStream } from "./watched-stream.js";

/**
 * Sends a request once. The answer's body has arrived when this resolves, unless it is a stream. Rejects with what fetch
 * threw, with the caller's reason, or `outOfTime`.
 */
export async function sendOnce(request: ApiRequest, clock: Clock): Promise<Response> {
  const { fetch, url, init, isStream } = request;
  const deadline = createDeadline(request, clock);
  const { signal } = deadline;
  return deadline.inTime(async () => {
    // What middleware made is sent as a copy, since its body can be read once only.
    const target = "clone" in init ? init.clone() : url;
    const response = await fetch(target, { ...init, redirect: "manual", signal });
    const { body } = response;
    // A fetch that ignores signals still answers; then nobody needs the body.
    if (signal.aborted) body?.cancel().catch(() => {});
    if (isStream && response.ok && body) return new Response(watchStream(body, request, deadline), response);
    const text = await readBody(response, request);
    deadline.release();
    return withText(response, text);
  });
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
