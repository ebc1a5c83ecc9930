import { COLOURS, isSecondRound } from "./chart-colours.js";

interface Props {
  readonly drawn: readonly number[];
  readonly best: number | undefined;
  /** The one that is drawn thicker. */
  readonly marked: number | undefined;
  readonly hidden: ReadonlySet<number>;
  /** How many trials are not drawn. */
  readonly left: number;
  readonly onToggle: (trialId: number) => void;
}

/** Which line is which trial; each can be left out. */
export function TrialLegend({ drawn, best, marked, hidden, left, onToggle }: Props) {
  return (
    <div class="trial-legend" role="group" aria-label="Trials that are drawn">
      {drawn.map((id, place) => (
        <button
          key={id}
          type="button"
          class="chip"
          style={{ "--colour": `var(--series-${(place % COLOURS) + 1})` }}
          aria-pressed={!hidden.has(id)}
          data-marked={id === marked}
          onClick={() => onToggle(id)}
        >
          <span class="swatch line" data-broken={isSecondRound(place)} /> trial {id}
          {id === best ? <span class="best-mark"> best</span> : null}
        </button>
      ))}
      {left === 0 ? null : <span class="muted">and {left} that are not drawn</span>}
    </div>
  );
}
