import { isAway, isOutage, isUnexplained } from "./outage-decision.js";
import type { OutageGuard } from "./outage.js";
import { repeatThroughOutage } from "./repeat-through-outage.js";
import type { Resumption } from "./resume-stream.js";

/** A stream that is followed, and how it is carried through outages. */
export interface Followed extends Resumption {
  readonly guard: OutageGuard;
}

/** What happened to a stream that failed. */
export interface StreamFailure {
  readonly error: unknown;
  /** The connection broke, or was silent. */
  readonly isCut: boolean;
  /** It was silent, as a stream that is followed may be. */
  readonly isQuiet: boolean;
  /** Failures in a row without a new item, this one included. */
  readonly failures: number;
  /** Milliseconds since it was opened. */
  readonly held: number;
  /** Its head came. */
  readonly isAnswered: boolean;
}

/** A server that held a request for so long was there: a master sends nothing at all while a followed log has no lines. */
const heldLong = 60_000;
/** Pauses before a stream is opened again that was ended though more is to come; after the last the end is believed. */
const pauses = [250, 1000];

/**
 * Decides about a stream that was ended whole; resolves to whether it is to be opened again. A proxy that speaks HTTP/1.0 to a
 * master ends a stream whole when the master dies.
 *
 * @param ends How often it was ended before without a new item.
 */
export async function goesOn({ guard, hasMore, clock, signal }: Followed, ends: number): Promise<boolean> {
  const pause = pauses[ends];
  if (!guard.isOut) guard.succeeded();
  const isLeft = pause !== undefined && guard.survives && (await asksForMore({ guard, hasMore, signal }));
  guard.succeeded();
  if (isLeft) await clock.sleep(pause, signal);
  return isLeft;
}

async function asksForMore({
  guard,
  hasMore,
  signal,
}: Pick<Followed, "guard" | "hasMore" | "signal">): Promise<boolean> {
  if (!hasMore) return false;
  return repeatThroughOutage(guard, signal, async () => {
    try {
      return await hasMore();
    } catch (error) {
      signal?.throwIfAborted();
      // A mock of the log alone refuses every other request.
      if (isAway(error) && !isUnexplained(error)) throw error;
      return false;
    }
  });
}

/** Resolves when a stream that failed is to be opened again. Throws what is not to be survived. */
export async function endureFailure(failure: StreamFailure, followed: Followed): Promise<void> {
  const { error, isCut, isQuiet, isAnswered, failures, held } = failure;
  const { attempts, guard, signal, clock, hasMore } = followed;
  const isHeld = isQuiet || held >= heldLong;
  if (!guard.isOut && ((isCut && isAnswered) || isHeld)) guard.succeeded();
  // A cut after something new is the connection's end and no outage.
  if (isCut && !isQuiet && failures < Math.min(attempts, 2)) return;
  if (!isHeld || !isOutage(error)) return guard.endure(error, signal);
  if (hasMore && guard.survives) {
    // Each takes as long as a request may; both together would be taken for a machine that slept.
    if (guard.isOut) guard.failed(error);
    const trouble: unknown = await hasMore().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    signal?.throwIfAborted();
    if (isAway(trouble)) return guard.endure(trouble, signal);
    guard.succeeded();
    if (!isQuiet) await clock.sleep(pauses.at(-1)!, signal);
    return;
  }
  guard.succeeded();
  if (!isQuiet) await guard.endure(error, signal);
}
