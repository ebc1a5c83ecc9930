import { StreamTruncatedError } from "../errors/index.js";
import { withSignal, type FollowingController } from "../time/abort.js";
import type { Clock } from "../time/clock.js";
import { formatMilliseconds } from "../time/duration.js";
import { startDeadline } from "./deadline.js";

/** What a watched body is part of. */
export interface BodyWatch {
  readonly clock: Clock;
  /** Milliseconds without a byte after which the stream fails. */
  readonly limit: number;
  /** Names the request in messages. */
  readonly name: string;
}

/** Makes the error of a stream that was silent for too long. */
export function silentStream({ name, limit }: BodyWatch): StreamTruncatedError {
  return new StreamTruncatedError(`${name} was silent for ${formatMilliseconds(limit)}.`, { silent: true });
}

/**
 * Wraps a response body: reading rejects with StreamTruncatedError when the connection breaks or is silent for too
 * long, and with the caller's reason when aborted; cancelling closes the connection. Nothing is read ahead, so a slow
 * reader holds the master back; its own slowness is no silence.
 *
 * @param link Controls the request.
 */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  link: FollowingController,
  watch: BodyWatch,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const { signal } = link;
  const cancel = (reason: unknown): void => {
    link.unlink();
    link.abort(reason);
    // Never awaited: under msw 2 it does not settle.
    reader.cancel(reason).catch(() => {});
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const stop = startDeadline(watch.clock, watch.limit, () => link.abort(silentStream(watch)));
        try {
          const { done, value } = await withSignal(reader.read(), signal);
          if (!done) return controller.enqueue(value);
          link.unlink();
          controller.close();
        } catch (cause) {
          cancel(signal.aborted ? signal.reason : new StreamTruncatedError(`${watch.name} was cut.`, { cause }));
          controller.error(signal.reason);
        } finally {
          stop();
        }
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}
