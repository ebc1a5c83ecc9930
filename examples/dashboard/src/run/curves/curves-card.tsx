import { useMemo, useState } from "preact/hooks";
import { Problem } from "../../problem.jsx";
import type { Run } from "../use-run.js";
import { CurveChart } from "./curve-chart.jsx";
import { useCurves } from "./use-curves.js";

/** The most trials that are drawn: more could not be told apart. */
const MOST_DRAWN = 16;

/** The curves of the trials, one chart for each metric. A trial can be left out. */
export function CurvesCard({ run: { trials } }: { run: Run }) {
  const drawn = trials.slice(0, MOST_DRAWN).map(({ id }) => id);
  const { charts, error } = useCurves(drawn);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const shown = useMemo(
    () =>
      charts
        .map((chart) => ({ ...chart, curves: chart.curves.filter(({ trialId }) => !hidden.has(trialId)) }))
        .filter(({ curves }) => curves.length > 0),
    [charts, hidden],
  );
  const toggle = (id: number): void => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    setHidden(next);
  };
  return (
    <section class="card" aria-labelledby="curves">
      <div class="card-head">
        <h2 class="card-title" id="curves">
          Metrics
        </h2>
        <p class="strokes muted" aria-hidden="true">
          <span class="stroke" /> validation <span class="stroke dashed" /> training
        </p>
      </div>
      <Problem error={error} />
      {drawn.length < 2 ? null : (
        <div class="trial-legend" role="group" aria-label="Trials that are drawn">
          {drawn.map((id, index) => (
            <button
              key={id}
              type="button"
              class="chip"
              style={{ "--colour": `var(--series-${(index % 8) + 1})` }}
              aria-pressed={!hidden.has(id)}
              onClick={() => toggle(id)}
            >
              <span class="swatch" /> trial {id}
            </button>
          ))}
          {trials.length <= MOST_DRAWN ? null : (
            <span class="muted">and {trials.length - MOST_DRAWN} that are not drawn</span>
          )}
        </div>
      )}
      {shown.length === 0 ? <p class="empty">No metrics have been reported yet.</p> : null}
      <div class="charts">
        {shown.map((chart) => (
          <CurveChart key={chart.title} chart={chart} colourOf={(id) => drawn.indexOf(id)} />
        ))}
      </div>
    </section>
  );
}
