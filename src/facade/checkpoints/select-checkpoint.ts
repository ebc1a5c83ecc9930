import type { RequestOptions } from "../../api/request-options.js";
import { checkBoolean, checkText, checkUuid, refusal, type Checked, type OptionTable } from "../../values/index.js";
import { exactlyOne } from "../exactly-one.js";

/** Which checkpoint `selectCheckpoint` gives: exactly one of `best`, `latest`, `uuid`. */
export type SelectCheckpointOptions = RequestOptions &
  (
    | {
        /** The best checkpoint by a validation metric. */
        best: true;
        latest?: false | undefined;
        uuid?: undefined;
        /** Name of a validation metric. Default: the experiment's searcher metric. */
        sortBy?: string | undefined;
        /** Default: as in the experiment's configuration, else true. */
        smallerIsBetter?: boolean | undefined;
      }
    | {
        /** The checkpoint of the highest step. */
        latest: true;
        best?: false | undefined;
        uuid?: undefined;
        sortBy?: undefined;
        smallerIsBetter?: undefined;
      }
    | {
        /** The checkpoint with this UUID. */
        uuid: string;
        best?: false | undefined;
        latest?: false | undefined;
        sortBy?: undefined;
        smallerIsBetter?: undefined;
      }
  );

export const selectCheckpointOptions = {
  best: { check: checkBoolean },
  latest: { check: checkBoolean },
  uuid: { check: checkUuid },
  sortBy: { check: checkText },
  smallerIsBetter: { check: checkBoolean },
} satisfies OptionTable<SelectCheckpointOptions>;

/**
 * Which of the three ways to select the caller asks for.
 *
 * @throws InvalidArgumentError unless it is exactly one.
 */
export function chooseSelection(options: Checked<typeof selectCheckpointOptions>): "best" | "latest" | "uuid" {
  const by = exactlyOne(["best", "latest", "uuid"], options);
  for (const name of ["sortBy", "smallerIsBetter"] as const) {
    if (by !== "best" && options[name] !== undefined) throw refusal(name, "left out unless best is true", options[name]);
  }
  return by;
}
