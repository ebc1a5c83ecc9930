import { formatMilliseconds } from "../../time/format-milliseconds.js";
import type { Watch } from "../attempt.js";
import type { ApiRequest } from "../exchange.js";
import type { Failure } from "../failure.js";

/** Describes the error for a stream from which nothing came for its limit. */
export function describeSilence({ method, path, limit }: ApiRequest): Failure {
  const message = `${method} ${path} was silent for ${formatMilliseconds(limit)}.`;
  return { name: "StreamTruncatedError", message, details: { silent: true } };
}

function describeCut({ method, path }: ApiRequest, cause: unknown): Failure {
  return { name: "StreamTruncatedError", message: `${method} ${path} was cut.`, details: { silent: false, cause } };
}

/**
 * Gives a body that rejects with StreamTruncatedError when the connection breaks or nothing comes for the limit, and with
 * the caller's reason when aborted; cancelling closes the connection. Nothing is read ahead, so a slow reader holds the
 * master back; its own slowness is no silence.
 */
export function watchStream(
  body: ReadableStream<Uint8Array>,
  request: ApiRequest,
  { inTime, controller, unlink, outOfTime, toError }: Watch,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const cancel = (reason: unknown): void => {
    unlink();
    controller.abort(reason);
    // Never awaited: under msw 2 it does not settle.
    reader.cancel(reason).catch(() => {});
  };
  const pull = async (sink: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    try {
      const { done, value } = await inTime(() => reader.read());
      if (!done) return sink.enqueue(value);
      unlink();
      sink.close();
    } catch (cause) {
      let error = cause;
      if (cause === outOfTime) error = toError(describeSilence(request));
      else if (!request.signal?.aborted) error = toError(describeCut(request, cause));
      cancel(error);
      throw error;
    }
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
