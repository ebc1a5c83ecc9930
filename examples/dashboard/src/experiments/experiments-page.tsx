import { useState } from "preact/hooks";
import { useNow } from "../connection/use-now.js";
import { usePoll } from "../connection/use-poll.js";
import { plural } from "../format/numbers.js";
import { Problem } from "../problem.jsx";
import { replace } from "../routing/use-route.js";
import { useSession } from "../session/session-context.js";
import { ExperimentTable } from "./experiment-table.jsx";
import { matchesQuery, toneIn, withTone } from "./match-query.js";
import { readRows } from "./read-rows.js";
import { SearchField } from "./search-field.jsx";
import { newestFirst, nextOrder, sortRows } from "./sort-rows.js";
import { ToneFilter } from "./tone-filter.jsx";

/** How many experiments are shown at first, and how many more at each press of the button. */
const PAGE = 200;

/** All experiments as a live table with a search. */
export function ExperimentsPage({ query, opened }: { query: string; opened: number | undefined }) {
  const { determined } = useSession();
  const [limit, setLimit] = useState(PAGE);
  const [archived, setArchived] = useState(false);
  const [order, setOrder] = useState(newestFirst);
  const now = useNow();
  const { value, error } = usePoll((signal) => readRows(determined, { limit, archived }, signal), 2000, [
    limit,
    archived,
  ]);
  const search = (text: string): void => replace({ page: "experiments", query: text });
  if (value === undefined) return <Problem error={error} waiting="Reading the experiments …" />;
  const withoutTone = value.rows.filter((row) => matchesQuery(row, withTone(query, undefined)));
  const found = value.rows.filter((row) => matchesQuery(row, query));
  return (
    <>
      <div class="title-line">
        <h1>Experiments</h1>
        <p class="muted" aria-live="polite">
          {found.length === value.rows.length
            ? plural(found.length, "experiment")
            : `${found.length} of ${value.rows.length}`}
        </p>
      </div>
      <Problem error={error} />
      <div class="toolbar">
        <SearchField query={query} onChange={search} />
        <ToneFilter rows={withoutTone} chosen={toneIn(query)} onChoose={(tone) => search(withTone(query, tone))} />
        <label class="check">
          <input type="checkbox" checked={archived} onChange={(event) => setArchived(event.currentTarget.checked)} />
          Archived too
        </label>
      </div>
      <div class="card">
        <ExperimentTable
          rows={sortRows(found, order, now)}
          order={order}
          now={now}
          opened={opened}
          onSort={(by) => setOrder(nextOrder(order, by))}
        />
        {found.length > 0 ? null : (
          <p class="empty">{query === "" ? "There are no experiments yet." : "Nothing fits the search."}</p>
        )}
      </div>
      {!value.hasMore ? null : (
        <p class="more">
          These are the newest {limit}; the search sees only them.
          <button type="button" class="button" onClick={() => setLimit(limit + PAGE)}>
            Read {PAGE} more
          </button>
        </p>
      )}
    </>
  );
}
