import type { LogEntry } from "determined-client";
import { useEffect, useRef, useState } from "preact/hooks";
import { pause } from "../../connection/pause.js";
import { useSession } from "../../session/session-context.js";
import { followLog, type Level } from "./follow-log.js";

/** The most lines that are kept. */
const MOST_LINES = 1000;

/** How often lines that came in are shown, in milliseconds. */
const REDRAW = 200;

/** A log as it is shown. */
export interface ShownLog {
  readonly lines: readonly LogEntry[];
  /** Lines that came while it was paused. */
  readonly waiting: number;
  readonly hasEnded: boolean;
  readonly error: unknown;
}

const empty: ShownLog = { lines: [], waiting: 0, hasEnded: false, error: undefined };

/** Follows the log of a trial. While it is paused lines are read and counted, and shown later. */
export function useLog(trialId: number | undefined, level: Level, isPaused: boolean): ShownLog {
  const { determined } = useSession();
  const [log, setLog] = useState(empty);
  const paused = useRef(isPaused);
  paused.current = isPaused;
  const show = useRef<() => void>(() => {});
  useEffect(() => {
    setLog(empty);
    if (trialId === undefined) return;
    const stop = new AbortController();
    const { signal } = stop;
    let coming: LogEntry[] = [];
    let isDue = false;
    show.current = () => {
      isDue = false;
      if (paused.current) return setLog((before) => ({ ...before, waiting: coming.length }));
      const news = coming;
      coming = [];
      setLog((before) => ({ ...before, lines: [...before.lines, ...news].slice(-MOST_LINES), waiting: 0 }));
    };
    const take = (line: LogEntry): void => {
      coming = [...coming.slice(1 - MOST_LINES), line];
      if (isDue) return;
      isDue = true;
      void pause(REDRAW, signal).then(show.current, () => {});
    };
    followLog(determined, trialId, level, take, signal)
      .then(() => setLog((before) => ({ ...before, hasEnded: true })))
      .catch((error: unknown) => {
        if (!signal.aborted) setLog((before) => ({ ...before, error }));
      });
    return () => stop.abort();
  }, [determined, trialId, level]);
  useEffect(() => show.current(), [isPaused]);
  return log;
}
