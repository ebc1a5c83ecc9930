import { StatePill } from "../experiments/state-pill.jsx";
import { formatRoute } from "../routing/route.js";
import { RunActions } from "./run-actions.jsx";
import type { Run } from "./use-run.js";

interface Props {
  readonly run: Run;
  readonly view: "run" | "sweep";
  readonly onChanged: () => void;
}

/** Which experiment it is, what can be done with it, and its views. */
export function RunTitle({ run, view, onChanged }: Props) {
  const { experiment } = run;
  const { id, name, state, labels, description } = experiment;
  const tab = (to: "run" | "sweep", title: string) => (
    <a href={formatRoute({ page: "run", id, view: to })} aria-current={view === to ? "page" : undefined}>
      {title}
    </a>
  );
  return (
    <div class="run-title">
      <a class="back" href="#/experiments">
        ← Experiments
      </a>
      <div class="title-line">
        <h1>
          {name} <span class="id">#{id}</span>
        </h1>
        <StatePill state={state} />
        <span>
          {[...labels].map((label) => (
            <span class="label" key={label}>
              {label}
            </span>
          ))}
        </span>
        <RunActions experiment={experiment} onChanged={onChanged} />
      </div>
      {description === "" ? null : <p class="muted">{description}</p>}
      {experiment.numTrials < 2 ? null : (
        <nav class="tabs" aria-label="Views of the experiment">
          {tab("run", "Curves and log")}
          {tab("sweep", "Hyperparameters")}
        </nav>
      )}
    </div>
  );
}
