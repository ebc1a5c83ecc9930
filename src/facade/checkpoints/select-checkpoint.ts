import type { RequestOptions } from "../../api/request-options.js";
import { InvalidArgumentError } from "../../errors/index.js";
import { checkBoolean, checkOptions, checkUuid, optional, refusal } from "../../values/index.js";
import { checkRankOptions } from "./list-checkpoints.js";

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

/** The checked wish of a caller. */
export interface Selection extends RequestOptions {
  readonly by: "best" | "latest" | "uuid";
  readonly uuid: string;
  readonly sortBy?: string | undefined;
  readonly smallerIsBetter?: boolean | undefined;
}

/** Checks a caller's selection. */
export function checkSelection(given: SelectCheckpointOptions): Selection {
  const options = checkOptions<
    { best?: boolean | undefined; latest?: boolean | undefined; uuid?: string | undefined } & RequestOptions
  >(given, "selectCheckpoint");
  optional(checkBoolean)(options.best, "best");
  optional(checkBoolean)(options.latest, "latest");
  const wanted = (["best", "latest", "uuid"] as const).filter(
    (each) => options[each] !== undefined && options[each] !== false,
  );
  if (wanted.length !== 1) {
    throw new InvalidArgumentError("Exactly one of best, latest and uuid must be given.", {
      argument: wanted[1] ?? "best",
    });
  }
  const { sortBy, smallerIsBetter, signal, timeout } = checkRankOptions(options, "selectCheckpoint");
  const [by] = wanted as ["best" | "latest" | "uuid"];
  for (const [name, value] of Object.entries({ sortBy, smallerIsBetter })) {
    if (by !== "best" && value !== undefined) throw refusal(name, "left out unless best is true", value);
  }
  return { by, uuid: by === "uuid" ? checkUuid(options.uuid, "uuid") : "", sortBy, smallerIsBetter, signal, timeout };
}
