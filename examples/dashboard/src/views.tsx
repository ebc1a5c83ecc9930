import { useEffect, useRef } from "preact/hooks";
import { ExperimentsPage } from "./experiments/experiments-page.jsx";
import { isFocusLost } from "./focus.js";
import { Lost } from "./lost.jsx";
import { ModelPage } from "./registry/model-page.jsx";
import { ModelsPage } from "./registry/models-page.jsx";
import { titleOf, type Route } from "./routing/route.js";
import { useKeys } from "./routing/use-keys.js";
import { useRoute } from "./routing/use-route.js";
import { RunPage } from "./run/run-page.jsx";

/** The view that the address names. */
export function Views() {
  const route = useRoute();
  // The search stays when somebody comes back from a run, and the focus goes to the row of that run.
  const query = useRef("");
  const opened = useRef<number | undefined>(undefined);
  if (route.page === "experiments") query.current = route.query;
  if (route.page === "run") opened.current = route.id;
  useKeys(route, query.current);
  const title = titleOf(route);
  const main = useRef<HTMLElement>(null);
  const view = `${title} ${route.page === "run" ? route.view : ""}`;
  const former = useRef(view);
  useEffect(() => {
    document.title = title;
    // The row or link that had the focus is gone; without this the keyboard would begin at the top of the page again.
    if (former.current !== view && isFocusLost()) main.current?.focus();
    former.current = view;
  }, [title, view]);
  return (
    <main class="main" ref={main} tabIndex={-1}>
      {viewOf(route, opened.current)}
    </main>
  );
}

function viewOf(route: Route, opened: number | undefined) {
  switch (route.page) {
    case "experiments":
      return <ExperimentsPage query={route.query} opened={opened} />;
    case "run":
      // Another experiment is another page: nothing of the former one is kept.
      return <RunPage key={route.id} {...route} />;
    case "models":
      return <ModelsPage />;
    case "model":
      return <ModelPage key={route.name} name={route.name} />;
    case "lost":
      return <Lost what="There is no such view" where={route.address} back="experiments" />;
  }
}
