import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../api/request-options.js";
import { ExperimentPausedError, NotFoundError } from "../errors/index.js";
import { judgeState, nextInterval, SharedPolls } from "../sequence/waiting.js";
import { onAbort } from "../time/abort.js";
import type { Duration } from "../time/duration.js";
import {
  checkBoolean,
  checkDuration,
  checkFunction,
  checkOptions,
  optional,
  refusal,
  type ExperimentState,
  type Open,
} from "../values/index.js";
import type { Connection } from "./connection.js";
import type { Experiment } from "./experiment.js";
import { assignKnown } from "./assign-known.js";
import { takeExperiment } from "./experiment-record.js";
import { unwrapMember } from "../api/unwrap-member.js";
import { unwrapPage } from "./unwrap-page.js";
import { loadOnDemand } from "./load-on-demand.js";

/** Options of `wait` and `waitAll`. */
export interface WaitOptions extends RequestOptions {
  /** Time between two looks. Default: `"5s"`. */
  interval?: Duration | undefined;
  /** With this, the time between looks grows, with jitter, up to it. */
  maxInterval?: Duration | undefined;
  /** Give up after this time with WaitTimeoutError. Default: never. */
  maxWait?: Duration | undefined;
  /** `"throw"` (the default) rejects with ExperimentPausedError when the experiment is paused; `"wait"` goes on. */
  onPaused?: "throw" | "wait" | undefined;
  /** Reject with ExperimentFailedError when it ends in ERROR or CANCELED. Default: false, these are answers. */
  throwOnFailure?: boolean | undefined;
  /** Called at every look, the last included. */
  onProgress?: ((progress: WaitProgress) => void) | undefined;
}

/** What `onProgress` is told. */
export interface WaitProgress {
  /** The state at this look. */
  readonly state: Open<ExperimentState>;
  /** From 0 to 1; undefined when the master has none. */
  readonly progress: number | undefined;
  /** Milliseconds since the waiting began. */
  readonly elapsed: number;
  /** The experiment, with what this look found. */
  readonly experiment: Experiment;
}

type Wire = components["schemas"]["v1Experiment"];
/** What a look found of each experiment: its record, or the error that says it is gone. */
type Seen = Map<number, { wire: Wire; listed: boolean } | { gone: NotFoundError }>;

interface Waiting {
  readonly polls: SharedPolls<Seen>;
  readonly unknownStates: Set<string>;
}

const waitings = new WeakMap<Connection, Waiting>();

function waitingOf(connection: Connection): Waiting {
  let waiting = waitings.get(connection);
  if (!waiting)
    waitings.set(connection, (waiting = { polls: new SharedPolls(connection.clock), unknownStates: new Set() }));
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

/** Waits until each of the experiments has ended; gives their states in order. `together` asks for all in one request. */
export async function waitForEnd(
  connection: Connection,
  experiments: readonly Experiment[],
  given: WaitOptions | undefined,
  together: boolean,
): Promise<Open<ExperimentState>[]> {
  const { limits, maxWait, options } = checkWaitOptions(given, together ? "waitAll" : "wait");
  const { signal, onProgress, onPaused, throwOnFailure } = options;
  const { clock, logger } = connection;
  const { polls, unknownStates } = waitingOf(connection);
  signal?.throwIfAborted();
  if (!experiments.length) return [];
  const began = clock.now();
  const pending = new Map(experiments.map(({ id }) => [id, id]));
  const history: { state: string; at: Date }[] = [];
  const last = new Map<Experiment, string>();
  const ids = [...pending.keys()].sort((one, other) => one - other);
  const look = (abort: AbortSignal): Promise<Seen> => {
    const request = { timeout: options.timeout, signal: abort };
    return together
      ? lookAtAll(connection, pending.size ? [...pending.keys()] : ids, request)
      : lookAtOne(connection, ids[0]!, request);
  };

  const failed = await new Promise<Experiment | undefined>((resolve, reject) => {
    const refuse: (reason: unknown) => void = reject;
    const over = new AbortController();
    const settle = (act: () => void): void => {
      leave();
      unlisten();
      over.abort();
      act();
    };
    let looks = 0;
    const observe = (experiment: Experiment, found: Seen): void => {
      const one = found.get(experiment.id);
      if (!one) return;
      if ("gone" in one) {
        // A deleted experiment vanishes; one that was not being deleted never was there, or is hidden.
        if (!/DELET/.test(last.get(experiment) ?? experiment.state ?? "")) throw one.gone;
        assignKnown<object>(experiment, { state: "STATE_DELETED" });
      } else takeExperiment(experiment, one.wire, one.listed);
      const { state, progress } = experiment;
      if (last.get(experiment) !== state) history.push({ state, at: new Date(clock.now()) });
      last.set(experiment, state);
      const verdict = judgeState(state);
      if (verdict === "unknown" && !unknownStates.has(state)) {
        unknownStates.add(state);
        logger.warn(
          `Experiment ${experiment.id} is in the state ${state}, which this release of the client does not know; it counts as running.`,
        );
      }
      if (verdict === "ended") pending.delete(experiment.id);
      onProgress?.({ state, progress, elapsed: clock.now() - began, experiment });
      if (verdict === "paused" && onPaused !== "wait") {
        const { id } = experiment;
        throw new ExperimentPausedError(
          `Experiment ${id} is paused, so waiting for it would not end. Call activate() on it, or wait with onPaused: "wait".`,
          { experimentId: id },
        );
      }
      if (throwOnFailure && /_(?:ERROR|CANCELED)$/.test(state) && verdict === "ended")
        settle(() => resolve(experiment));
    };
    const leave = polls.join(together ? `all:${ids.join()}` : String(ids[0]), look, {
      see(found) {
        looks++;
        try {
          for (const experiment of experiments)
            if (!over.signal.aborted && needsLook(experiment)) observe(experiment, found);
        } catch (error) {
          settle(() => refuse(error));
        }
        if (over.signal.aborted) return undefined;
        if (pending.size) return nextInterval(looks, limits);
        settle(() => resolve(undefined));
        return undefined;
      },
      fail: (error) => settle(() => refuse(error)),
    });
    const needsLook = (experiment: Experiment): boolean => judgeState(last.get(experiment) ?? "") !== "ended";
    const unlisten = onAbort(signal, (reason) => settle(() => refuse(reason)));
    if (maxWait !== undefined) {
      clock.sleep(maxWait, over.signal).then(
        () => {
          const waited = clock.now() - began;
          settle(() => void loadOnDemand().then(({ gaveUp }) => refuse(gaveUp(ids, history, waited))));
        },
        () => {},
      );
    }
  });
  if (failed) throw await (await loadOnDemand()).failedError(connection, failed, options);
  return experiments.map(({ state }) => state);
}

async function lookAtOne(connection: Connection, id: number, options: RequestOptions): Promise<Seen> {
  try {
    const params = { path: { experimentId: id } };
    const answer = await connection.api.GET("/api/v1/experiments/{experimentId}", {
      params,
      ...requestOptions(options),
    });
    return new Map([[id, { wire: unwrapMember(answer, "experiment"), listed: false }]]);
  } catch (error) {
    if (NotFoundError.isInstance(error)) return new Map([[id, { gone: error }]]);
    throw error;
  }
}

/** One request for all. Masters before 0.20 ignore the filter, so pages go from the newest on until none is missing. */
async function lookAtAll(connection: Connection, ids: readonly number[], options: RequestOptions): Promise<Seen> {
  const seen: Seen = new Map();
  const oldest = Math.min(...ids);
  const limit = Math.max(ids.length, 100);
  for (let offset = 0, more = true; more;) {
    const query = {
      "experimentIdFilter.incl": [...ids],
      sortBy: "SORT_BY_ID" as const,
      orderBy: "ORDER_BY_DESC" as const,
      limit,
      offset,
    };
    const answer = await connection.api.GET("/api/v1/experiments", { params: { query }, ...requestOptions(options) });
    const { rows, endIndex = 0, total = 0 } = unwrapPage(answer, "experiments", (wire) => wire);
    for (const wire of rows) if (ids.includes(wire.id)) seen.set(wire.id, { wire, listed: true });
    more = seen.size < ids.length && endIndex > offset && endIndex < total && rows.every(({ id }) => id > oldest);
    offset = endIndex;
  }
  for (const id of ids)
    if (!seen.has(id)) for (const [, one] of await lookAtOne(connection, id, options)) seen.set(id, one);
  return seen;
}
