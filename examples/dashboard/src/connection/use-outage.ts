import { useEffect, useState } from "preact/hooks";
import { useSession } from "../session/session-context.js";

/** When the outage began that there is, in milliseconds since 1970; undefined while the master answers. */
export function useOutage(): number | undefined {
  const { outage } = useSession();
  const [since, setSince] = useState(outage.since);
  useEffect(() => outage.subscribe(() => setSince(outage.since)), [outage]);
  return since;
}
