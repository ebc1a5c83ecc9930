import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import type { Page } from "../../sequence/listing-plan.js";
import {
  checkAnyText,
  checkBoolean,
  checkId,
  checkIds,
  checkOrderBy,
  checkTextList,
  checkUserIds,
  enumToWire,
  ModelSortBy,
  type Check,
  type EnumInput,
  type OrderBy,
  type RequestSettings,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import { fitFilters, oneOf, type ListFilter } from "../fitting-filters.js";
import { requireRelease } from "../since-release.js";
import { unwrapPage } from "../unwrap-page.js";
import { charactersForIds } from "../url-length.js";
import { listWorkspaces } from "../workspaces/workspaces.js";
import { toModelRecord } from "./model-record.js";
import { Model } from "./model.js";

/**
 * Options of `listModels` and `getModels`; filters are all to be met. Arrays that are too long for an address are applied
 * by the client, which then reads all models that meet the others.
 */
export interface ListModelsOptions extends ListOptions {
  /**
   * What to sort by.
   *
   * @default "NAME"
   */
  sortBy?: EnumInput<typeof ModelSortBy> | undefined;
  /**
   * The direction.
   *
   * @default "ASCENDING"
   */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /** Only models whose name contains this string, ignoring case. */
  name?: string | undefined;
  /** Only models whose description contains this string, ignoring case. */
  description?: string | undefined;
  /** Only models that have any of these labels. */
  labels?: string[] | undefined;
  /**
   * True: only archived models; false: only others.
   *
   * @default both
   */
  archived?: boolean | undefined;
  /** Only models of the users with these names; with `userIds` too, both must hold. */
  users?: string[] | undefined;
  /** Only models of the users with these ids. */
  userIds?: number[] | undefined;
  /** Only the model with this id. */
  modelId?: number | undefined;
  /** Only models of the workspaces with exactly these names; `workspaceIds` takes precedence. Needs release 0.20.0. */
  workspaceNames?: string[] | undefined;
  /** Only models of these workspaces. Needs release 0.20.0. */
  workspaceIds?: number[] | undefined;
}

const checkSortBy: Check<ModelSortBy> = (value, argument) => enumToWire(ModelSortBy, value, argument);

export const listModelsOptions = {
  sortBy: { check: checkSortBy, default: "NAME" },
  orderBy: { check: checkOrderBy, default: "ASC" },
  name: { check: checkAnyText },
  description: { check: checkAnyText },
  labels: { check: checkTextList },
  archived: { check: checkBoolean },
  users: { check: checkTextList },
  userIds: { check: checkUserIds },
  modelId: { check: checkId },
  workspaceNames: { check: checkTextList },
  workspaceIds: { check: checkIds },
} satisfies ListTable<ListModelsOptions>;

/** Path of all models. */
export const modelsPath = "/api/v1/models";

type ModelFilter = ListFilter<
  Model,
  { labels?: string[]; users?: string[]; userIds?: number[]; workspaceIds?: number[]; workspaceNames?: string[] }
>;

/** `Determined.listModels`. */
export function listModels(
  connection: Connection,
  readOptions: () => CheckedList<typeof listModelsOptions>,
): Listing<Model> {
  return createListing<Model>("models", () => {
    const options = readOptions();
    const { sortBy, orderBy, name, description, archived, modelId: id } = options;
    const { labels = [], users = [], userIds = [], workspaceIds, workspaceNames = [] } = options;
    const rest = { sortBy, orderBy, name, description, archived, id };
    // Masters ignore the names where there are ids.
    const names = workspaceIds?.length ? [] : workspaceNames;
    let idsOfNames: Promise<ReadonlySet<number | undefined>> | undefined;
    let known: ReadonlySet<number | undefined> | undefined;
    const labelled = new Set(labels);
    const byName: ModelFilter = {
      query: { workspaceNames: names },
      accepts: ({ workspaceId }) => !names.length || known!.has(workspaceId),
    };
    const filters: ModelFilter[] = [
      { query: { labels }, accepts: (model) => !labels.length || model.labels.some((label) => labelled.has(label)) },
      oneOf({ users }, users, ({ username }) => username),
      oneOf({ userIds }, userIds, ({ userId }) => userId),
      oneOf({ workspaceIds: workspaceIds ?? [] }, workspaceIds, ({ workspaceId }) => workspaceId),
      byName,
    ];
    const { query, accept } = fitFilters(charactersForIds(connection.master, modelsPath, rest), filters);
    return {
      options,
      key: (model) => model.modelId,
      accept,
      async fetchPage({ offset, limit }, request) {
        if (workspaceIds || options.workspaceNames) {
          // An older master would give the models of all workspaces.
          const call = { what: "listModels by workspace", method: "GET", path: modelsPath };
          await requireRelease(connection, "0.20.0", call, request);
        }
        if (names.length && !query.workspaceNames) known = await (idsOfNames ??= findIds(connection, names, request));
        const params = { query: { ...rest, ...query, offset, limit } };
        const answer = await connection.api.GET(modelsPath, { params, ...request });
        const page = unwrapPage(answer, "models", (wire) => new Model(connection, toModelRecord(wire)));
        // Where none of the names exists, a master drops the filter and gives the models of all workspaces.
        if (!query.workspaceNames?.length || !page.rows.length || offset) return page;
        return (await findIds(connection, names, request)).size ? page : nothing;
      },
    };
  });
}

const nothing: Page<Model> = { rows: [], endIndex: 0, total: 0 };

/** The ids of the workspaces that have one of the names. */
async function findIds(
  connection: Connection,
  names: readonly string[],
  request: RequestSettings,
): Promise<ReadonlySet<number | undefined>> {
  const wanted = new Set(names);
  const all = await listWorkspaces(connection, () => ({ request }));
  return new Set(all.filter(({ name }) => wanted.has(name)).map(({ id }) => id));
}
