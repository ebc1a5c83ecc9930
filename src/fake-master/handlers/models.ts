import { later } from "../answers/later.js";
import { modelAnswer, patchedModelAnswer, versionAnswer } from "../answers/models.js";
import type { Handlers } from "../requests/call.js";
import { modelOf } from "../state/lookup.js";
import { filterModels, MODEL_SORT, modelLabels, sortModels } from "../state/models/model-list.js";
import {
  createModel,
  deleteModel,
  deleteVersion,
  moveModel,
  patchModel,
  patchVersion,
  registerVersion,
  setModelArchived,
  versionOf,
} from "../state/models/models.js";
import { pageStrictly } from "../state/page.js";
import { ORDER_BY, sortRows } from "../state/sort.js";
import { sourcedMetrics } from "./sourced-metrics.js";

const VERSION_SORT = ["SORT_BY_UNSPECIFIED", "SORT_BY_VERSION", "SORT_BY_CREATION_TIME"] as const;

/** The model registry. */
export const modelHandlers: Handlers = {
  PostModel: ({ state, now, user, body }) => {
    const model = createModel(state, now, user, {
      name: body.text("name"),
      description: body.text("description"),
      metadata: body.object("metadata") ?? {},
      labels: body.texts("labels"),
      notes: body.text("notes"),
      workspaceId: body.maybeInteger("workspaceId"),
      workspaceName: body.maybeText("workspaceName"),
    });
    return { model: { ...modelAnswer(state, model), userId: 0 } };
  },
  GetModel: ({ state, path }) => ({ model: modelAnswer(state, modelOf(state, path.text("modelName"))) }),
  GetModels: ({ state, query }) => {
    const rows = filterModels(state, {
      name: query.text("name"),
      description: query.text("description"),
      labels: query.texts("labels"),
      archived: query.maybeFlag("archived"),
      users: query.texts("users"),
      userIds: query.integers("userIds"),
      workspaceIds: query.integers("workspaceIds"),
      workspaceNames: query.texts("workspaceNames"),
      id: query.integer("id"),
    });
    const key = query.choice("sortBy", MODEL_SORT);
    const sorted = sortModels(state, rows, key, query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC");
    const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { models: page.rows.map((model) => modelAnswer(state, model)), pagination: page.pagination };
  },
  GetModelLabels: ({ state, query }) => ({ labels: modelLabels(state, query.integer("workspaceId")) }),
  PatchModel: ({ state, now, path, body }) => {
    const model = modelOf(state, path.text("modelName"));
    const changed = patchModel(state, now, model, {
      name: body.maybeText("name"),
      description: body.maybeText("description"),
      notes: body.maybeText("notes"),
      metadata: body.object("metadata"),
      labels: body.freeList("labels"),
      workspaceName: body.maybeText("workspaceName"),
      workspaceId: body.maybeInteger("workspaceId"),
    });
    return { model: changed ? patchedModelAnswer(state, model) : modelAnswer(state, model) };
  },
  ArchiveModel: ({ state, now, path }) => (
    setModelArchived(state, now, modelOf(state, path.text("modelName")), true),
    {}
  ),
  UnarchiveModel: ({ state, now, path }) => (
    setModelArchived(state, now, modelOf(state, path.text("modelName")), false),
    {}
  ),
  MoveModel: ({ state, path, body }) => {
    moveModel(state, modelOf(state, path.text("modelName")), body.integer("destinationWorkspaceId"));
    return {};
  },
  DeleteModel: ({ state, user, path }) => (deleteModel(state, modelOf(state, path.text("modelName")), user), {}),
  PostModelVersion: ({ state, now, user, path, body }) => {
    const model = modelOf(state, path.text("modelName"));
    const before = model.versions.length;
    const version = registerVersion(state, now, model, user, {
      checkpointUuid: body.text("checkpointUuid"),
      name: body.text("name"),
      comment: body.text("comment"),
      metadata: body.object("metadata") ?? {},
      labels: body.texts("labels"),
      notes: body.text("notes"),
    });
    const thinModel = { numVersions: before, userId: 0, ...later(state, "0.19.11", { workspaceId: 0 }) };
    const modelVersion = versionAnswer(state, model, version, {
      model: thinModel,
      version: { notes: "", userId: 0, lastUpdatedTime: null },
    });
    return { modelVersion };
  },
  GetModelVersion: ({ state, path }) => {
    const model = modelOf(state, path.text("modelName"));
    return { modelVersion: versionAnswer(state, model, versionOf(model, path.integer("modelVersionNum"))) };
  },
  GetModelVersions: ({ state, path, query }) => {
    const model = modelOf(state, path.text("modelName"));
    const descending = query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC";
    const byTime = query.choice("sortBy", VERSION_SORT) === "SORT_BY_CREATION_TIME";
    const there = model.versions.filter(({ checkpointUuid }) => state.checkpoints[checkpointUuid] !== undefined);
    const sorted = sortRows(there, [(row) => (byTime ? row.creationTime : row.version)], descending);
    const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    const zeroed = { model: later(state, "0.19.11", { workspaceId: 0 }) };
    const modelVersions = page.rows.map((version) => versionAnswer(state, model, version, zeroed));
    return { model: modelAnswer(state, model), modelVersions, pagination: page.pagination };
  },
  PatchModelVersion: ({ state, now, path, body }) => {
    const model = modelOf(state, path.text("modelName"));
    const version = versionOf(model, path.integer("modelVersionNum"));
    const changed = patchVersion(state, now, version, {
      name: body.maybeText("name"),
      comment: body.maybeText("comment"),
      notes: body.maybeText("notes"),
      metadata: body.object("metadata"),
      labels: body.freeList("labels"),
    });
    const thinModel = { userId: 0, ...later(state, "0.19.11", { workspaceId: 0 }) };
    const thin = { model: thinModel, version: { username: "", userId: 0, lastUpdatedTime: null } };
    return { modelVersion: versionAnswer(state, model, version, changed ? thin : {}) };
  },
  DeleteModelVersion: ({ state, user, path }) => {
    const model = modelOf(state, path.text("modelName"));
    deleteVersion(model, versionOf(model, path.integer("modelVersionNum")), user);
    return {};
  },
  GetTrialMetricsByModelVersion: ({ state, path, query }) => {
    const model = modelOf(state, path.text("modelName"));
    const { version } = versionOf(model, path.integer("modelVersionNum"));
    const metrics = sourcedMetrics(
      state,
      query as never,
      (source) => source.modelId === model.id && source.modelVersion === version,
    );
    return { metrics };
  },
};
