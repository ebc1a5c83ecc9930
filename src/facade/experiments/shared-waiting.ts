import { SharedPolls, type Watcher } from "../../sequence/shared-polls.js";
import type { RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { pollExperiments, type Findings } from "./poll-experiments.js";

/** A caller that waits for experiments to end. */
export interface WaitWatcher extends Watcher<Findings> {
  readonly observer: { readonly pending: readonly number[] };
  readonly timeout: RequestSettings["timeout"];
}

/** What all waits of one client share. */
export interface Waiting {
  readonly polls: SharedPolls<WaitWatcher, Findings>;
  /** States that were already reported to the logger. */
  readonly unknownStates: Set<string>;
}

const waitings = new WeakMap<Connection, Waiting>();

/** Returns what the waits of a client share. */
export function waitingOf(connection: Connection): Waiting {
  let waiting = waitings.get(connection);
  if (!waiting) {
    const ask = (watchers: readonly WaitWatcher[], signal: AbortSignal): Promise<Findings> => {
      const ids = new Set(watchers.flatMap(({ observer }) => observer.pending));
      const ascending = [...ids].sort((one, other) => one - other);
      const { timeout } = watchers[0]!;
      return pollExperiments(connection, ascending, { ...(timeout !== undefined && { timeout }), signal });
    };
    waiting = { polls: new SharedPolls(connection.clock, ask), unknownStates: new Set() };
    waitings.set(connection, waiting);
  }
  return waiting;
}
