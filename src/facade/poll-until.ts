import { OutageGuard } from "../sequence/outage.js";
import { nextPoll } from "../sequence/poll-interval.js";
import { linkSignals } from "../time/abort.js";
import type { RequestSettings } from "../values/index.js";
import type { Connection } from "./connection.js";

/** How long and how often to poll. */
export interface PollSettings {
  /** Exact time between two polls, milliseconds. */
  readonly interval?: number | undefined;
  readonly maxWait?: number | undefined;
  /** Left out: that of the connection. */
  readonly maxOutage?: number | undefined;
  readonly request: RequestSettings;
}

/** What is polled for. */
export interface Poll<Result> {
  /** The time between polls at first, milliseconds, where the caller names none. */
  readonly first: number;
  /** Makes one poll: gives what is wanted, or undefined to go on. What it throws ends the polling, unless it is an outage. */
  readonly once: (request: RequestSettings) => Promise<Result | undefined>;
  /** A sentence with what is known, for an outage that lasts too long. */
  readonly known: () => string;
  /** The error of `maxWait`. */
  readonly gaveUp: (waited: number) => Error;
}

/** Polls for one object until it is as wanted. */
export async function pollUntil<Result>(
  connection: Connection,
  { interval, maxWait, maxOutage = connection.maxOutage, request }: PollSettings,
  { first, once, known, gaveUp }: Poll<Result>,
): Promise<Result> {
  const { clock } = connection;
  const began = clock.now();
  const limit = linkSignals(request.signal);
  const { signal } = limit;
  if (maxWait !== undefined) {
    clock.sleep(maxWait, signal).then(
      () => limit.abort(gaveUp(clock.now() - began)),
      () => {},
    );
  }
  const guard = new OutageGuard(connection, maxOutage, known, request.timeout);
  try {
    for (let polls = 1; ; polls++) {
      let window;
      try {
        const result = await once({ ...request, signal });
        if (result !== undefined) return result;
        guard.succeeded();
        window = nextPoll({ interval }, polls, clock.now() - began, first);
      } catch (error) {
        signal.throwIfAborted();
        window = guard.failed(error);
      }
      await clock.sleep(window.latest, signal);
    }
  } finally {
    guard.close();
    limit.unlink();
    limit.abort(null);
  }
}
