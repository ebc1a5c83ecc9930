import { StatePill } from "../experiments/state-pill.jsx";
import { formatCount, formatMetric, formatValue } from "../format/numbers.js";
import { formatRoute } from "../routing/route.js";
import type { Axis, ShownPoint } from "./sweep-axes.js";

interface Props {
  readonly points: readonly ShownPoint[];
  readonly axes: readonly Axis[];
  readonly metric: string;
  readonly experimentId: number;
  readonly chosen: number | undefined;
  readonly onChoose: (trialId: number | undefined) => void;
}

/** The trials in numbers, the best first. The one under the pointer or with the focus is marked in the charts. */
export function TrialTable({ points, axes, metric, experimentId, chosen, onChoose }: Props) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Trials">
      <table class="table small">
        <thead>
          <tr>
            <th scope="col">Trial</th>
            <th scope="col">State</th>
            <th scope="col" class="number">
              {metric}
            </th>
            {axes.map(({ name }) => (
              <th scope="col" class="number" key={name}>
                {name}
              </th>
            ))}
            <th scope="col" class="number">
              Batches
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, point, colour }) => (
            <tr
              key={id}
              class="trial-row"
              data-chosen={id === chosen}
              onMouseEnter={() => onChoose(id)}
              onMouseLeave={() => onChoose(undefined)}
              onFocusIn={() => onChoose(id)}
              onFocusOut={() => onChoose(undefined)}
            >
              <th scope="row">
                <span class="swatch" style={{ "--colour": colour }} />{" "}
                <a href={formatRoute({ page: "run", id: experimentId, view: "run", trial: id })}>
                  {id}
                  <span class="for-readers">: its curves and log</span>
                </a>
              </th>
              <td>
                <StatePill state={point.trial.state} />
              </td>
              <td class="number">
                <strong>{formatMetric(point.score)}</strong>
              </td>
              {axes.map(({ name, valueOf }) => (
                <td class="number" key={name}>
                  {formatValue(valueOf(point))}
                </td>
              ))}
              <td class="number">{formatCount(point.trial.totalBatchesProcessed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
