import { publish } from "#platform";
import { MasterUnreachableError, RequestTimeoutError, StreamTruncatedError } from "../errors/index.js";
import { backoffDelay } from "../time/backoff.js";
import type { Clock } from "../time/clock.js";
import type { OutageGuard } from "./outage.js";

/** When a stream that was cut is opened again. */
export interface Resumption {
  /** Cuts in a row without a new item that end it; 1: the first. */
  attempts: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Carries a stream that is followed through outages; `attempts` does not end it then. */
  guard?: OutageGuard | undefined;
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

/** Yields each item once, in batches, opening the stream again after a cut or a silence, until the master ends it whole. */
export async function* resumeStream<T, Given>(stream: ResumableStream<T, Given>): AsyncGenerator<Given[], void> {
  const { clock, guard } = stream;
  let failures = 0;
  let cut: unknown;
  for (;;) {
    const openedAt = clock.now();
    try {
      for await (const items of stream.open()) {
        guard?.succeeded();
        const given = stream.select(items);
        if (!given.length) continue;
        failures = 0;
        yield given;
      }
      return;
    } catch (error) {
      const isCut = StreamTruncatedError.isInstance(error);
      // Silence is normal for a stream that is followed; it may just have lost its connection unnoticed.
      const isQuiet = isCut && error.silent && stream.follow === true;
      if (!isQuiet) failures++;
      if (guard) await endure(error, guard, { isCut, isQuiet, failures, held: clock.now() - openedAt }, stream);
      else {
        if (!isCut) throw wasCut(error, cut);
        cut = error;
        if (!isQuiet && failures >= (error.silent ? Math.max(stream.attempts, 5) : stream.attempts)) throw error;
        if (failures > 1)
          await clock.sleep(backoffDelay(failures, { baseDelay: 500, maxDelay: 10_000 }), stream.signal);
      }
      publish("determined-client:resume", () => ({ error }));
    }
  }
}

/** A server that held a request for so long was there: a master sends nothing at all while a followed log has no lines. */
const heldLong = 60_000;

async function endure(
  error: unknown,
  guard: OutageGuard,
  { isCut, isQuiet, failures, held }: { isCut: boolean; isQuiet: boolean; failures: number; held: number },
  { attempts, signal }: Resumption,
): Promise<void> {
  if (isQuiet || held >= heldLong) guard.succeeded();
  // A cut after something new is the connection's end and no outage.
  if (!isQuiet && !(isCut && failures < Math.min(attempts, 2))) await guard.endure(error, signal);
}

/** What an error is that comes after a cut. */
function wasCut(error: unknown, cut: unknown): unknown {
  if (!cut || !(MasterUnreachableError.isInstance(error) || RequestTimeoutError.isInstance(error))) return error;
  const message = `The stream was cut and could not be opened again: ${error.message}`;
  return new StreamTruncatedError(message, { silent: false, cause: error });
}
