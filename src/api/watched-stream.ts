import { StreamTruncatedError } from "../errors/index.js";
import { outOfTime, type Deadline } from "./deadline.js";
import { nameRequest, type ApiRequest } from "./exchange.js";
import { cleanerOf } from "./secrets.js";
import { silenceError } from "./unanswered-error.js";

/**
 * Returns a body that rejects with StreamTruncatedError when the connection breaks or nothing comes for the limit, and with
 * the caller's reason when aborted; cancelling closes the connection. Nothing is read ahead, so a slow reader holds the
 * master back; its own slowness does not count as silence.
 */
export function watchStream(
  body: ReadableStream<Uint8Array>,
  request: ApiRequest,
  deadline: Deadline,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const cancel = (reason: unknown): void => {
    deadline.release();
    deadline.abort(reason);
    // Never awaited: under msw 2 it does not settle.
    reader.cancel(reason).catch(() => {});
  };
  const pull = async (sink: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const { done, value } = await deadline.inTime(() => reader.read());
      if (!done) return sink.enqueue(value);
      deadline.release();
      sink.close();
    } catch (cause) {
      let error = cause;
      if (cause === outOfTime) error = silenceError(request);
      else if (!request.signal?.aborted) error = cutError(request, cause);
      cancel(error);
      throw error;
    }
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

function cutError(request: ApiRequest, thrown: unknown): StreamTruncatedError {
  const cause = cleanerOf(request).cause(thrown);
  return new StreamTruncatedError(`${nameRequest(request)} was cut.`, { silent: false, cause });
}
