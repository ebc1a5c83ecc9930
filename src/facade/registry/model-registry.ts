import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { createListing, type Listing, type ListOptions, type Page } from "../../sequence/listing.js";
import {
  checkAnyText,
  checkPositiveInteger,
  checkJsonObject,
  checkOptions,
  checkText,
  checkTextList,
  enumToWire,
  ModelSortBy,
  optional,
  OrderBy,
  type EnumInput,
} from "../../values/index.js";
import { requireRelease, type Connection } from "../connection.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import { checkIds } from "../experiments/list-experiments.js";
import { checkLabels } from "./model-labels.js";
import { Model } from "./model.js";
import { notFound } from "../not-found.js";
import { listWorkspaces } from "../workspaces/workspaces.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";

/** Options of `createModel`. */
export interface CreateModelOptions extends RequestOptions {
  /** Default: empty. */
  description?: string | undefined;
  /** A JSON object. */
  metadata?: Record<string, unknown> | undefined;
  /** Default: none. */
  labels?: string[] | undefined;
  /** Workspace to put it in; default the one that every master has. Needs release 0.19.11. */
  workspaceName?: string | undefined;
}

/** Options of `listModels` and `getModels`. */
export interface ListModelsOptions extends ListOptions {
  /** Default: NAME. */
  sortBy?: EnumInput<typeof ModelSortBy> | undefined;
  /** Default: ASCENDING. */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /** Only models whose name has this text in it, whatever the case. */
  name?: string | undefined;
  /** Only models whose description has this text in it, whatever the case. */
  description?: string | undefined;
  /** Only the model with this id. */
  modelId?: number | undefined;
  /** Only models of these workspaces. Needs release 0.20.0. */
  workspaceNames?: string[] | undefined;
  /** Only models of these workspaces. Needs release 0.20.0. */
  workspaceIds?: number[] | undefined;
}

const modelsPath = "/api/v1/models";

/** @internal `Determined.createModel`. */
export async function createModel(
  connection: Connection,
  name: string,
  options: CreateModelOptions | undefined,
): Promise<Model> {
  checkText(name, "name");
  const { description, metadata, labels, workspaceName, ...request } = checkOptions(options, "createModel");
  const body = {
    name,
    description: optional(checkAnyText)(description, "description"),
    metadata: optional(checkJsonObject)(metadata, "metadata"),
    labels: optional(checkLabels)(labels, "labels"),
    workspaceName: optional(checkText)(workspaceName, "workspaceName"),
  };
  const init = { body, ...requestOptions(request) };
  if (workspaceName !== undefined) {
    // An older master would create it all the same, in no workspace.
    const call = { what: "createModel with workspaceName", method: "POST", path: modelsPath };
    await requireRelease(connection, "0.19.11", call, request);
  }
  const send = connection.api.POST(modelsPath, init);
  const answer = await unlessAmbiguous("createModel", `model ${JSON.stringify(name)}`, send);
  return Model.fromWire(connection, unwrapMember(answer, "model"));
}

/** @internal `Determined.getModel`. */
export async function getModel(
  connection: Connection,
  identifier: string | number,
  options: RequestOptions | undefined,
): Promise<Model> {
  const modelName =
    typeof identifier === "number"
      ? String(checkPositiveInteger(identifier, "identifier"))
      : checkText(identifier, "identifier");
  const request = checkOptions(options, "getModel");
  // Masters take what follows a colon at the end of a path for a verb, so such a name is looked up in the list.
  if (modelName.includes(":")) {
    for await (const model of listModels(connection, { ...request, name: modelName })) {
      if (model.name === modelName) return model;
    }
    throw notFound(`There is no model ${JSON.stringify(modelName)}.`, modelsPath);
  }
  const params = { path: { modelName } };
  const answer = await connection.api.GET("/api/v1/models/{modelName}", { params, ...requestOptions(request) });
  return Model.fromWire(connection, unwrapMember(answer, "model"));
}

/** @internal `Determined.listModels`. */
export function listModels(connection: Connection, options: ListModelsOptions | undefined): Listing<Model> {
  return createListing<Model>(() => {
    const given = checkOptions(options, "listModels");
    const { sortBy = "NAME", orderBy = "ASC", workspaceIds, workspaceNames, ...request } = given;
    const query = {
      sortBy: enumToWire(ModelSortBy, sortBy, "sortBy"),
      orderBy: enumToWire(OrderBy, orderBy, "orderBy"),
      name: optional(checkAnyText)(given.name, "name"),
      description: optional(checkAnyText)(given.description, "description"),
      id: optional(checkPositiveInteger)(given.modelId, "modelId"),
      workspaceIds: optional(checkIds)(workspaceIds, "workspaceIds"),
      workspaceNames: optional(checkTextList)(workspaceNames, "workspaceNames"),
    };
    const init = requestOptions(request);
    return {
      options: request,
      key: (model) => model.modelId,
      async fetchPage({ offset, limit }) {
        if (workspaceIds || workspaceNames) {
          // An older master would give the models of all workspaces.
          const call = { what: "listModels by workspace", method: "GET", path: modelsPath };
          await requireRelease(connection, "0.20.0", call, request);
        }
        const params = { query: { ...query, offset, limit } };
        const answer = await connection.api.GET(modelsPath, { params, ...init });
        const page = unwrapPage(answer, "models", (wire) => Model.fromWire(connection, wire));
        // Where none of the names exists, a master drops the filter and gives the models of all workspaces.
        const names = workspaceIds ? undefined : query.workspaceNames;
        if (!names?.length || !page.rows.length || offset) return page;
        return (await someExist(connection, names, request)) ? page : nothing;
      },
    };
  });
}

const nothing: Page<Model> = { rows: [], endIndex: 0, total: 0 };

async function someExist(connection: Connection, names: string[], request: RequestOptions): Promise<boolean> {
  const settings = requestOptions(request);
  for await (const { name } of listWorkspaces(connection, () => ({ request: settings })))
    if (names.includes(name)) return true;
  return false;
}

/** @internal `Determined.getModelLabels`. */
export async function getModelLabels(connection: Connection, options: RequestOptions | undefined): Promise<string[]> {
  const request = requestOptions(checkOptions(options, "getModelLabels"));
  return unwrapMember(await connection.api.GET("/api/v1/model/labels", request), "labels");
}
