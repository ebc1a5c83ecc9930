import type { DownloadProgress } from "../../../checkpoint-files/checkpoint-download.js";

/** Progress is reported at the end of each file, and at intervals of this many bytes within a large one. */
const step = 4 * 2 ** 20;

/** Counts what has been written and reports it. */
export interface ProgressCount {
  add(file: string, bytes: number): void;
  done(file: string): void;
}

/** Starts a count at nothing. */
export function countProgress(
  onProgress: ((progress: DownloadProgress) => void) | undefined,
  totalBytes: number,
): ProgressCount {
  let bytes = 0;
  let filesDone = 0;
  let reported = 0;
  const report = (file: string): void => {
    reported = bytes;
    onProgress?.({ file, filesDone, bytes, totalBytes });
  };
  return {
    add(file, count) {
      bytes += count;
      if (bytes - reported >= step) report(file);
    },
    done(file) {
      filesDone += 1;
      report(file);
    },
  };
}
