import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import {
  checkAnyText,
  checkJsonObject,
  checkOrderBy,
  checkUuid,
  refusal,
  type Check,
  type Checked,
  type EnumInput,
  type OptionTable,
  type OrderBy,
  type RequestSettings,
} from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { unwrapPage } from "../unwrap-page.js";
import { checkLabels } from "./model-labels.js";
import { ModelVersion, toModelVersion } from "./model-version.js";
import { registerOnce } from "./register-once.js";

/** Options of `Model.listVersions`. */
export interface ListVersionsOptions extends ListOptions {
  /**
   * The direction, by version number; descending is newest first.
   *
   * @default "DESCENDING"
   */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
}

/** Options of `Model.registerVersion`. */
export interface RegisterVersionOptions extends RequestOptions {
  /**
   * What happens when a version of the model has this checkpoint already: `"new"` registers another one, as in Python;
   * `"return"` gives the version with the lowest number as it is, whatever the other options say. Then calls that race, from
   * other processes too, give one version, and one whose answer got lost gives what came of it.
   *
   * @default "new"
   */
  ifRegistered?: "new" | "return" | undefined;
  /**
   * A name beside its number.
   *
   * @default none
   */
  name?: string | undefined;
  /**
   * A comment.
   *
   * @default none
   */
  comment?: string | undefined;
  /** A JSON object. */
  metadata?: object | undefined;
  /**
   * Labels.
   *
   * @default none
   */
  labels?: string[] | undefined;
  /**
   * Notes, in Markdown.
   *
   * @default none
   */
  notes?: string | undefined;
}

export const listVersionsOptions = {
  orderBy: { check: checkOrderBy, default: "DESC" },
} satisfies ListTable<ListVersionsOptions>;

const checkIfRegistered: Check<"new" | "return"> = (value, argument) => {
  if (value === "new" || value === "return") return value;
  throw refusal(argument, '"new" or "return"', value);
};

export const registerVersionOptions = {
  ifRegistered: { check: checkIfRegistered, default: "new" },
  name: { check: checkAnyText },
  comment: { check: checkAnyText },
  metadata: { check: checkJsonObject },
  labels: { check: checkLabels },
  notes: { check: checkAnyText },
} satisfies OptionTable<RegisterVersionOptions>;

/** The UUID of a checkpoint, or of an object or handle of one. */
export const checkCheckpoint: Check<string> = (value, argument) =>
  checkUuid((value as { uuid?: unknown } | null | undefined)?.uuid ?? value, argument);

export const versionsPath = "/api/v1/models/{modelName}/versions";

/** `Model.listVersions`; `modelName` is a name or an id. */
export function listVersions(
  connection: Connection,
  modelName: string,
  readOptions: () => CheckedList<typeof listVersionsOptions>,
): Listing<ModelVersion> {
  return createListing<ModelVersion>("versions of a model", () => {
    const options = readOptions();
    const { orderBy } = options;
    return {
      options,
      key: (version) => version.modelVersion,
      fetchPage: async ({ offset, limit }, request) => {
        const params = { path: { modelName }, query: { sortBy: "SORT_BY_VERSION", orderBy, offset, limit } as const };
        const answer = await connection.api.GET(versionsPath, { params, ...request });
        return unwrapPage(
          answer,
          "modelVersions",
          (wire) => new ModelVersion(connection, toModelVersion(connection, wire)),
        );
      },
    };
  });
}

/** `Model.getVersion`; without a number the latest. */
export async function getVersion(
  connection: Connection,
  modelName: string,
  modelVersionNum: number | undefined,
  request: RequestSettings,
): Promise<ModelVersion | undefined> {
  if (modelVersionNum === undefined) {
    return listVersions(connection, modelName, () => ({
      orderBy: "ORDER_BY_DESC",
      limit: 1,
      pageSize: 1,
      request,
    })).first();
  }
  const init = { params: { path: { modelName, modelVersionNum } }, ...request };
  const answer = await connection.api.GET("/api/v1/models/{modelName}/versions/{modelVersionNum}", init);
  return unwrapMember(answer, "modelVersion", (wire) => new ModelVersion(connection, toModelVersion(connection, wire)));
}

/** What came of a registration. */
export interface RegisteredVersion {
  readonly version: ModelVersion;
  /** Whether this call added it, or may have. */
  readonly isNew: boolean;
  /** How many versions the model has then, where the answer of the create says so. */
  readonly numVersions: number | undefined;
}

/** The model that a version is registered under. */
export interface RegisteringModel {
  /** Its name or id, for paths. */
  readonly address: string;
  /** Its name, for messages. */
  readonly name: string;
}

/**
 * `Model.registerVersion`.
 *
 * @param known All versions, where the caller has just listed them.
 */
export async function registerVersion(
  connection: Connection,
  { address: modelName, name }: RegisteringModel,
  checkpointUuid: string,
  { ifRegistered, request, ...given }: Checked<typeof registerVersionOptions>,
  known?: readonly ModelVersion[],
): Promise<RegisteredVersion> {
  let numVersions: number | undefined;
  let ours: ModelVersion | undefined;
  const send = async (): Promise<ModelVersion> => {
    const init = { params: { path: { modelName } }, body: { checkpointUuid, ...given }, ...request };
    const answer = await connection.api.POST(versionsPath, init);
    return unwrapMember(answer, "modelVersion", (wire) => {
      const before = wire.model?.numVersions;
      numVersions = before === undefined ? undefined : before + 1;
      const fields = toModelVersion(connection, wire);
      // The answer's count is the one before, and its notes are always empty.
      return (ours = new ModelVersion(connection, { ...fields, notes: fields.notes || (given.notes ?? "") }));
    });
  };
  const register = (): Promise<ModelVersion> => {
    const what = `a version of model ${JSON.stringify(name)}`;
    const advice =
      ifRegistered === "return"
        ? "Call it again: it gives the version that exists."
        : 'Look for it before you register it again. ifRegistered: "return" makes registerVersion do that.';
    return unlessAmbiguous("registerVersion", what, send(), { advice });
  };
  if (ifRegistered === "new") return { version: await register(), isNew: true, numVersions };
  const uuid = checkpointUuid.toLowerCase();
  const ofCheckpoint = (all: readonly ModelVersion[]): ModelVersion[] =>
    all
      .filter(({ checkpoint }) => checkpoint.uuid.toLowerCase() === uuid)
      .sort((one, other) => one.modelVersion - other.modelVersion);
  const look = async (): Promise<ModelVersion[]> =>
    ofCheckpoint(await listVersions(connection, modelName, () => ({ orderBy: "ORDER_BY_ASC", request })));
  const [existing] = known ? ofCheckpoint(known) : await look();
  if (existing) return { version: existing, isNew: false, numVersions: undefined };
  const version = await registerOnce({ connection, modelName, look, request }, register);
  // Whose it is after a lost answer nobody can tell; it was not there when this call began.
  const isNew = !ours || version === ours;
  return { version, isNew, numVersions: isNew ? numVersions : undefined };
}
