import type { Duration } from "../time/duration.js";

/** What a call takes besides what openapi-fetch knows. */
export interface CallOptions {
  /**
   * Limit of each attempt; for streams, the limit of silence.
   *
   * @default 30 s plus 1 s per 256 kB sent; 2 minutes for streams
   */
  timeout?: Duration | undefined;
  /** First release that has the route, for the message where a master lacks it. */
  since?: string | undefined;
}
