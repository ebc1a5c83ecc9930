import type { FailureReport } from "determined-client";
import { usePoll } from "../../connection/use-poll.js";
import { useSession } from "../../session/session-context.js";

/** Reads why an experiment failed, again when another of its trials has; undefined before it is known or where none has. */
export function useFailure(id: number, hasFailed: boolean, failedTrials: number): FailureReport | undefined {
  const { determined } = useSession();
  const { value } = usePoll(
    (signal) =>
      hasFailed ? determined.experiment(id).explainFailure({ lines: 12, signal }) : Promise.resolve(undefined),
    // The log of a failed trial grows no more; its last lines may come a little later.
    30_000,
    [id, hasFailed, failedTrials],
  );
  return value;
}
