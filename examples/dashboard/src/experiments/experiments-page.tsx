import { useState } from "preact/hooks";
import { useNow } from "../connection/use-now.js";
import { Problem } from "../problem.jsx";
import { open, replace } from "../routing/use-route.js";
import { ExperimentTable } from "./experiment-table.jsx";
import { GroupFilter } from "./group-filter.jsx";
import { groupIn, withGroup } from "./match-query.js";
import { SearchField } from "./search-field.jsx";
import { newestFirst, nextOrder } from "./sort-rows.js";
import { useExperiments } from "./use-experiments.js";

/** How many experiments are shown at first, and how many more at each press of the button. */
const PAGE = 200;

/** All experiments as a live table with a search. */
export function ExperimentsPage({ query, opened }: { query: string; opened: number | undefined }) {
  const [limit, setLimit] = useState(PAGE);
  const [archived, setArchived] = useState(false);
  const [order, setOrder] = useState(newestFirst);
  const now = useNow();
  const { found, error } = useExperiments({ query, limit, archived, order, now });
  const search = (text: string): void => replace({ page: "experiments", query: text });
  if (found === undefined) return <Problem error={error} waiting="Reading the experiments …" />;
  const { rows, counts, summary, more } = found;
  const openFirst = (): void => {
    if (rows[0] !== undefined) open({ page: "run", id: rows[0].id, view: "run" });
  };
  return (
    <>
      <div class="title-line">
        <h1>Experiments</h1>
        <p class="muted" aria-live="polite">
          {summary}
        </p>
      </div>
      <Problem error={error} />
      <div class="toolbar">
        <SearchField query={query} onChange={search} onEnter={openFirst} />
        <GroupFilter counts={counts} chosen={groupIn(query)} onChoose={(group) => search(withGroup(query, group))} />
        <label class="check">
          <input type="checkbox" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
          Archived too
        </label>
      </div>
      <div class="card">
        <ExperimentTable
          rows={rows}
          order={order}
          now={now}
          opened={opened}
          onSort={(by) => setOrder(nextOrder(order, by))}
        />
        {rows.length > 0 ? null : (
          <p class="empty">{query === "" ? "There are no experiments yet." : "Nothing fits the search."}</p>
        )}
      </div>
      {more === undefined ? null : (
        <p class="more">
          {more}
          <button type="button" class="button" onClick={() => setLimit(limit + PAGE)}>
            Read {PAGE} more
          </button>
        </p>
      )}
    </>
  );
}
