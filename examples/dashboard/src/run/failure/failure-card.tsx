import { plural } from "../../format/numbers.js";
import { formatRoute } from "../../routing/route.js";
import type { Run } from "../use-run.js";
import { reasonIn } from "./reason-in.js";
import { useFailure } from "./use-failure.js";

/** The most trials that are explained: the others mostly failed for the same reason. */
const MOST_EXPLAINED = 3;

/** Why a run failed, or some of its trials, with the end of their logs. Nothing where none has failed. */
export function FailureCard({ run }: { run: Run }) {
  const { id, state } = run.experiment;
  const failed = run.trials.filter((trial) => trial.state === "STATE_ERROR").length;
  const isFailed = state === "STATE_ERROR";
  const report = useFailure(id, isFailed || failed > 0, failed);
  if (!isFailed && failed === 0) return null;
  const explained = report?.trials.slice(0, MOST_EXPLAINED) ?? [];
  return (
    <section class="failure" aria-labelledby="failure">
      <h2 id="failure">
        {isFailed ? "It failed" : `${plural(failed, "trial")} of ${run.trials.length} failed`}
        {report !== undefined && report.trials.length === 0 ? ", without a failed trial that says why" : ""}
      </h2>
      {explained.map(({ trialId, restarts, lastLines }, index) => (
        <details key={trialId} open={isFailed && index === 0}>
          <summary>
            Trial {trialId}, after {plural(restarts, "restart")}
            {lastLines.length === 0 ? "" : ": "}
            <strong>{reasonIn(lastLines)}</strong>
          </summary>
          {lastLines.length === 0 ? <p>Its log cannot be read.</p> : <pre class="code">{lastLines.join("\n")}</pre>}
          <a href={formatRoute({ page: "run", id, view: "run", trial: trialId })}>Its curves and log</a>
        </details>
      ))}
      {failed <= MOST_EXPLAINED ? null : <p>And {failed - MOST_EXPLAINED} more; see Hyperparameters.</p>}
    </section>
  );
}
