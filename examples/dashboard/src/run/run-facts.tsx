import { ProgressBar } from "../experiments/progress-bar.jsx";
import { formatBytes, formatCount, formatMetric } from "../format/numbers.js";
import { formatAgo, formatDuration } from "../format/times.js";
import { bestFirst, goalOf, scoreOf } from "./best-trial.js";
import type { Run } from "./use-run.js";

/** What is known of an experiment, in few words. */
export function RunFacts({ run: { experiment, trials }, now }: { run: Run; now: number }) {
  const goal = goalOf(experiment);
  const [best] = bestFirst(trials, goal);
  const { startTime, endTime, checkpointCount, checkpointSize } = experiment;
  const facts: [string, preact.ComponentChildren][] = [
    [`Best ${goal.metric ?? "metric"}`, <strong key="best">{formatMetric(best && scoreOf(best, goal))}</strong>],
    ["Best trial", best === undefined || scoreOf(best, goal) === undefined ? "–" : best.id],
    ["Trials", formatCount(experiment.numTrials)],
    ["Searcher", experiment.searcherType],
    ["Checkpoints", checkpointCount === 0 ? "none" : `${formatCount(checkpointCount)}, ${formatBytes(checkpointSize)}`],
    ["Project", `${experiment.workspaceName} / ${experiment.projectName}`],
    ["User", experiment.username],
    ["Pool", experiment.resourcePool || "–"],
    ["Started", startTime === undefined ? "–" : formatAgo(startTime, now)],
    ["Duration", startTime === undefined ? "–" : formatDuration((endTime?.getTime() ?? now) - startTime.getTime())],
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
