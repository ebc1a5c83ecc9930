import type { Experiment, Trial } from "determined-client";
import { useState } from "preact/hooks";
import { usePoll, type Polled } from "../connection/use-poll.js";
import { hasEnded } from "../format/states.js";
import { useSession } from "../session/session-context.js";

/** The most trials that are read. */
export const MOST_TRIALS = 500;

/** An experiment with its trials. */
export interface Run {
  readonly experiment: Experiment;
  readonly trials: readonly Trial[];
}

/** Reads an experiment and its trials: every two seconds while it goes on, every ten when it has ended. */
export function useRun(id: number): Polled<Run> {
  const { determined } = useSession();
  const [ended, setEnded] = useState(false);
  return usePoll(
    async (signal) => {
      const [experiment, trials] = await Promise.all([
        determined.getExperiment(id, { signal }),
        determined.experiment(id).listTrials({ limit: MOST_TRIALS, signal }),
      ]);
      setEnded(hasEnded(experiment.state));
      return { experiment, trials };
    },
    ended ? 10_000 : 2000,
    [id],
    `run ${id}`,
  );
}
