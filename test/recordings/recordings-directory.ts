import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where the recordings lie: beside this repository, or where FIDELITY_RECORDINGS says. */
export function recordingsDirectory(): string {
  const here = fileURLToPath(new URL(".", import.meta.url));
  // From a worktree the shared directory is one step further up.
  const places = ["../../../shared/recordings", "../../../../shared/recordings"].map((up) => path.resolve(here, up));
  return process.env["FIDELITY_RECORDINGS"] ?? places.find((place) => existsSync(place)) ?? String(places[0]);
}
