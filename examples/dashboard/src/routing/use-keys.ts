import { useEffect } from "preact/hooks";
import { open } from "./use-route.js";
import { parentOf, type Route } from "./route.js";

/** Keys of the whole page: "/" goes to the search, Escape to the view above. */
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
      if (event.key === "Escape" && above !== undefined) open(above);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [route, query]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
