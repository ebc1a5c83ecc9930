import { MasterUnreachableError, RequestTimeoutError, StreamTruncatedError } from "../errors/index.js";
import { backoffDelay } from "../time/backoff.js";
import type { Clock } from "../time/clock.js";

/** When a stream that was cut is opened again. */
export interface Resumption {
  /** Cuts in a row without a new item that end it; 1: the first. */
  attempts: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
}

/** How to read a stream that may be cut. */
export interface ResumableStream<T, Given> extends Resumption {
  /** Opens the stream; called again after a cut, and may then begin before the cut. */
  open(): AsyncIterable<readonly T[]>;
  /** Makes what is given of the items that were not given before. */
  select(items: readonly T[]): Given[];
  /** The stream may rightly be silent for long. */
  follow?: boolean | undefined;
}

/** Gives each item once, in batches, opening the stream again after a cut or a silence, until the master ends it whole. */
export async function* resumeStream<T, Given>(stream: ResumableStream<T, Given>): AsyncGenerator<Given[], void> {
  const { follow, attempts, clock, signal } = stream;
  let failures = 0;
  let cut: unknown;
  for (;;) {
    try {
      for await (const items of stream.open()) {
        const given = stream.select(items);
        if (!given.length) continue;
        failures = 0;
        yield given;
      }
      return;
    } catch (error) {
      if (!StreamTruncatedError.isInstance(error)) {
        const lost = MasterUnreachableError.isInstance(error) || RequestTimeoutError.isInstance(error);
        if (!cut || !lost) throw error;
        throw new StreamTruncatedError(`The stream was cut and could not be opened again: ${error.message}`, {
          silent: false,
          cause: error,
        });
      }
      cut = error;
      // Silence is no fault of a stream that is followed; it may only have lost its connection unnoticed.
      if (error.silent ? !follow && ++failures >= Math.max(attempts, 5) : ++failures >= attempts) throw error;
      if (failures > 1) await clock.sleep(backoffDelay(failures, { minDelay: 500, maxDelay: 10_000 }), signal);
    }
  }
}
