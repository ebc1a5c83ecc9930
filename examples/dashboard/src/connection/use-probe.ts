import { useEffect } from "preact/hooks";
import type { Outage } from "./outage.js";
import { pause, untilVisible } from "./pause.js";
import { useOutage } from "./use-outage.js";

/** How often a master that does not answer is asked whether it is back, in milliseconds. */
const EVERY = 2000;

/** During an outage one request asks again and again, for all that wait for its end. */
export function useProbe(outage: Outage, master: string, isWanted: boolean): void {
  const isAway = useOutage(outage) !== undefined;
  useEffect(() => {
    if (!isAway || !isWanted) return;
    const stop = new AbortController();
    const { signal } = stop;
    const ask = async (): Promise<void> => {
      for (;;) {
        await pause(EVERY, signal);
        await untilVisible(signal);
        if (await answers(master, signal)) outage.answered();
      }
    };
    ask().catch(() => {});
    return () => stop.abort();
  }, [outage, master, isAway, isWanted]);
}

/** Asks what needs no login. */
async function answers(master: string, signal: AbortSignal): Promise<boolean> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
    return (await fetch(`${master.replace(/\/$/, "")}/api/v1/master`, { signal: limit })).ok;
  } catch {
    return false;
  }
}
