import { formatClock } from "../format/times.js";
import type { Outage } from "./outage.js";
import { useOutage } from "./use-outage.js";

/** Says that the master does not answer, and since when. It is read out when it comes and when it goes. */
export function OutageBanner({ outage }: { outage: Outage }) {
  const since = useOutage(outage);
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
