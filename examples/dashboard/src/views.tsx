import { useRef } from "preact/hooks";
import { ExperimentsPage } from "./experiments/experiments-page.jsx";
import { useKeys } from "./routing/use-keys.js";
import { useRoute } from "./routing/use-route.js";

/** The view that the address names. */
export function Views() {
  const route = useRoute();
  // The search stays when somebody comes back from a run.
  const query = useRef("");
  const opened = useRef<number | undefined>(undefined);
  if (route.page === "experiments") query.current = route.query;
  if (route.page === "run") opened.current = route.id;
  useKeys(route, query.current);
  return (
    <main class="main" id="main">
      <ExperimentsPage query={query.current} opened={opened.current} />
    </main>
  );
}
