import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
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
  checkId,
  checkIds,
  checkJsonObject,
  checkName,
  checkOrderBy,
  checkTextList,
  enumToWire,
  ModelSortBy,
  type Check,
  type Checked,
  type EnumInput,
  type OptionTable,
  type OrderBy,
  type RequestSettings,
} from "../../values/index.js";
import { ConflictError, NotFoundError } from "../../errors/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { searchDelay } from "../search-delay.js";
import { requireRelease } from "../since-release.js";
import { notFound } from "../not-found.js";
import { unwrapPage } from "../unwrap-page.js";
import { listWorkspaces } from "../workspaces/workspaces.js";
import { checkLabels } from "./model-labels.js";
import { toModelRecord } from "./model-record.js";
import { Model } from "./model.js";

/** Options of `createModel`. */
export interface CreateModelOptions extends RequestOptions {
  /**
   * A description.
   *
   * @default ""
   */
  description?: string | undefined;
  /** A JSON object. */
  metadata?: object | undefined;
  /**
   * Labels.
   *
   * @default none
   */
  labels?: string[] | undefined;
  /**
   * Workspace to put it in. Needs release 0.19.11.
   *
   * @default the one that every master has
   */
  workspaceName?: string | undefined;
}

/** Options of `listModels` and `getModels`. */
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
  /** Only the model with this id. */
  modelId?: number | undefined;
  /** Only models of these workspaces. Needs release 0.20.0. */
  workspaceNames?: string[] | undefined;
  /** Only models of these workspaces. Needs release 0.20.0. */
  workspaceIds?: number[] | undefined;
}

const checkSortBy: Check<ModelSortBy> = (value, argument) => enumToWire(ModelSortBy, value, argument);

export const createModelOptions = {
  description: { check: checkAnyText },
  metadata: { check: checkJsonObject },
  labels: { check: checkLabels },
  workspaceName: { check: checkName },
} satisfies OptionTable<CreateModelOptions>;

export const listModelsOptions = {
  sortBy: { check: checkSortBy, default: "NAME" },
  orderBy: { check: checkOrderBy, default: "ASC" },
  name: { check: checkAnyText },
  description: { check: checkAnyText },
  labels: { check: checkTextList },
  modelId: { check: checkId },
  workspaceNames: { check: checkTextList },
  workspaceIds: { check: checkIds },
} satisfies ListTable<ListModelsOptions>;

/** What identifies a model in a path: its name, or its id. */
export const checkModelIdentifier: Check<string> = (value, argument) =>
  typeof value === "number" ? String(checkId(value, argument)) : checkName(value, argument);

const modelsPath = "/api/v1/models";

/** `Determined.createModel`. */
export async function createModel(
  connection: Connection,
  name: string,
  { request, ...given }: Checked<typeof createModelOptions>,
): Promise<Model> {
  if (given.workspaceName !== undefined) {
    // An older master would create it all the same, in no workspace.
    const call = { what: "createModel with workspaceName", method: "POST", path: modelsPath };
    await requireRelease(connection, "0.19.11", call, request);
  }
  const send = async (): Promise<Model> => {
    const answer = await connection.api.POST(modelsPath, { body: { name, ...given }, ...request });
    return unwrapMember(answer, "model", (wire) => new Model(connection, toModelRecord(wire)));
  };
  return unlessAmbiguous("createModel", `model ${JSON.stringify(name)}`, send());
}

/** `Determined.getModel`. */
export async function getModel(connection: Connection, modelName: string, request: RequestSettings): Promise<Model> {
  // Masters take what follows a colon at the end of a path for a verb, so such a name is looked up in the list.
  if (modelName.includes(":")) {
    const named = { name: modelName, sortBy: ModelSortBy.NAME, orderBy: "ORDER_BY_ASC", request } as const;
    for await (const model of listModels(connection, () => named)) {
      if (model.name === modelName) return model;
    }
    throw notFound(`There is no model ${JSON.stringify(modelName)}.`, modelsPath);
  }
  const answer = await connection.api.GET("/api/v1/models/{modelName}", {
    params: { path: { modelName } },
    ...request,
  });
  return unwrapMember(answer, "model", (wire) => new Model(connection, toModelRecord(wire)));
}

/** `Determined.getOrCreateModel`. */
export async function getOrCreateModel(
  connection: Connection,
  name: string,
  options: Checked<typeof createModelOptions>,
): Promise<Model> {
  const { request } = options;
  const find = async (): Promise<Model | undefined> => {
    try {
      return await getModel(connection, name, request);
    } catch (error) {
      if (NotFoundError.isInstance(error)) return undefined;
      throw error;
    }
  };
  const existing = await find();
  if (existing) return existing;
  try {
    return await createModel(connection, name, options);
  } catch (failure) {
    // Somebody else created it meanwhile, or this call did and its answer got lost.
    const delay = ConflictError.isInstance(failure) ? 0 : searchDelay(failure);
    if (delay === undefined) throw failure;
    if (delay) await connection.clock.sleep(delay, request.signal);
    const found = await find();
    if (found) return found;
    throw failure;
  }
}

/** `Determined.listModels`. */
export function listModels(
  connection: Connection,
  readOptions: () => CheckedList<typeof listModelsOptions>,
): Listing<Model> {
  return createListing<Model>("models", () => {
    const options = readOptions();
    const { sortBy, orderBy, name, description, labels, modelId: id, workspaceNames, workspaceIds } = options;
    const query = { sortBy, orderBy, name, description, labels, id, workspaceIds, workspaceNames };
    return {
      options,
      key: (model) => model.modelId,
      async fetchPage({ offset, limit }, request) {
        if (workspaceIds || workspaceNames) {
          // An older master would give the models of all workspaces.
          const call = { what: "listModels by workspace", method: "GET", path: modelsPath };
          await requireRelease(connection, "0.20.0", call, request);
        }
        const params = { query: { ...query, offset, limit } };
        const answer = await connection.api.GET(modelsPath, { params, ...request });
        const page = unwrapPage(answer, "models", (wire) => new Model(connection, toModelRecord(wire)));
        // Where none of the names exists, a master drops the filter and gives the models of all workspaces.
        const names = workspaceIds ? undefined : workspaceNames;
        if (!names?.length || !page.rows.length || offset) return page;
        return (await someExist(connection, names, request)) ? page : nothing;
      },
    };
  });
}

const nothing: Page<Model> = { rows: [], endIndex: 0, total: 0 };

async function someExist(connection: Connection, names: string[], request: RequestSettings): Promise<boolean> {
  for await (const { name } of listWorkspaces(connection, () => ({ request }))) if (names.includes(name)) return true;
  return false;
}

/** `Determined.getModelLabels`. */
export async function getModelLabels(connection: Connection, request: RequestSettings): Promise<string[]> {
  return unwrapMember(await connection.api.GET("/api/v1/model/labels", request), "labels");
}
