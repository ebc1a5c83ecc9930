import type { RequestOptions } from "../../api/request-options.js";
import { checkBoolean, checkText, type OptionTable } from "../../values/index.js";

/** How to rank: options of `topCheckpoint`, `topNCheckpoints` and `bestTrial`. */
export interface RankOptions extends RequestOptions {
  /**
   * Name of a validation metric.
   *
   * @default the experiment's searcher metric
   */
  sortBy?: string | undefined;
  /**
   * Whether a smaller value is better; ignored without `sortBy`.
   *
   * @default as in the experiment's configuration, else true
   */
  smallerIsBetter?: boolean | undefined;
}

export const rankOptions = {
  sortBy: { check: checkText },
  smallerIsBetter: { check: checkBoolean },
} satisfies OptionTable<RankOptions>;
