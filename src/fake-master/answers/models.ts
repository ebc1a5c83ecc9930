import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { checkpointOf } from "../state/lookup.js";
import type { MasterState, ModelRecord, ModelVersionRecord } from "../state/records.js";
import { wireTime } from "../state/stamp.js";
import { checkpointAnswer, sorted } from "./checkpoints.js";

type WireModel = Wire<components["schemas"]["v1Model"]>;

/** A model as answers show it. */
export function modelAnswer(state: MasterState, model: ModelRecord): WireModel {
  return {
    name: model.name,
    description: model.description,
    metadata: sorted(model.metadata),
    creationTime: wireTime(model.creationTime),
    lastUpdatedTime: wireTime(model.lastUpdatedTime),
    id: model.id,
    numVersions: model.versions.length,
    labels: model.labels,
    username: state.users[model.userId]?.username ?? "",
    ...later(state, "0.19.11", { workspaceId: model.workspaceId }),
    userId: model.userId,
    archived: model.archived,
    notes: model.notes,
  };
}

/** The thin answer of a patch that changed something: what the patch cannot touch is left at its zero. */
export function patchedModelAnswer(state: MasterState, model: ModelRecord): WireModel {
  const zeroed = { id: 0, numVersions: 0, username: "", userId: 0, archived: false };
  return { ...modelAnswer(state, model), ...zeroed, ...later(state, "0.19.11", { workspaceId: 0 }) };
}

/** A version with its model and checkpoint. */
export function versionAnswer(
  state: MasterState,
  model: ModelRecord,
  version: ModelVersionRecord,
  zeroed: { model?: Partial<WireModel>; version?: Partial<Wire<components["schemas"]["v1ModelVersion"]>> } = {},
): Wire<components["schemas"]["v1ModelVersion"]> {
  return {
    model: { ...modelAnswer(state, model), ...zeroed.model },
    checkpoint: checkpointAnswer(state, checkpointOf(state, version.checkpointUuid)),
    version: version.version,
    creationTime: wireTime(version.creationTime),
    id: version.id,
    name: version.name,
    metadata: sorted(version.metadata),
    lastUpdatedTime: wireTime(version.lastUpdatedTime),
    comment: version.comment,
    username: state.users[version.userId]?.username ?? "",
    userId: version.userId,
    labels: version.labels,
    notes: version.notes,
    ...zeroed.version,
  };
}
