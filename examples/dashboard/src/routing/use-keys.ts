import { useEffect } from "preact/hooks";
import { isFocusLost } from "../focus.js";
import { focusRow } from "../rows/use-roving-rows.js";
import { open } from "./use-route.js";
import { parentOf, type Route } from "./route.js";

/** Keys of the whole page: "/" goes to the search, the arrow down to the rows, Escape to the view above. */
export function useKeys(route: Route, query: string): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "/" && !isTyping(event.target)) {
        const search = document.querySelector<HTMLInputElement>("input[type=search]");
        if (search === null) return;
        event.preventDefault();
        search.focus();
        search.select();
      }
      // A dialog closes first.
      if (document.querySelector("dialog[open]") !== null) return;
      const above = parentOf(route, query);
      if (event.key === "ArrowDown" && isAtRest() && focusRow("last seen")) event.preventDefault();
      if (event.key === "Escape" && above !== undefined) open(above);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [route, query]);
}

const isAtRest = (): boolean => isFocusLost() || document.activeElement?.tagName === "MAIN";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
