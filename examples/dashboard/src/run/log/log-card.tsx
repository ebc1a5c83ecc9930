import { useMemo, useState } from "preact/hooks";
import { stateName } from "../../format/states.js";
import { plural } from "../../format/numbers.js";
import { Problem } from "../../problem.jsx";
import type { Run } from "../use-run.js";
import type { Level } from "./follow-log.js";
import { bestFirst, goalOf, scoreOf } from "../best-trial.js";
import { LogLines } from "./log-lines.jsx";
import { trialToRead } from "./trial-to-read.js";
import { useLog } from "./use-log.js";

const levels: readonly { readonly level: Level; readonly title: string }[] = [
  { level: "ALL", title: "All lines" },
  { level: "INFO", title: "Info and above" },
  { level: "WARNING", title: "Warnings and errors" },
  { level: "ERROR", title: "Errors" },
];

interface Props {
  readonly run: Run;
  readonly chosen: number | undefined;
  readonly onChoose: (trialId: number) => void;
  readonly now: number;
}

/** The log of a trial, followed. */
export function LogCard({ run: { experiment, trials }, chosen, onChoose, now }: Props) {
  const [level, setLevel] = useState<Level>("ALL");
  const [isPaused, setPaused] = useState(false);
  const hasTrials = trials.length > 0;
  const isFailed = experiment.state === "STATE_ERROR";
  // Chosen once: the log must not change under the eyes of who reads it because another trial is better now.
  const first = useMemo(() => trialToRead(experiment, trials), [hasTrials, isFailed]);
  const trialId = trials.find(({ id }) => id === chosen)?.id ?? first;
  const best = bestFirst(trials, goalOf(experiment)).find((trial) => scoreOf(trial, goalOf(experiment)) !== undefined);
  const log = useLog(trialId, level, isPaused);
  return (
    <section class="card log-card" aria-labelledby="log">
      <div class="card-head">
        <h2 class="card-title" id="log">
          Log
        </h2>
        <div class="card-tools">
          <select
            class="select"
            aria-label="Trial"
            value={trialId}
            onChange={(event) => onChoose(Number(event.currentTarget.value))}
          >
            {trials.map(({ id, state }) => (
              <option key={id} value={id}>
                trial {id}, {stateName(state)}
                {trials.length > 1 && id === best?.id ? ", best" : ""}
              </option>
            ))}
          </select>
          <select
            class="select"
            aria-label="Level"
            value={level}
            onChange={(event) => setLevel(event.currentTarget.value as Level)}
          >
            {levels.map(({ level: value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
          {log.hasEnded ? null : (
            <button
              type="button"
              class="button"
              aria-label={isPaused ? undefined : "Pause the log"}
              aria-pressed={isPaused}
              onClick={() => setPaused(!isPaused)}
            >
              {!isPaused ? "Pause" : log.waiting === 0 ? "Go on" : `Go on, ${plural(log.waiting, "new line")}`}
            </button>
          )}
        </div>
      </div>
      <Problem error={log.error} />
      {trialId === undefined ? (
        <p class="empty">There is no trial yet.</p>
      ) : (
        <LogLines lines={log.lines} of={`Log of trial ${trialId}`} now={now} />
      )}
      {log.hasEnded && trialId !== undefined ? (
        <p class="card-foot muted">{log.lines.length === 0 ? "No lines fit." : "The log has ended."}</p>
      ) : null}
    </section>
  );
}
