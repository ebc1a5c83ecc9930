import { useEffect, useState } from "preact/hooks";
import type { Outage } from "./outage.js";

/** When the outage began that there is, in milliseconds since 1970; undefined while the master answers. */
export function useOutage(outage: Outage): number | undefined {
  const [since, setSince] = useState(outage.since);
  useEffect(() => outage.subscribe(() => setSince(outage.since)), [outage]);
  return since;
}
