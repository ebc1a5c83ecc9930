import { OutageGuard } from "../../sequence/outage.js";
import { nextPoll, type PollWindow } from "../../sequence/poll-interval.js";
import { onAbort } from "../../time/abort.js";
import { startAlarm } from "../../time/clock.js";
import type { ExperimentState } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { failedError } from "./failure-report.js";
import type { Findings } from "./poll-experiments.js";
import { WaitObserver } from "./wait-observer.js";
import { gaveUp, gaveUpOnSome } from "./wait-errors.js";
import { waitingOf } from "./shared-waiting.js";
import type { Waited, WaitSettings } from "./wait-settings.js";
import type { Open } from "../../wire-types/open.js";

/** Waits until each of the experiments has ended; gives their states in order. All that is waited for shares requests. */
export async function waitForEnd<Experiment extends Waited>(
  connection: Connection,
  experiments: readonly Experiment[],
  settings: WaitSettings<Experiment>,
): Promise<Open<ExperimentState>[]> {
  if (!experiments.length) return [];
  const { request } = settings;
  const { failed, states } = await watch(connection, experiments, settings);
  if (failed) throw await failedError(connection, failed, request);
  return states;
}

/** The same for one experiment, which then has all its trial ids. */
export async function waitForOne<Experiment extends Waited>(
  connection: Connection,
  experiment: Experiment,
  settings: WaitSettings<Experiment>,
): Promise<Open<ExperimentState>> {
  const [state] = await waitForEnd(connection, [experiment], settings);
  const { request } = settings;
  const { trialIds, numTrials } = experiment;
  // Beside other waits it was a row of a listing, which has no trial ids.
  if (trialIds && trialIds.length !== numTrials) {
    await experiment.reload(request).catch(() => request.signal?.throwIfAborted());
  }
  return state!;
}

/** How a wait ended: the states that it saw last, and the first that failed where the settings ask for that. */
interface Outcome<Experiment> {
  readonly states: Open<ExperimentState>[];
  readonly failed: Experiment | undefined;
}

/** Resolves when all have ended, or when one failed where the settings ask for that. */
function watch<Experiment extends Waited>(
  connection: Connection,
  experiments: readonly Experiment[],
  settings: WaitSettings<Experiment>,
): Promise<Outcome<Experiment>> {
  const { maxWait, request, maxOutage = connection.maxOutage } = settings;
  const { polls, unknownStates } = waitingOf(connection);
  const observer = new WaitObserver(connection, experiments, settings, unknownStates);
  const ids = observer.pending;
  const guard = new OutageGuard(connection, maxOutage, () => observer.summary, request.timeout);
  return new Promise((resolve, reject) => {
    const refuse: (reason: unknown) => void = reject;
    let isOver = false;
    let stopClock = (): void => {};
    const settle = (act: () => void): void => {
      leave();
      unlisten();
      guard.close();
      stopClock();
      isOver = true;
      act();
    };
    let answers = 0;
    const see = (found: Findings): PollWindow | undefined => {
      const failure = observer.failureIn(found);
      if (failure) return guard.failed(failure.error);
      guard.succeeded();
      const failed = observer.see(found, () => isOver);
      if (isOver) return undefined;
      if (!failed && observer.pending.length) return nextPoll(settings, ++answers, observer.elapsed);
      settle(() => resolve({ failed, states: observer.states }));
      return undefined;
    };
    const leave = polls.join({
      observer,
      timeout: request.timeout,
      group: String(request.timeout),
      take(found) {
        try {
          return see(found);
        } catch (error) {
          settle(() => refuse(error));
          return undefined;
        }
      },
      fail: (error) => settle(() => refuse(error)),
    });
    const unlisten = onAbort(request.signal, (reason) => settle(() => refuse(reason)));
    if (maxWait !== undefined) {
      const giveUp = (): void => {
        const { elapsed, history, pending } = observer;
        const { writtenMaxWait } = settings;
        const error =
          ids.length === 1
            ? gaveUp(ids[0]!, history, elapsed, writtenMaxWait!)
            : gaveUpOnSome(pending, ids.length, history, elapsed, writtenMaxWait!);
        settle(() => refuse(error));
      };
      stopClock = startAlarm(connection.clock, maxWait, giveUp);
    }
  });
}
