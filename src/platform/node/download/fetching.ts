import type { CheckpointDownload } from "../../../checkpoint-files/checkpoint-download.js";
import type { ProgressCount } from "./progress.js";

/** One way of filling a staging folder, under way. */
export interface Fetching {
  readonly request: CheckpointDownload;
  /** The staging folder. */
  readonly folder: string;
  readonly verify: boolean;
  readonly progress: ProgressCount;
  readonly signal: AbortSignal | undefined;
}
