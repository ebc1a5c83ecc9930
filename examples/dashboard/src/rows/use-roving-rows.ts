import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";

/** What a table needs whose rows are one stop of the Tab key. */
export interface RovingRows {
  /** For the body of the table. */
  readonly body: {
    readonly ref: RefObject<HTMLTableSectionElement | null>;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocusIn: (event: FocusEvent) => void;
  };
  /** For each row, which needs its key as `data-id`: the Tab key stops at one of them. */
  readonly tabIndexOf: (key: string | number) => 0 | -1;
}

/** Has the arrow keys, Home and End go from row to row; the Tab key comes back to the row that had the focus last. */
export function useRovingRows(keys: readonly (string | number)[]): RovingRows {
  const ref = useRef<HTMLTableSectionElement>(null);
  const [last, setLast] = useState<string>();
  const stop = keys.map(String).find((key) => key === last) ?? String(keys[0] ?? "");
  const press = (event: KeyboardEvent): void => {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement)) return;
    const next = neighbour(row, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  };
  const focus = (event: FocusEvent): void => setLast((event.target as Element).closest("tr")?.dataset["id"]);
  return {
    body: { ref, onKeyDown: press, onFocusIn: focus },
    tabIndexOf: (key) => (String(key) === stop ? 0 : -1),
  };
}

/** Where a key leads from a row; above the first one is the search. */
function neighbour(row: HTMLTableRowElement, key: string): HTMLElement | null {
  const rows = row.parentElement;
  if (key === "ArrowDown") return row.nextElementSibling as HTMLElement | null;
  if (key === "ArrowUp")
    return (
      (row.previousElementSibling as HTMLElement | null) ?? document.querySelector<HTMLElement>("input[type=search]")
    );
  if (key === "Home") return rows?.firstElementChild as HTMLElement | null;
  return key === "End" ? (rows?.lastElementChild as HTMLElement | null) : null;
}

/** Gives the focus to the row at which the Tab key stops; false where there is no such table. */
export function focusRow(which: "first" | "last seen"): boolean {
  const row = document.querySelector<HTMLElement>(which === "first" ? "tr.row" : "tr.row[tabindex='0']");
  row?.focus();
  return row !== null;
}
