import { refuse } from "../../refusal.js";
import { notFound } from "../not-found.js";
import { nextId } from "../chance.js";
import { since, sentence } from "../release.js";
import { isUuid } from "../uuid.js";
import type { Json, JsonObject, MasterState, ModelRecord, ModelVersionRecord, UserRecord } from "../records.js";
import { stamp } from "../stamp.js";

/** What a request to make a model says. */
export interface NewModel {
  name: string;
  description: string;
  metadata: JsonObject;
  labels: string[];
  notes: string;
  workspaceId: number | undefined;
  workspaceName: string | undefined;
}

/** Makes a model; names are unique in the whole cluster. */
export function createModel(state: MasterState, now: number, user: UserRecord, request: NewModel): ModelRecord {
  checkName(state, request.name);
  const workspaceId = request.workspaceId || (request.workspaceName ? workspaceNamed(state, request.workspaceName) : 1);
  if (state.workspaces[workspaceId] === undefined) {
    nextId(state, "model");
    throw refuse("internal", `error creating model "${request.name}" in database: ${foreignKey()}`);
  }
  const time = stamp(state, now);
  const model: ModelRecord = {
    id: nextId(state, "model"),
    name: request.name,
    description: request.description,
    metadata: request.metadata,
    labels: splitLabels(request.labels),
    notes: request.notes,
    archived: false,
    workspaceId,
    userId: user.id,
    creationTime: time,
    lastUpdatedTime: time,
    versions: [],
  };
  state.models[model.id] = model;
  return model;
}

/** What a patch of a model sets; undefined leaves alone. */
export interface ModelPatch {
  name: string | undefined;
  description: string | undefined;
  notes: string | undefined;
  metadata: JsonObject | undefined;
  labels: Json[] | undefined;
  workspaceName: string | undefined;
  workspaceId: number | undefined;
}

/** Changes a model; true when anything changed. */
export function patchModel(state: MasterState, now: number, model: ModelRecord, patch: ModelPatch): boolean {
  if (model.archived)
    throw refuse("internal", sentence(state, `model "${model.name}" is archived and cannot have attributes updated`));
  if (patch.name !== undefined && patch.name !== model.name) checkName(state, patch.name, model);
  if (patch.workspaceId)
    throw refuse("internal", `failed to get workspace with id ${patch.workspaceId}: expected 2 arguments, got 1`);
  const workspaceId = patch.workspaceName ? workspaceNamed(state, patch.workspaceName) : model.workspaceId;
  const before = JSON.stringify([
    model.name,
    model.description,
    model.notes,
    model.metadata,
    model.labels,
    model.workspaceId,
  ]);
  model.name = patch.name ?? model.name;
  model.description = patch.description ?? model.description;
  model.notes = patch.notes ?? model.notes;
  model.metadata = patch.metadata ?? model.metadata;
  if (patch.labels !== undefined) model.labels = patchedLabels(state, patch.labels);
  model.workspaceId = workspaceId;
  const changed =
    before !==
    JSON.stringify([model.name, model.description, model.notes, model.metadata, model.labels, model.workspaceId]);
  if (changed) model.lastUpdatedTime = stamp(state, now);
  return changed;
}

/** Marks a model as archived, or takes the mark away. */
export function setModelArchived(state: MasterState, now: number, model: ModelRecord, archived: boolean): void {
  model.archived = archived;
  model.lastUpdatedTime = stamp(state, now);
}

/** Moves a model to another workspace. */
export function moveModel(state: MasterState, model: ModelRecord, workspaceId: number): void {
  if (state.workspaces[workspaceId] === undefined) {
    throw refuse("internal", `error moving a model (${model.name}): error running query: move_model: ${foreignKey()}`);
  }
  model.workspaceId = workspaceId;
}

/** Removes a model with its versions. */
export function deleteModel(state: MasterState, model: ModelRecord, user: UserRecord): void {
  if (!user.admin && user.id !== model.userId) {
    if (!since(state, "0.21.1"))
      throw refuse("internal", `model "${model.name}" does not exist or not deletable by this user: not found`);
    throw refuse("denied", "non-admin users may not delete other users' models access denied");
  }
  delete state.models[model.id];
}

/** Puts a completed checkpoint into a model as its next version. */
export function registerVersion(
  state: MasterState,
  now: number,
  model: ModelRecord,
  user: UserRecord,
  request: Pick<ModelVersionRecord, "checkpointUuid" | "name" | "comment" | "metadata" | "labels" | "notes">,
): ModelVersionRecord {
  if (model.archived)
    throw refuse("internal", sentence(state, `model "${model.name}" is archived and cannot register new versions`));
  const { checkpointUuid } = request;
  if (!isUuid(checkpointUuid) && since(state, "0.23.1")) {
    throw refuse(
      "internal",
      `error running query: get_checkpoint: ERROR: invalid input syntax for type uuid: "${checkpointUuid}" (SQLSTATE 22P02)`,
    );
  }
  const checkpoint = state.checkpoints[checkpointUuid.toLowerCase()];
  if (checkpoint === undefined) {
    throw since(state, "0.23.1")
      ? notFound(state, "checkpoint", checkpointUuid)
      : refuse("notFound", `checkpoint ${checkpointUuid} not found`);
  }
  if (checkpoint.state !== "COMPLETED") {
    throw refuse(
      "internal",
      `checkpoint ${checkpointUuid} is in STATE_${checkpoint.state} state. checkpoints must be in a COMPLETED state before being registered.`,
    );
  }
  const time = stamp(state, now);
  const version: ModelVersionRecord = {
    ...request,
    checkpointUuid: checkpoint.uuid,
    labels: splitLabels(request.labels),
    id: nextId(state, "modelVersion"),
    version: Math.max(0, ...model.versions.map((one) => one.version)) + 1,
    userId: user.id,
    creationTime: time,
    lastUpdatedTime: time,
  };
  model.versions.push(version);
  return version;
}

/** The version of a model with this number, or the refusal. */
export function versionOf(model: ModelRecord, number: number): ModelVersionRecord {
  const found = model.versions.find(({ version }) => version === number);
  if (found === undefined) throw refuse("notFound", `version ${number} for model "${model.name}" not found`);
  return found;
}

/** Changes a version; true when anything changed. */
export function patchVersion(
  state: MasterState,
  now: number,
  version: ModelVersionRecord,
  patch: Omit<ModelPatch, "description" | "workspaceId" | "workspaceName"> & { comment: string | undefined },
): boolean {
  const before = JSON.stringify([version.name, version.comment, version.notes, version.metadata, version.labels]);
  version.name = patch.name ?? version.name;
  version.comment = patch.comment ?? version.comment;
  version.notes = patch.notes ?? version.notes;
  version.metadata = patch.metadata ?? version.metadata;
  if (patch.labels !== undefined) version.labels = patchedLabels(state, patch.labels);
  const changed =
    before !== JSON.stringify([version.name, version.comment, version.notes, version.metadata, version.labels]);
  if (changed) version.lastUpdatedTime = stamp(state, now);
  return changed;
}

/** Removes a version of a model. */
export function deleteVersion(model: ModelRecord, version: ModelVersionRecord, user: UserRecord): void {
  if (!user.admin && user.id !== version.userId && user.id !== model.userId) {
    throw refuse("denied", "non-admin users may not delete other users' model versions access denied");
  }
  model.versions = model.versions.filter((other) => other !== version);
}

function checkName(state: MasterState, name: string, self?: ModelRecord): void {
  if (name.trim() === "") throw refuse("invalid", "model names cannot be blank");
  if (name.includes("  ")) throw refuse("invalid", "model names cannot have excessive spacing");
  if (/[/\\]/.test(name)) throw refuse("invalid", "model names cannot have slashes");
  if (/^\d+$/.test(name)) throw refuse("invalid", "model names cannot be only numbers");
  const form = (text: string): string => (since(state, "0.38.0") ? text : text.toLowerCase());
  const taken = Object.values(state.models).some((model) => model !== self && form(model.name) === form(name));
  if (taken && self === undefined) nextId(state, "model");
  if (taken)
    throw refuse("exists", `avoid names equal to other models (case-${since(state, "0.38.0") ? "" : "in"}sensitive)`);
}

/** The database keeps labels as one string with commas. */
function splitLabels(labels: readonly string[]): string[] {
  return labels.flatMap((label) => label.split(","));
}

function patchedLabels(state: MasterState, labels: readonly Json[]): string[] {
  const texts = splitLabels(labels.filter((label): label is string => typeof label === "string"));
  return since(state, "0.20.0") ? [...new Set(texts)] : texts;
}

function workspaceNamed(state: MasterState, name: string): number {
  const found = Object.values(state.workspaces).find((workspace) => workspace.name === name);
  if (found === undefined) throw refuse("internal", `failed to get workspace ${name}: not found`);
  return found.id;
}

function foreignKey(): string {
  return 'ERROR: insert or update on table "models" violates foreign key constraint "models_workspace_id_fkey" (SQLSTATE 23503)';
}
