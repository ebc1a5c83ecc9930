import { NotFoundError } from "determined-client";
import { useNow } from "../connection/use-now.js";
import { Lost } from "../lost.jsx";
import { Problem } from "../problem.jsx";
import { SweepView } from "../sweep/sweep-view.jsx";
import { replace } from "../routing/use-route.js";
import { CheckpointList } from "./checkpoints/checkpoint-list.jsx";
import { ConfigurationCard } from "./configuration-card.jsx";
import { CurvesCard } from "./curves/curves-card.jsx";
import { FailureCard } from "./failure/failure-card.jsx";
import { HyperparameterList } from "./hyperparameter-list.jsx";
import { LogCard } from "./log/log-card.jsx";
import { RunFacts } from "./run-facts.jsx";
import { RunTitle } from "./run-title.jsx";
import { useRun } from "./use-run.js";

interface Props {
  readonly id: number;
  readonly view: "run" | "sweep";
  /** The trial that the address names. */
  readonly trial?: number;
}

/** One experiment: its curves, its log, its hyperparameters, its best checkpoints. */
export function RunPage({ id, view, trial }: Props) {
  const { value: run, error, refresh } = useRun(id);
  const now = useNow();
  if (NotFoundError.isInstance(error))
    return <Lost what={`There is no experiment ${id}, or you may not see it`} back="experiments" />;
  if (run === undefined) {
    return (
      <>
        <a class="back" href="#/experiments">
          ← Experiments
        </a>
        <Problem error={error} waiting={`Reading experiment ${id} …`} />
      </>
    );
  }
  const choose = (chosen: number): void => replace({ page: "run", id, view: "run", trial: chosen });
  return (
    <>
      <RunTitle run={run} view={view} onChanged={refresh} />
      <Problem error={error} />
      <FailureCard run={run} />
      {view === "sweep" ? (
        <SweepView run={run} />
      ) : (
        <div class="columns">
          <div class="column">
            <CurvesCard run={run} chosen={trial} />
            <LogCard run={run} chosen={trial} onChoose={choose} now={now} />
          </div>
          <div class="column">
            <RunFacts run={run} now={now} />
            <HyperparameterList run={run} />
            <CheckpointList run={run} />
            <ConfigurationCard experiment={run.experiment} />
          </div>
        </div>
      )}
    </>
  );
}
