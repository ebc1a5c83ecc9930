import { publish } from "#platform";
import { MasterUnreachableError, RequestTimeoutError, StreamTruncatedError } from "../errors/index.js";
import { backoffDelay } from "../time/backoff.js";
import type { Clock } from "../time/clock.js";
import { endureFailure, goesOn } from "./follow-on.js";
import type { OutageGuard } from "./outage.js";

/** When a stream that was cut is opened again. */
export interface Resumption {
  /** Cuts in a row without a new item that end it; 1: the first. */
  attempts: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** The stream may rightly be silent for long. */
  follow?: boolean | undefined;
  /** Carries a stream that is followed through outages; `attempts` does not end it then. */
  guard?: OutageGuard | undefined;
  /** Asks the master, of a stream that is followed, whether more is to come. */
  hasMore?: (() => Promise<boolean>) | undefined;
}

/** How to read a stream that may be cut. */
export interface ResumableStream<T, Given> extends Resumption {
  /** Opens the stream; called again after a cut, and may then begin before the cut. */
  open(): AsyncIterable<readonly T[]>;
  /** Makes what is given of the items that were not given before. */
  select(items: readonly T[]): Given[];
}

/** Yields each item once, in batches, opening the stream again after a cut or a silence, until the master ends it whole. */
export async function* resumeStream<T, Given>(stream: ResumableStream<T, Given>): AsyncGenerator<Given[], void> {
  const { clock, guard, hasMore } = stream;
  let [failures, ends] = [0, 0];
  let hasItems = false;
  let cut: unknown;
  for (;;) {
    const openedAt = clock.now();
    let [isAnswered, isEmpty] = [false, true];
    let failure: { error: unknown } | undefined;
    try {
      for await (const items of stream.open()) {
        isAnswered = true;
        if (items.length) {
          isEmpty = false;
          hasItems = true;
          guard?.succeeded();
        }
        const given = stream.select(items);
        if (!given.length) continue;
        failures = ends = 0;
        yield given;
      }
      if (guard && hasMore && hasItems && isEmpty) failure = { error: emptyError() };
    } catch (error) {
      failure = { error };
    }
    if (!failure) {
      if (!guard || !(await goesOn({ ...stream, guard }, ends++))) return;
      publish("determined-client:resume", () => ({ error: earlyError() }));
      continue;
    }
    const { error } = failure;
    const isCut = StreamTruncatedError.isInstance(error);
    // Silence is normal for a stream that is followed; it may just have lost its connection unnoticed.
    const isQuiet = isCut && error.silent && stream.follow === true;
    if (!isQuiet) failures++;
    if (guard) {
      const held = clock.now() - openedAt;
      await endureFailure({ error, isCut, isQuiet, isAnswered, failures, held }, { ...stream, guard });
    } else {
      if (!isCut) throw wasCut(error, cut);
      cut = error;
      if (!isQuiet && failures >= (error.silent ? Math.max(stream.attempts, 5) : stream.attempts)) throw error;
      if (failures > 1) await clock.sleep(backoffDelay(failures, { baseDelay: 500, maxDelay: 10_000 }), stream.signal);
    }
    publish("determined-client:resume", () => ({ error }));
  }
}

const endError = (message: string): StreamTruncatedError => new StreamTruncatedError(message, { silent: false });

/** Opened again, a stream begins with items that came before: without any it is not the master's. */
const emptyError = (): StreamTruncatedError => endError("The stream was opened again and held nothing of what it had.");

const earlyError = (): StreamTruncatedError => endError("The stream ended, but more is to come.");

/** What an error is that comes after a cut. */
function wasCut(error: unknown, cut: unknown): unknown {
  if (!cut || !(MasterUnreachableError.isInstance(error) || RequestTimeoutError.isInstance(error))) return error;
  const message = `The stream was cut and could not be opened again: ${error.message}`;
  return new StreamTruncatedError(message, { silent: false, cause: error });
}
