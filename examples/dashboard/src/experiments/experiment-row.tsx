import { durationOf } from "../format/duration-of.js";
import { formatMetric } from "../format/numbers.js";
import { formatAgo, formatDuration } from "../format/times.js";
import { formatRoute } from "../routing/route.js";
import { open } from "../routing/use-route.js";
import { ProgressBar } from "./progress-bar.jsx";
import type { Row } from "./row.js";
import { StatePill } from "./state-pill.jsx";

/** One line of the table: Enter or a click opens it. */
export function ExperimentRow({ row, now, tabIndex }: { row: Row; now: number; tabIndex: 0 | -1 }) {
  const duration = durationOf(row, now);
  const route = { page: "run", id: row.id, view: "run" } as const;
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Enter") open(route);
  };
  return (
    <tr class="row" tabIndex={tabIndex} data-id={row.id} onClick={() => open(route)} onKeyDown={press}>
      <td class="cell-state">
        <StatePill state={row.state} />
      </td>
      <th scope="row" class="cell-name">
        <a href={formatRoute(route)} tabIndex={-1}>
          {row.name}
        </a>
        <span class="id">#{row.id}</span>
        {row.labels.length === 0 ? null : (
          <span class="labels">
            {row.labels.map((label) => (
              <span class="label" key={label}>
                {label}
              </span>
            ))}
          </span>
        )}
        <span class="only-narrow below">
          {row.user} · {row.startTime === undefined ? "–" : formatAgo(row.startTime, now)}
        </span>
      </th>
      <td class="wide">{row.project}</td>
      <td class="medium">{row.user}</td>
      <td class="wide number">{row.trials}</td>
      <td class="cell-progress">
        <ProgressBar progress={row.progress} state={row.state} of={row.name} />
      </td>
      <td class="number cell-best">
        {formatMetric(row.best)}
        {row.best === undefined ? null : <span class="below">{row.metric}</span>}
      </td>
      <td class="medium number" title={row.startTime?.toLocaleString()}>
        {row.startTime === undefined ? "–" : formatAgo(row.startTime, now)}
      </td>
      <td class="wide number">{duration === undefined ? "–" : formatDuration(duration)}</td>
    </tr>
  );
}
