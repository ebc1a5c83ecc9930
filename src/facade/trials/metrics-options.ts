import type { RequestOptions } from "../../api/request-options.js";
import type { Duration } from "../../time/duration.js";
import { checkBoolean, checkDuration, checkMaxOutage, checkText, type OptionTable } from "../../values/index.js";

/** Options of `iterMetrics` and `iterTrialsMetrics`. */
export interface MetricsOptions extends RequestOptions {
  /** `"training"`, `"validation"`, or a group of your own (release 0.23.2 or newer). */
  group: string;
  /**
   * Go on with new reports until the trials have ended. Each poll asks what the trials have reported, and only what is new is
   * read. A report to which values are added later comes again, whole.
   *
   * The whole series is read again where that is the only way: by masters before 0.22.0 at each report, of your own groups
   * when they hold other values than numbers, after a pause or restart, when reports come out of order, and at the end.
   *
   * @default false
   */
  follow?: boolean | undefined;
  /**
   * With `follow`: the exact time between two polls.
   *
   * @default 5 s at first, later 1 % of the time that it has gone on, at most 60 s
   */
  interval?: Duration | undefined;
  /**
   * With `follow`: how long outages of the master or the network are survived, once something came from it; 0 for none,
   * Infinity forever. Then the last error is thrown.
   *
   * @default "15m"; 0 with `retry: false`
   */
  maxOutage?: Duration | undefined;
}

/** Options of the metrics of one group. */
export type GroupMetricsOptions = Omit<MetricsOptions, "group">;

export const groupMetricsOptions = {
  follow: { check: checkBoolean },
  interval: { check: checkDuration },
  maxOutage: { check: checkMaxOutage },
} satisfies OptionTable<GroupMetricsOptions>;

export const metricsOptions = {
  group: { check: checkText, required: true },
  follow: { check: checkBoolean },
  interval: { check: checkDuration },
  maxOutage: { check: checkMaxOutage },
} satisfies OptionTable<MetricsOptions>;
