import { useNow } from "../connection/use-now.js";
import { Problem } from "../problem.jsx";
import { SweepView } from "../sweep/sweep-view.jsx";
import { CheckpointList } from "./checkpoints/checkpoint-list.jsx";
import { CurvesCard } from "./curves/curves-card.jsx";
import { HyperparameterList } from "./hyperparameter-list.jsx";
import { LogCard } from "./log/log-card.jsx";
import { RunFacts } from "./run-facts.jsx";
import { RunTitle } from "./run-title.jsx";
import { useRun } from "./use-run.js";

/** One experiment: its curves, its log, its hyperparameters, its best checkpoints. */
export function RunPage({ id, view }: { id: number; view: "run" | "sweep" }) {
  const { value: run, error, refresh } = useRun(id);
  const now = useNow();
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
  return (
    <>
      <RunTitle run={run} view={view} onChanged={refresh} />
      <Problem error={error} />
      {view === "sweep" ? (
        <SweepView run={run} />
      ) : (
        <div class="columns">
          <div class="column">
            <CurvesCard run={run} />
            <LogCard run={run} />
          </div>
          <div class="column">
            <RunFacts run={run} now={now} />
            <HyperparameterList run={run} />
            <CheckpointList run={run} />
          </div>
        </div>
      )}
    </>
  );
}
