import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import {
  checkAnyText,
  checkId,
  checkJsonObject,
  checkName,
  ModelSortBy,
  refusal,
  type Check,
  type Checked,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import { ConflictError, NotFoundError } from "../../errors/index.js";
import { adviseOn, takenAdvice } from "../advise-on.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { searchDelay } from "../search-delay.js";
import { requireRelease } from "../since-release.js";
import { notFound } from "../not-found.js";
import { listModels, modelsPath } from "./list-models.js";
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

export const createModelOptions = {
  description: { check: checkAnyText },
  metadata: { check: checkJsonObject },
  labels: { check: checkLabels },
  workspaceName: { check: checkName },
} satisfies OptionTable<CreateModelOptions>;

/** The name of a model. Masters refuse slashes in one, and answer 501 to a path with one, as if it took another release. */
export const checkModelName: Check<string> = (value, argument) => {
  const name = checkName(value, argument);
  if (/[/\\]/.test(name)) throw refusal(argument, "the name of a model, in which masters allow no slashes", value);
  return name;
};

/** What identifies a model in a path: its name, or its id. */
export const checkModelIdentifier: Check<string> = (value, argument) =>
  typeof value === "number" ? String(checkId(value, argument)) : checkModelName(value, argument);

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
  const answer = unlessAmbiguous("createModel", `model ${JSON.stringify(name)}`, send());
  return adviseOn(ConflictError, takenAdvice("model", name, "getOrCreateModel"), answer);
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

/** `Determined.getModelLabels`. */
export async function getModelLabels(connection: Connection, request: RequestSettings): Promise<string[]> {
  return unwrapMember(await connection.api.GET("/api/v1/model/labels", request), "labels");
}
