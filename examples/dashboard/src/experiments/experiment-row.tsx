import { formatMetric } from "../format/numbers.js";
import { formatAgo, formatDuration } from "../format/times.js";
import { formatRoute } from "../routing/route.js";
import { open } from "../routing/use-route.js";
import { ProgressBar } from "./progress-bar.jsx";
import type { Row } from "./row.js";
import { durationOf } from "./sort-rows.js";
import { StatePill } from "./state-pill.jsx";

/** One line of the table: Enter or a click opens it, the arrow keys go up and down. */
export function ExperimentRow({ row, now }: { row: Row; now: number }) {
  const duration = durationOf(row, now);
  const route = { page: "run", id: row.id, view: "run" } as const;
  const press = (event: KeyboardEvent): void => {
    const line = event.currentTarget as HTMLElement;
    if (event.key === "Enter") open(route);
    else if (event.key === "ArrowDown") focus(line.nextElementSibling, event);
    else if (event.key === "ArrowUp") focus(line.previousElementSibling, event);
  };
  return (
    <tr class="row" tabIndex={0} data-id={row.id} onClick={() => open(route)} onKeyDown={press}>
      <td class="cell-state">
        <StatePill state={row.state} />
      </td>
      <th scope="row" class="cell-name">
        <a href={formatRoute(route)} tabIndex={-1}>
          {row.name}
        </a>
        <span class="id">#{row.id}</span>
        {row.labels.map((label) => (
          <span class="label" key={label}>
            {label}
          </span>
        ))}
        <span class="only-narrow below">
          {row.user} · {row.started === undefined ? "not started" : formatAgo(row.started, now)}
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
      <td class="medium number" title={row.started?.toLocaleString()}>
        {row.started === undefined ? "–" : formatAgo(row.started, now)}
      </td>
      <td class="wide number">{duration === undefined ? "–" : formatDuration(duration)}</td>
    </tr>
  );
}

function focus(line: Element | null, event: KeyboardEvent): void {
  if (!(line instanceof HTMLElement)) return;
  event.preventDefault();
  line.focus();
}
