import { focusRow } from "../rows/use-roving-rows.js";

interface Props {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly onEnter: () => void;
}

/** The search over everything that is in the table. Enter opens the first row, the arrow down goes to it, Escape empties the search. */
export function SearchField({ query, onChange, onEnter }: Props) {
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Enter") onEnter();
    if (event.key === "ArrowDown" && focusRow("first")) event.preventDefault();
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (query === "") (event.currentTarget as HTMLElement).blur();
    else onChange("");
  };
  return (
    <label class="search">
      <span class="for-readers">Search experiments by name, user, label, project or state</span>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="m10.5 10.5 3.5 3.5" />
      </svg>
      <input
        type="search"
        value={query}
        placeholder="Search, or user:ada label:nightly"
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={press}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
