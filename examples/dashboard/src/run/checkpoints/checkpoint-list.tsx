import { NoCheckpointError, type Checkpoint } from "determined-client";
import { usePoll } from "../../connection/use-poll.js";
import { Problem } from "../../problem.jsx";
import { useSession } from "../../session/session-context.js";
import { goalOf } from "../best-trial.js";
import type { Run } from "../use-run.js";
import { CheckpointRow } from "./checkpoint-row.jsx";

const SHOWN = 5;

/** The best checkpoints, ranked anew when another was saved. */
export function CheckpointList({ run: { experiment, trials } }: { run: Run }) {
  const { determined } = useSession();
  const { id } = experiment;
  const saved = trials.reduce((sum, { checkpointCount }) => sum + checkpointCount, 0);
  const { value, error } = usePoll(
    (signal) =>
      determined
        .experiment(id)
        .topNCheckpoints(SHOWN, { signal })
        .catch((reason: unknown): Checkpoint[] => {
          if (NoCheckpointError.isInstance(reason)) return [];
          throw reason;
        }),
    60_000,
    [id, saved, experiment.state],
  );
  return (
    <section class="card" aria-labelledby="checkpoints">
      <h2 class="card-title" id="checkpoints">
        Top checkpoints
      </h2>
      <Problem error={error} {...(value === undefined ? { waiting: "Ranking the checkpoints …" } : {})} />
      {value?.length === 0 ? <p class="empty">None is saved yet.</p> : null}
      <ol class="checkpoints">
        {value?.map((checkpoint) => (
          <CheckpointRow key={checkpoint.uuid} checkpoint={checkpoint} metric={goalOf(experiment).metric} />
        ))}
      </ol>
    </section>
  );
}
