import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import { checkOrderBy, enumToWire, TrialSortBy, type Check, type EnumInput, type OrderBy } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { unwrapPage } from "../unwrap-page.js";
import { toTrialRecord, type TrialRecord } from "./trial-record.js";

/** Options of the methods that list trials. */
export interface ListTrialsOptions extends ListOptions {
  /**
   * What to sort by. By a metric, ascending is best first, whichever way is better.
   *
   * @default "ID"
   */
  sortBy?: EnumInput<typeof TrialSortBy> | undefined;
  /**
   * The direction.
   *
   * @default "ASCENDING"
   */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
}

const checkTrialSortBy: Check<TrialSortBy> = (value, argument) => enumToWire(TrialSortBy, value, argument);

export const listTrialsOptions = {
  sortBy: { check: checkTrialSortBy, default: "ID" },
  orderBy: { check: checkOrderBy, default: "ASC" },
} satisfies ListTable<ListTrialsOptions>;

/** The trials of an experiment, each made of its record by `make`. */
export function listTrialRows<Hparams extends object, Row extends { readonly id: number }>(
  connection: Connection,
  experimentId: number,
  make: (record: TrialRecord<Hparams>) => Row,
  readOptions: () => CheckedList<typeof listTrialsOptions>,
): Listing<Row> {
  return createListing<Row>("trials", () => {
    const options = readOptions();
    const { sortBy, orderBy } = options;
    return {
      options,
      key: (trial) => trial.id,
      fetchPage: async ({ offset, limit }, request) => {
        const params = { path: { experimentId }, query: { sortBy, orderBy, offset, limit } };
        const init = { params, ...request };
        const answer = await connection.api.GET("/api/v1/experiments/{experimentId}/trials", init);
        return unwrapPage(answer, "trials", (wire) => make(toTrialRecord<Hparams>(wire)));
      },
    };
  });
}
