/** Which view is shown; it stands in the address behind the #. */
export type Route =
  | { readonly page: "experiments"; readonly query: string }
  | { readonly page: "run"; readonly id: number; readonly view: "run" | "sweep" }
  | { readonly page: "models" }
  | { readonly page: "model"; readonly name: string };

/** Reads the part of the address behind the #; what is not known is the list of experiments. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [first, second, third] = path.split("/").map((part) => decode(part));
  const id = Number(second);
  if (first === "experiments" && Number.isInteger(id) && id > 0) {
    return { page: "run", id, view: third === "sweep" ? "sweep" : "run" };
  }
  if (first === "models") return second ? { page: "model", name: second } : { page: "models" };
  return { page: "experiments", query: new URLSearchParams(search).get("q") ?? "" };
}

/** The address of a view, from the # on. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case "experiments":
      return route.query === ""
        ? "#/experiments"
        : `#/experiments?${new URLSearchParams({ q: route.query }).toString()}`;
    case "run":
      return `#/experiments/${route.id}${route.view === "sweep" ? "/sweep" : ""}`;
    case "models":
      return "#/models";
    case "model":
      return `#/models/${encodeURIComponent(route.name)}`;
  }
}

/** Where Escape leads; undefined where there is nothing above. */
export function parentOf(route: Route, query: string): Route | undefined {
  if (route.page === "run") return { page: "experiments", query };
  return route.page === "model" ? { page: "models" } : undefined;
}

/** What the tab of the browser is called. */
export function titleOf(route: Route): string {
  const names = { experiments: "Experiments", run: "Experiment", models: "Models", model: "Model" };
  const which = route.page === "run" ? ` ${route.id}` : route.page === "model" ? ` ${route.name}` : "";
  return `${names[route.page]}${which} · Determined`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
