import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import {
  checkAnyText,
  checkPositiveInteger,
  checkJsonObject,
  checkOptions,
  checkUuid,
  enumToWire,
  optional,
  OrderBy,
  type EnumInput,
} from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Checkpoint } from "../checkpoints/checkpoint.js";
import type { Connection } from "../connection.js";
import type { Handle } from "../handle.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";
import { checkLabels } from "./model-labels.js";
import { ModelVersion } from "./model-version.js";

/** Options of `Model.listVersions`. */
export interface ListVersionsOptions extends ListOptions {
  /** By version number; default DESCENDING, the newest first. */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
}

/** Options of `Model.registerVersion`. */
export interface RegisterVersionOptions extends RequestOptions {
  /** A name beside its number. Default: none. */
  name?: string | undefined;
  /** Default: none. */
  comment?: string | undefined;
  /** A JSON object. */
  metadata?: Record<string, unknown> | undefined;
  /** Default: none. */
  labels?: string[] | undefined;
  /** Default: none. */
  notes?: string | undefined;
}

/** @internal `Model.listVersions`; `modelName` is a name or an id. */
export function listVersions(
  connection: Connection,
  modelName: string,
  options: ListVersionsOptions | undefined,
): Listing<ModelVersion> {
  return createListing<ModelVersion>(() => {
    const { orderBy = "DESC", ...request } = checkOptions(options, "listVersions");
    const sort = { sortBy: "SORT_BY_VERSION", orderBy: enumToWire(OrderBy, orderBy, "orderBy") } as const;
    return {
      options: request,
      key: (version) => version.modelVersion,
      fetchPage: async ({ offset, limit }) => {
        const init = { params: { path: { modelName }, query: { ...sort, offset, limit } }, ...requestOptions(request) };
        const answer = await connection.api.GET("/api/v1/models/{modelName}/versions", init);
        return unwrapPage(answer, "modelVersions", (wire) => ModelVersion.fromWire(connection, wire));
      },
    };
  });
}

/** @internal `Model.getVersion`. */
export async function getVersion(
  connection: Connection,
  modelName: string,
  version: number | undefined,
  options: RequestOptions | undefined,
): Promise<ModelVersion | undefined> {
  const request = checkOptions(options, "getVersion");
  if (version === undefined || version === -1) {
    return listVersions(connection, modelName, { ...request, limit: 1, pageSize: 1 }).first();
  }
  const params = { path: { modelName, modelVersionNum: checkPositiveInteger(version, "version") } };
  const init = { params, ...requestOptions(request) };
  const answer = await connection.api.GET("/api/v1/models/{modelName}/versions/{modelVersionNum}", init);
  return ModelVersion.fromWire(connection, unwrapMember(answer, "modelVersion"));
}

/** @internal `Model.registerVersion`; gives the number of versions, too. */
export async function registerVersion(
  connection: Connection,
  modelName: string,
  checkpoint: string | Checkpoint | Handle<Checkpoint>,
  options: RegisterVersionOptions | undefined,
): Promise<{ version: ModelVersion; numVersions: number | undefined }> {
  const uuid = (checkpoint as Checkpoint | null | undefined)?.uuid ?? checkpoint;
  const { name, comment, metadata, labels, notes, ...request } = checkOptions(options, "registerVersion");
  const body = {
    checkpointUuid: checkUuid(uuid, "checkpoint"),
    name: optional(checkAnyText)(name, "name"),
    comment: optional(checkAnyText)(comment, "comment"),
    metadata: optional(checkJsonObject)(metadata, "metadata"),
    labels: optional(checkLabels)(labels, "labels"),
    notes: optional(checkAnyText)(notes, "notes"),
  };
  const init = { params: { path: { modelName } }, body, ...requestOptions(request) };
  const send = connection.api.POST("/api/v1/models/{modelName}/versions", init);
  const answer = await unlessAmbiguous("registerVersion", `a version of model ${JSON.stringify(modelName)}`, send);
  const wire = unwrapMember(answer, "modelVersion");
  // The answer's count is the one before, and its notes are always empty.
  const version = ModelVersion.fromWire(connection, { ...wire, notes: wire.notes || notes });
  const { numVersions } = wire.model;
  return { version, numVersions: numVersions === undefined ? undefined : numVersions + 1 };
}
