import { useMemo, useState } from "preact/hooks";
import { Problem } from "../../problem.jsx";
import { bestFirst, goalOf, scoreOf } from "../best-trial.js";
import type { Run } from "../use-run.js";
import { CurveChart } from "./curve-chart.jsx";
import type { Curve } from "./curves.js";
import { drawnTrials } from "./drawn-trials.js";
import { TrialLegend } from "./trial-legend.jsx";
import { useCurves } from "./use-curves.js";

/** The most trials that are drawn: more could not be told apart. */
const MOST_DRAWN = 16;

/** The curves of the trials, one chart for each metric. A trial can be left out; the chosen one, else the best, is emphasised. */
export function CurvesCard({ run: { experiment, trials }, chosen }: { run: Run; chosen: number | undefined }) {
  const goal = goalOf(experiment);
  const [first] = bestFirst(trials, goal);
  const best = first !== undefined && trials.length > 1 && scoreOf(first, goal) !== undefined ? first.id : undefined;
  const drawn = drawnTrials(trials, [chosen, best], MOST_DRAWN);
  const marked = drawn.length < 2 ? undefined : (drawn.find((id) => id === chosen) ?? best);
  const { charts, error } = useCurves(drawn);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [wantsLog, setWantsLog] = useState(false);
  const shown = useMemo(() => {
    const isShown = ({ trialId }: Curve): boolean => drawn.includes(trialId) && !hidden.has(trialId);
    return (
      charts
        // What comes last is drawn on top.
        .map((chart) => ({ ...chart, curves: withLast(chart.curves.filter(isShown), marked) }))
        .filter(({ curves }) => curves.length > 0)
    );
  }, [charts, hidden, drawn.join(), marked]);
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
        <div class="curve-tools">
          <p class="strokes muted" aria-hidden="true">
            <span class="stroke" /> validation <span class="stroke dashed" /> training
          </p>
          <label class="check">
            <input type="checkbox" checked={wantsLog} onChange={(event) => setWantsLog(event.currentTarget.checked)} />
            Log scale
          </label>
        </div>
      </div>
      <Problem error={error} />
      {drawn.length < 2 ? null : (
        <TrialLegend
          drawn={drawn}
          best={best}
          marked={marked}
          hidden={hidden}
          left={trials.length - drawn.length}
          onToggle={toggle}
        />
      )}
      {shown.length === 0 ? <p class="empty">No metrics have been reported yet.</p> : null}
      <div class="charts">
        {shown.map((chart) => (
          <CurveChart
            key={chart.title}
            chart={chart}
            placeOf={(id) => drawn.indexOf(id)}
            marked={marked}
            wantsLog={wantsLog}
          />
        ))}
      </div>
    </section>
  );
}

const withLast = (curves: readonly Curve[], marked: number | undefined): Curve[] => [
  ...curves.filter(({ trialId }) => trialId !== marked),
  ...curves.filter(({ trialId }) => trialId === marked),
];
