/** Which view is shown; it stands in the address behind the #. */
export type Route =
  | { readonly page: "experiments"; readonly query: string }
  /** `trial` is the one whose log is shown and whose curves are emphasised; without it the page chooses. */
  | { readonly page: "run"; readonly id: number; readonly view: "run" | "sweep"; readonly trial?: number }
  | { readonly page: "models" }
  | { readonly page: "model"; readonly name: string }
  | { readonly page: "lost"; readonly address: string };

/** Reads the part of the address behind the #; nothing there is the list of experiments. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [first, second = "", third = "", ...more] = path.split("/").map((part) => decode(part));
  const query = new URLSearchParams(search);
  if (more.length === 0 && first === "experiments" && isId(second) && (third === "" || third === "sweep")) {
    const trial = query.get("trial") ?? "";
    const view = third === "" ? "run" : third;
    return { page: "run", id: Number(second), view, ...(isId(trial) ? { trial: Number(trial) } : {}) };
  }
  if (third === "" && more.length === 0) {
    if (first === "models") return second ? { page: "model", name: second } : { page: "models" };
    if (second === "" && (first === "" || first === "experiments"))
      return { page: "experiments", query: query.get("q") ?? "" };
  }
  return { page: "lost", address: hash };
}

const isId = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

/** The address of a view, from the # on. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case "experiments":
      return route.query === ""
        ? "#/experiments"
        : `#/experiments?${new URLSearchParams({ q: route.query }).toString()}`;
    case "run":
      return (
        `#/experiments/${route.id}${route.view === "sweep" ? "/sweep" : ""}` +
        (route.trial === undefined ? "" : `?trial=${route.trial}`)
      );
    case "models":
      return "#/models";
    case "model":
      return `#/models/${encodeURIComponent(route.name)}`;
    case "lost":
      return route.address;
  }
}

/** Where Escape leads; undefined where there is nothing above. */
export function parentOf(route: Route, query: string): Route | undefined {
  if (route.page === "run") return { page: "experiments", query };
  if (route.page === "lost") return { page: "experiments", query: "" };
  return route.page === "model" ? { page: "models" } : undefined;
}

/** What the tab of the browser is called. */
export function titleOf(route: Route): string {
  const names = { experiments: "Experiments", run: "Experiment", models: "Models", model: "Model", lost: "Not found" };
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
