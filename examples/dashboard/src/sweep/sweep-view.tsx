import { useState } from "preact/hooks";
import { bestFirst, goalOf } from "../run/best-trial.js";
import { MOST_TRIALS, type Run } from "../run/use-run.js";
import { dimensionsOf, pointsOf } from "./dimensions.js";
import { ParallelCoordinates } from "./parallel-coordinates.jsx";
import { Scatter } from "./scatter.jsx";
import { axesOf, scoreAxis, showPoints } from "./sweep-axes.js";
import { TrialTable } from "./trial-table.jsx";

/** What the hyperparameters of a sweep led to. */
export function SweepView({ run: { experiment, trials } }: { run: Run }) {
  const [chosen, setChosen] = useState<number>();
  const goal = goalOf(experiment);
  const points = pointsOf(bestFirst(trials, goal), goal);
  const axes = axesOf(dimensionsOf(experiment, points), points);
  const score = scoreAxis(goal, points);
  const shown = showPoints(points, goal);
  const shared = { points: shown, chosen, onChoose: setChosen };
  if (axes.length === 0) return <p class="empty">The trials have the same hyperparameters.</p>;
  return (
    <div class="column">
      <section class="card" aria-labelledby="lines">
        <div class="card-head">
          <h2 class="card-title" id="lines">
            Trials
          </h2>
          <p class="ramp muted">
            worse <span class="ramp-bar" /> better {score.name}
          </p>
        </div>
        <ParallelCoordinates axes={[...axes, score]} {...shared} />
      </section>
      <section class="card" aria-labelledby="scatter">
        <h2 class="card-title" id="scatter">
          {score.name} by hyperparameter
        </h2>
        <div class="scatters">
          {axes.map((axis) => (
            <Scatter key={axis.name} x={axis} y={score} {...shared} />
          ))}
        </div>
      </section>
      <section class="card" aria-labelledby="trials">
        <h2 class="card-title" id="trials">
          In numbers
        </h2>
        <TrialTable axes={axes} metric={score.name} experimentId={experiment.id} {...shared} />
        {trials.length < MOST_TRIALS ? null : (
          <p class="card-foot muted">Only the first {MOST_TRIALS} trials are read.</p>
        )}
      </section>
    </div>
  );
}
