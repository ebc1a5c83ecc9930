import type { Determined, LogCursor, LogEntry, LogLevel } from "determined-client";
import { meansOutage } from "../../connection/outage.js";
import { pause } from "../../connection/pause.js";

/** How many lines there are before those that come. */
const TAIL = 300;

/** Which lines: all, those without a level too, or those of a level and above. */
export type Level = "ALL" | Extract<keyof typeof LogLevel, "INFO" | "WARNING" | "ERROR">;

/** Calls back with the last lines of a trial's log and then with each that comes; resolves when the log has ended. */
export async function followLog(
  determined: Determined,
  trialId: number,
  level: Level,
  onLine: (line: LogEntry) => void,
  signal: AbortSignal,
): Promise<void> {
  const trial = determined.trial(trialId);
  const filter = { signal, ...(level === "ALL" ? {} : { minLevel: level }) };
  let from: LogCursor | undefined;
  const take = (line: LogEntry): void => {
    from = line.cursor;
    onLine(line);
  };
  for (;;) {
    try {
      if (from === undefined) for await (const line of trial.logEntries({ ...filter, tail: TAIL })) take(line);
      // After the first answer the client survives outages itself, and repeats no line.
      for await (const line of trial.logEntries({ ...filter, follow: true, from, maxOutage: Infinity })) take(line);
      return;
    } catch (error) {
      if (!meansOutage(error)) throw error;
    }
    await pause(2000, signal);
  }
}
