import type { RequestOptions } from "../api/request-options.js";
import type { Duration } from "../time/duration.js";

/** What limits every wait, and what limits only its requests. */
export interface WaitLimits extends RequestOptions {
  /**
   * Give up after this time with WaitTimeoutError. This limits the whole wait; `timeout` limits each request.
   *
   * @default never
   */
  maxWait?: Duration | undefined;
  /**
   * Limit of each attempt of a request, not of the wait, which goes on: that limit is `maxWait`.
   *
   * @default 30 s
   */
  timeout?: Duration | undefined;
}
