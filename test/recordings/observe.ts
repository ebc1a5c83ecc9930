import type { FakeMaster } from "../../src/testing.js";
import type { Sight, TrialSight } from "./timeline.js";

interface Answers {
  experiment: { state: string; endTime: string | null };
  jobSummary: { state: string } | null;
  trials: {
    id: number;
    state: string;
    restarts: number;
    totalBatchesProcessed: number;
    taskIds: string[];
    endTime: string | null;
  }[];
  task: { endTime: string | null; allocations: { allocationId: string; state: string; isReady: boolean | null }[] };
  checkpoints: { uuid: string; state: string; metadata: { steps_completed: number } }[];
}

/** Looks at an experiment with the requests that the recorded polls made. */
export async function look(fake: FakeMaster, id: number): Promise<Sight> {
  const { experiment, jobSummary, status } = await ask(fake, `experiments/${id}`);
  if (status !== 200) return { experiment: id, status };
  const { trials } = await ask(fake, `experiments/${id}/trials`);
  const checkpoints: Record<string, number[]> = {};
  for (const one of (await ask(fake, `experiments/${id}/checkpoints`)).checkpoints) {
    (checkpoints[bare(one.state)] ??= []).push(one.metadata.steps_completed);
  }
  const seen: TrialSight[] = [];
  for (const trial of trials) {
    const { task } = await ask(fake, `tasks/${trial.taskIds.at(-1)}`);
    seen.push({
      id: trial.id,
      state: withEnd(trial),
      restarts: trial.restarts,
      step: trial.totalBatchesProcessed,
      allocations: task.allocations
        .map(
          ({ allocationId, state, isReady }) =>
            `${allocationId.split(".").at(-1)} ${bare(state)}${isReady === true ? " ready" : ""}`,
        )
        .reverse(),
      taskEnded: (task.endTime ?? null) !== null,
    });
  }
  seen.sort((one, other) => one.id - other.id);
  return {
    experiment: id,
    state: withEnd(experiment),
    job: jobSummary === null ? null : bare(jobSummary.state),
    trials: seen,
    checkpoints,
  };
}

/** The uuid of the newest checkpoint. */
export async function newestCheckpoint(fake: FakeMaster, id: number): Promise<string> {
  const { checkpoints } = await ask(fake, `experiments/${id}/checkpoints`);
  const sorted = checkpoints.sort((one, other) => other.metadata.steps_completed - one.metadata.steps_completed);
  return sorted[0]?.uuid ?? "";
}

async function ask(fake: FakeMaster, path: string): Promise<Answers & { status: number }> {
  const headers = { authorization: `Bearer ${fake.token("determined")}` };
  const response = await fake.fetch(`${fake.url}/api/v1/${path}`, { headers });
  return { ...((await response.json()) as Answers), status: response.status };
}

function bare(state: string): string {
  return state.replace("STATE_", "");
}

function withEnd({ state, endTime }: { state: string; endTime: string | null }): string {
  return `${bare(state)}${(endTime ?? null) === null ? "" : " ended"}`;
}
