import { formatPercent } from "../format/numbers.js";
import { toneOf } from "../format/states.js";

/** How far an experiment is, as a bar and in percent. */
export function ProgressBar({ progress = 0, state, of }: { progress: number | undefined; state: string; of: string }) {
  const percent = formatPercent(progress);
  return (
    <span class="progress" data-tone={toneOf(state)}>
      <span
        class="progress-track"
        role="progressbar"
        aria-label={`Progress of ${of}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(progress * 100)}
      >
        <span class="progress-fill" style={{ inlineSize: `${progress * 100}%` }} />
      </span>
      <span class="progress-number">{percent}</span>
    </span>
  );
}
