import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { nextPoll } from "../../sequence/poll-interval.js";
import { SharedPolls, type Watcher } from "../../sequence/shared-polls.js";
import { onAbort } from "../../time/abort.js";
import type { Duration } from "../../time/duration.js";
import {
  checkBoolean,
  checkDuration,
  checkFunction,
  checkOptions,
  optional,
  refusal,
  type ExperimentState,
  type Open,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import type { Experiment } from "./experiment.js";
import { pollExperiments, type Findings } from "./poll-experiments.js";
import { WaitObserver } from "./wait-observer.js";
import { gaveUp } from "./wait-errors.js";
import { failedError } from "./failure-report.js";

/** Options of `wait` and `waitAll`. */
export interface WaitOptions extends RequestOptions {
  /** Time between two polls. Default: `"5s"`. */
  interval?: Duration | undefined;
  /** With this, the time between polls grows, with jitter, up to it. */
  maxInterval?: Duration | undefined;
  /** Give up after this time with WaitTimeoutError. Default: never. */
  maxWait?: Duration | undefined;
  /** `"throw"` (the default) rejects with ExperimentPausedError when the experiment is paused; `"wait"` goes on. */
  onPaused?: "throw" | "wait" | undefined;
  /** Reject with ExperimentFailedError when it ends in ERROR or CANCELED. Default: false, these are answers. */
  throwOnFailure?: boolean | undefined;
  /** Called at every poll, the last included. */
  onProgress?: ((progress: WaitProgress) => void) | undefined;
}

/** What `onProgress` is told. */
export interface WaitProgress {
  /** The state at this poll. */
  readonly state: Open<ExperimentState>;
  /** From 0 to 1; undefined when the master has none. */
  readonly progress: number | undefined;
  /** Milliseconds since the waiting began. */
  readonly elapsed: number;
  /** The experiment, with what this poll found. */
  readonly experiment: Experiment;
}

interface WaitWatcher extends Watcher<Findings> {
  readonly observer: WaitObserver;
  readonly timeout: Duration | undefined;
}

interface Waiting {
  readonly polls: SharedPolls<WaitWatcher, Findings>;
  readonly unknownStates: Set<string>;
}

const waitings = new WeakMap<Connection, Waiting>();

function waitingOf(connection: Connection): Waiting {
  let waiting = waitings.get(connection);
  if (!waiting) {
    const ask = (watchers: readonly WaitWatcher[], signal: AbortSignal): Promise<Findings> => {
      const ids = new Set(watchers.flatMap(({ observer }) => observer.pending));
      const request = { timeout: watchers[0]!.timeout, signal };
      return pollExperiments(
        connection,
        [...ids].sort((one, other) => one - other),
        request,
      );
    };
    waiting = { polls: new SharedPolls(connection.clock, ask), unknownStates: new Set() };
    waitings.set(connection, waiting);
  }
  return waiting;
}

function checkWaitOptions(
  given: WaitOptions | undefined,
  method: string,
): {
  limits: { interval: number; maxInterval: number | undefined };
  maxWait: number | undefined;
  options: WaitOptions;
} {
  const options = checkOptions(given, method);
  const { interval = "5s", onPaused } = options;
  requestOptions(options);
  optional(checkBoolean)(options.throwOnFailure, "throwOnFailure");
  optional(checkFunction)(options.onProgress, "onProgress");
  if (!["throw", "wait", undefined].includes(onPaused)) throw refusal("onPaused", '"throw" or "wait"', onPaused);
  return {
    limits: {
      interval: checkDuration(interval, "interval"),
      maxInterval: optional(checkDuration)(options.maxInterval, "maxInterval"),
    },
    maxWait: optional(checkDuration)(options.maxWait, "maxWait"),
    options,
  };
}

/** Waits until each of the experiments has ended; gives their states in order. All that is waited for shares requests. */
export async function waitForEnd(
  connection: Connection,
  experiments: readonly Experiment[],
  given: WaitOptions | undefined,
  method: "wait" | "waitAll",
): Promise<Open<ExperimentState>[]> {
  const { limits, maxWait, options } = checkWaitOptions(given, method);
  const { signal, timeout } = options;
  const { polls, unknownStates } = waitingOf(connection);
  signal?.throwIfAborted();
  if (!experiments.length) return [];
  const observer = new WaitObserver(connection, experiments, options, unknownStates);
  const ids = observer.pending;

  const failed = await new Promise<Experiment | undefined>((resolve, reject) => {
    const refuse: (reason: unknown) => void = reject;
    const over = new AbortController();
    const settle = (act: () => void): void => {
      leave();
      unlisten();
      over.abort(null);
      act();
    };
    let count = 0;
    const leave = polls.join({
      observer,
      timeout,
      group: String(timeout),
      take(found) {
        count++;
        try {
          const failure = observer.see(found, over.signal);
          if (over.signal.aborted) return undefined;
          if (!failure && observer.pending.length) return nextPoll(count, limits);
          settle(() => resolve(failure));
        } catch (error) {
          settle(() => refuse(error));
        }
        return undefined;
      },
      fail: (error) => settle(() => refuse(error)),
    });
    const unlisten = onAbort(signal, (reason) => settle(() => refuse(reason)));
    if (maxWait !== undefined) {
      const giveUp = (): void => {
        const { elapsed, history } = observer;
        settle(() => refuse(gaveUp(ids, history, elapsed, options.maxWait!)));
      };
      connection.clock.sleep(maxWait, over.signal).then(giveUp, () => {});
    }
  });
  if (failed) throw await failedError(connection, failed, options);
  const [{ trialIds, numTrials }] = experiments as [Experiment];
  // Beside other waits it was a row of a listing, which has no trial ids.
  if (method === "wait" && trialIds && trialIds.length !== numTrials) {
    await experiments[0]!.reload({ signal, timeout }).catch(() => signal?.throwIfAborted());
  }
  return experiments.map(({ state }) => state);
}
