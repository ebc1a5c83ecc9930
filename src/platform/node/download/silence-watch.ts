import { StreamTruncatedError } from "../../../errors/index.js";
import { linkSignals, withSignal } from "../../../time/abort.js";
import { startAlarm, systemClock } from "../../../time/clock.js";
import { formatMilliseconds } from "../../../time/format-milliseconds.js";

/** What a stream of a master is given where the caller names no limit. */
export const DEFAULT_SILENCE = 120_000;

/** Holds work on a storage to a limit of silence, and to the caller's signal, whatever the storage makes of a signal. */
export interface SilenceWatch {
  /** For the storage: aborts with the caller's, after a silence, and at the end. */
  readonly signal: AbortSignal;
  /** Settles as the work does, or rejects with the caller's reason, or with StreamTruncatedError after a silence. */
  next<T>(work: Promise<T>): Promise<T>;
  /** Lets go of the caller's signal, and of what the storage still sends. */
  end(): void;
}

/**
 * Starts to watch. The time is the machine's, not that of the client's clock: a storage is not part of a fake master, whose
 * time may pass in a moment.
 *
 * @param limit Milliseconds.
 */
export function watchSilence(limit: number = DEFAULT_SILENCE, outer?: AbortSignal): SilenceWatch {
  const controller = linkSignals(outer);
  const { signal } = controller;
  return {
    signal,
    async next(work) {
      const stop = startAlarm(systemClock, limit, () => controller.abort(silence(limit)));
      try {
        return await withSignal(work, signal);
      } finally {
        stop();
      }
    },
    end() {
      controller.unlink();
      controller.abort(new Error("It is no longer read."));
    },
  };
}

function silence(limit: number): StreamTruncatedError {
  const message = `It was silent for ${formatMilliseconds(limit)}; pass a longer timeout if it may.`;
  return new StreamTruncatedError(message, { silent: true });
}
