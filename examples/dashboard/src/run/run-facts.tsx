import { ProgressBar } from "../experiments/progress-bar.jsx";
import { formatBytes, formatCount, formatMetric } from "../format/numbers.js";
import { durationOf } from "../format/duration-of.js";
import { formatAgo, formatDuration } from "../format/times.js";
import { formatRoute } from "../routing/route.js";
import { bestFirst, goalOf, scoreOf } from "./best-trial.js";
import type { Run } from "./use-run.js";

/** What is known of an experiment, in few words. */
export function RunFacts({ run: { experiment, trials }, now }: { run: Run; now: number }) {
  const goal = goalOf(experiment);
  const [best] = bestFirst(trials, goal);
  const { startTime, checkpointCount, checkpointSize } = experiment;
  const duration = durationOf(experiment, now);
  const facts: [string, preact.ComponentChildren][] = [
    [`Best ${goal.metric ?? "metric"}`, <strong key="best">{formatMetric(best && scoreOf(best, goal))}</strong>],
    [
      "Best trial",
      best === undefined || scoreOf(best, goal) === undefined ? (
        "–"
      ) : (
        <a href={formatRoute({ page: "run", id: experiment.id, view: "run", trial: best.id })}>{best.id}</a>
      ),
    ],
    ["Trials", formatCount(experiment.numTrials)],
    ["Searcher", experiment.searcherType],
    ["Checkpoints", checkpointCount === 0 ? "none" : `${formatCount(checkpointCount)}, ${formatBytes(checkpointSize)}`],
    ["Project", `${experiment.workspaceName} / ${experiment.projectName}`],
    ["User", experiment.username],
    ["Pool", experiment.resourcePool || "–"],
    ["Created", startTime === undefined ? "–" : formatAgo(startTime, now)],
    ["Duration", duration === undefined ? "not started" : formatDuration(duration)],
  ];
  return (
    <section class="card" aria-labelledby="facts">
      <h2 class="card-title" id="facts">
        Overview
      </h2>
      <div class="facts-progress">
        <ProgressBar progress={experiment.progress} state={experiment.state} of={experiment.name} />
      </div>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
