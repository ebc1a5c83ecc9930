import type { Determined } from "determined-client";
import { useEffect, useRef, useState } from "preact/hooks";
import { meansOutage } from "../../connection/outage.js";
import { pause } from "../../connection/pause.js";
import { useSession } from "../../session/session-context.js";
import { Curves, type Chart } from "./curves.js";

/** How often the charts are drawn anew while reports come in, in milliseconds. */
const REDRAW = 250;

/** Follows the training and validation metrics of trials, those that come later too. */
export function useCurves(trialIds: readonly number[]): { charts: Chart[]; error: unknown } {
  const { determined } = useSession();
  const [charts, setCharts] = useState<Chart[]>([]);
  const [error, setError] = useState<unknown>();
  const curves = useRef(new Curves());
  const followed = useRef(new Set<number>());
  const life = useRef(new AbortController());
  const isDue = useRef(false);
  useEffect(() => {
    const stop = life.current;
    return () => stop.abort();
  }, []);
  useEffect(() => {
    const ids = trialIds.filter((id) => !followed.current.has(id));
    if (ids.length === 0) return;
    for (const id of ids) followed.current.add(id);
    const { signal } = life.current;
    const draw = (): void => {
      if (isDue.current) return;
      isDue.current = true;
      void pause(REDRAW, signal).then(
        () => {
          isDue.current = false;
          setCharts(curves.current.charts());
        },
        () => {},
      );
    };
    for (const group of ["training", "validation"]) {
      follow(determined, ids, group, curves.current, draw, signal).catch((reason: unknown) => {
        if (!signal.aborted) setError(reason);
      });
    }
  }, [determined, trialIds.join()]);
  return { charts, error };
}

/** Reads reports until the trials have ended. The client survives outages after the first answer, this one before it. */
async function follow(
  determined: Determined,
  ids: readonly number[],
  group: string,
  curves: Curves,
  onReport: () => void,
  signal: AbortSignal,
): Promise<void> {
  const options = { group, follow: true, interval: "2s", maxOutage: Infinity, signal } as const;
  for (;;) {
    try {
      for await (const report of determined.iterTrialsMetrics(ids, options)) {
        curves.add(report);
        onReport();
      }
      return;
    } catch (error) {
      if (!meansOutage(error)) throw error;
    }
    await pause(2000, signal);
  }
}
