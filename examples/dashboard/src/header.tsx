import { useRoute } from "./routing/use-route.js";
import { useSession } from "./session/session-context.js";

/** What is on top of every view. */
export function Header({ master }: { master: string }) {
  const { username, end } = useSession();
  const { page } = useRoute();
  const inModels = page === "models" || page === "model";
  return (
    <header class="header">
      <a class="brand" href="#/experiments">
        <svg viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
          <rect width="16" height="16" rx="4" />
          <path d="M3.5 4c1 5 4 7.5 9 8" />
        </svg>
        Determined
      </a>
      <nav class="nav" aria-label="Views">
        <a href="#/experiments" aria-current={inModels ? undefined : "page"}>
          Experiments
        </a>
        <a href="#/models" aria-current={inModels ? "page" : undefined}>
          Models
        </a>
      </nav>
      <p class="who">
        <span class="who-master">{master.replace(/^https?:\/\//, "").replace(/\/$/, "")}</span>
        <span>{username}</span>
        <button class="button quiet" type="button" onClick={() => end()}>
          Log out
        </button>
      </p>
    </header>
  );
}
