import { useEffect } from "preact/hooks";
import { useRovingRows } from "../rows/use-roving-rows.js";
import { ExperimentRow } from "./experiment-row.jsx";
import type { Row } from "./row.js";
import type { Column, Order } from "./sort-rows.js";

const columns: readonly { readonly by: Column; readonly title: string; readonly class: string }[] = [
  { by: "state", title: "State", class: "cell-state" },
  { by: "name", title: "Name", class: "cell-name" },
  { by: "project", title: "Project", class: "wide" },
  { by: "user", title: "User", class: "medium" },
  { by: "trials", title: "Trials", class: "wide number" },
  { by: "progress", title: "Progress", class: "cell-progress" },
  { by: "best", title: "Best", class: "number cell-best" },
  { by: "created", title: "Created", class: "medium number" },
  { by: "duration", title: "Duration", class: "wide number" },
];

interface Props {
  readonly rows: readonly Row[];
  readonly order: Order;
  readonly now: number;
  /** The experiment that was open before: its row gets the focus. */
  readonly opened: number | undefined;
  readonly onSort: (by: Column) => void;
}

/** The experiments, one in a line. */
export function ExperimentTable({ rows, order, now, opened, onSort }: Props) {
  const { body, tabIndexOf } = useRovingRows(rows.map(({ id }) => id));
  useEffect(() => {
    if (opened !== undefined) body.ref.current?.querySelector<HTMLElement>(`[data-id="${opened}"]`)?.focus();
  }, [opened]);
  return (
    <table class="table experiments">
      <caption class="for-readers">Experiments, updated every two seconds</caption>
      <thead>
        <tr>
          {columns.map(({ by, title, class: name }) => (
            <th
              key={by}
              scope="col"
              class={name}
              aria-sort={order.by !== by ? undefined : order.descending ? "descending" : "ascending"}
            >
              <button type="button" class="sort" onClick={() => onSort(by)}>
                {title}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...body}>
        {rows.map((row) => (
          <ExperimentRow key={row.id} row={row} now={now} tabIndex={tabIndexOf(row.id)} />
        ))}
      </tbody>
    </table>
  );
}
