import type { MasterCore } from "../master-core.js";
import {
  check,
  checkInteger,
  checkName,
  checkObject,
  checkString,
  checkStrings,
  isPlainObject,
  type Check,
} from "../options/checks.js";
import { readOptions, type OptionTable } from "../options/options.js";
import { createModel, registerVersion } from "../state/models/models.js";
import type { JsonObject } from "../state/records.js";
import { orMistake, ownerNamed } from "./owner.js";

/** A version of a model to be there without anybody having registered it. */
export interface VersionSeed {
  /** UUID of its checkpoint. */
  checkpoint: string;
  /** @default "" */
  name?: string | undefined;
  /** @default "" */
  comment?: string | undefined;
  /** @default "" */
  notes?: string | undefined;
  /** @default none */
  labels?: readonly string[] | undefined;
  /** @default none */
  metadata?: JsonObject | undefined;
}

/** Options of a version of `fake.models.add`. */
export const versionSeedOptions = {
  checkpoint: { check: checkName, required: true },
  name: { check: checkString, default: "" },
  comment: { check: checkString, default: "" },
  notes: { check: checkString, default: "" },
  labels: { check: checkStrings, default: [] },
  metadata: { check: checkObject as Check<JsonObject>, default: {} },
} satisfies OptionTable<VersionSeed>;

/** A model to be there without anybody having made it. */
export interface ModelSeed {
  name: string;
  /** @default "" */
  description?: string | undefined;
  /** @default "" */
  notes?: string | undefined;
  /** @default none */
  labels?: readonly string[] | undefined;
  /** @default none */
  metadata?: JsonObject | undefined;
  /**
   * Id of its workspace; 1 is the workspace "Uncategorized".
   *
   * @default 1
   */
  workspaceId?: number | undefined;
  /**
   * Its owner.
   *
   * @default "determined"
   */
  username?: string | undefined;
  /**
   * Its versions, the first one first.
   *
   * @default none
   */
  versions?: readonly VersionSeed[] | undefined;
}

const checkVersions = check<readonly VersionSeed[]>(
  "an array of objects",
  (value) => Array.isArray(value) && value.every(isPlainObject),
);

/** Options of `fake.models.add`. */
export const modelSeedOptions = {
  name: { check: checkName, required: true },
  description: { check: checkString, default: "" },
  notes: { check: checkString, default: "" },
  labels: { check: checkStrings, default: [] },
  metadata: { check: checkObject as Check<JsonObject>, default: {} },
  workspaceId: { check: checkInteger(1), default: 1 },
  username: { check: checkName, default: "determined" },
  versions: { check: checkVersions, default: [] },
} satisfies OptionTable<ModelSeed>;

/** Adds a model with its versions. */
export function addModel({ state, clock }: MasterCore, given: ModelSeed): { id: number } {
  const what = "fake.models.add()";
  const { username, versions, labels, ...model } = readOptions(modelSeedOptions, what, given);
  const user = ownerNamed(state, username);
  const checked = versions.map((version, index) =>
    readOptions(versionSeedOptions, what, version, `versions[${index}]`),
  );
  return orMistake(what, () => {
    const made = createModel(state, clock.now(), user, { ...model, labels: [...labels], workspaceName: undefined });
    for (const { checkpoint, labels, ...version } of checked) {
      registerVersion(state, clock.now(), made, user, { ...version, checkpointUuid: checkpoint, labels: [...labels] });
    }
    return { id: made.id };
  });
}
