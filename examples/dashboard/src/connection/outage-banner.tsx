import { useEffect, useState } from "preact/hooks";
import { formatClock } from "../format/times.js";
import type { Outage } from "./outage.js";

/** Says that the master does not answer, and since when. It is read out when it comes and when it goes. */
export function OutageBanner({ outage }: { outage: Outage }) {
  const [since, setSince] = useState(outage.since);
  useEffect(() => outage.subscribe(() => setSince(outage.since)), [outage]);
  return (
    <div role="status" aria-live="polite" class="outage-region">
      {since === undefined ? null : (
        <p class="outage">
          <span class="outage-mark" aria-hidden="true" />
          The master does not answer since {formatClock(new Date(since))}. Trying again.
        </p>
      )}
    </div>
  );
}
