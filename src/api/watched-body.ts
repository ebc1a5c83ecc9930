import { StreamTruncatedError } from "../errors/index.js";
import { withSignal, type LinkedSignal } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { formatMilliseconds } from "../time/duration.js";
import { startDeadline } from "./deadline.js";

/** What a watched body is part of. */
export interface BodyWatch {
  readonly clock: Clock;
  /** Milliseconds without a byte after which the stream fails. */
  readonly silence: number;
  /** The signal of the request; aborting it closes the connection. */
  readonly link: LinkedSignal;
  /** Names the request in messages. */
  readonly name: string;
}

/** Makes the error of a stream that was silent for too long. */
export function silentStream(name: string, silence: number): StreamTruncatedError {
  const message = `Nothing came from ${name} for ${formatMilliseconds(silence)}.`;
  return new StreamTruncatedError(message, { silent: true });
}

/**
 * Wraps a response body: reading rejects with StreamTruncatedError when the connection breaks or is silent for too
 * long, and with the caller's reason when aborted; cancelling closes the connection. Nothing is read ahead, so a slow
 * reader holds the master back; its own slowness is no silence.
 */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  { clock, silence, link, name }: BodyWatch,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const close = (reason: unknown): void => {
    link.unlink();
    link.abort(reason);
    // Never awaited: under msw 2 it does not settle.
    reader.cancel(reason).catch(() => {});
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const stop = startDeadline(clock, silence, () => link.abort(silentStream(name, silence)));
        try {
          const { done, value } = await withSignal(reader.read(), link.signal);
          if (!done) return controller.enqueue(value);
          link.unlink();
          controller.close();
        } catch (cause) {
          const { aborted, reason } = link.signal;
          const error: unknown = aborted
            ? reason
            : new StreamTruncatedError(`The connection broke while ${name} was read.`, { cause });
          close(error);
          controller.error(error);
        } finally {
          stop();
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}
