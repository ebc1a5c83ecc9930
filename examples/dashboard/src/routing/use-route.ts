import { useEffect, useState } from "preact/hooks";
import { formatRoute, parseRoute, type Route } from "./route.js";

/** The view that the address names. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const read = (): void => setRoute(parseRoute(location.hash));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return route;
}

/** Goes to a view. */
export function open(route: Route): void {
  location.hash = formatRoute(route);
}

/** Changes the address without a step for the browser's button "back". */
export function replace(route: Route): void {
  history.replaceState(null, "", formatRoute(route));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
