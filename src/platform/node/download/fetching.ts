import type { CheckpointDownload } from "../../../checkpoint-files/checkpoint-download.js";
import { systemClock } from "../../../time/clock.js";
import type { ProgressCount } from "./progress.js";
import type { Repetition } from "./repeat-cut.js";

/** One way of filling a staging folder, under way. */
export interface Fetching {
  readonly request: CheckpointDownload;
  /** The staging folder. */
  readonly folder: string;
  readonly verify: boolean;
  readonly progress: ProgressCount;
  readonly signal: AbortSignal | undefined;
}

/** How often a file of a direct download is tried. */
export function directRepetition({
  request,
  signal,
}: Fetching): Pick<Repetition, "attempts" | "silentAttempts" | "clock" | "signal"> {
  const { attempts = 1, mode } = request;
  // Where the master can be asked instead, a second silence is enough.
  const silentAttempts = mode === "AUTO" ? Math.min(attempts, 2) : attempts;
  return { attempts, silentAttempts, clock: systemClock, signal };
}
