import { checkpointAnswer } from "../answers/checkpoints.js";
import type { Call, Handlers } from "../requests/call.js";
import { Message, type Parameters as Reader } from "../requests/fields.js";
import { refuse, Refusal } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { plan } from "../state/planned-events.js";
import { removeFiles } from "../state/checkpoints/checkpoint-collection.js";
import {
  CHECKPOINT_SORT,
  CHECKPOINT_STATES,
  sortCheckpoints,
  type CheckpointOrder,
} from "../state/checkpoints/checkpoint-list.js";
import { textIn } from "../state/config-values.js";
import { checkpointOf, checkpointsOf, experimentOf, ownerOf, taskOf, trialOf, trialsOf } from "../state/lookup.js";
import { since } from "../state/release.js";
import { isUuid } from "../state/uuid.js";
import { pageStrictly } from "../state/page.js";
import type { CheckpointRecord, MasterState } from "../state/records.js";
import { ORDER_BY } from "../state/sort.js";
import { stamp } from "../state/stamp.js";
import { sourcedMetrics } from "./sourced-metrics.js";
import type { components } from "#schema";

/** Reading, reporting and removing checkpoints. */
export const checkpointHandlers: Handlers = {
  GetCheckpoint: ({ state, path }) => ({
    checkpoint: checkpointAnswer(state, checkpointOf(state, path.text("checkpointUuid"))),
  }),
  GetExperimentCheckpoints: ({ state, path, query }) => {
    const experiment = experimentOf(state, path.integer("id"));
    const rows = trialsOf(state, experiment).flatMap((trial) => checkpointsOf(state, trial));
    return listAnswer(state, rows, query, { config: experiment.config, level: "experiment" });
  },
  GetTrialCheckpoints: ({ state, path, query }) => {
    const trial = trialOf(state, path.integer("id"));
    return listAnswer(state, checkpointsOf(state, trial), query, {
      config: ownerOf(state, trial).config,
      level: "trial",
    });
  },
  PostCheckpointMetadata: ({ state, path, body }) => {
    const checkpoint = checkpointOf(state, path.text("checkpoint.uuid"));
    checkpoint.metadata = body.message("checkpoint").object("metadata") ?? {};
    return { checkpoint: checkpointAnswer(state, checkpoint) };
  },
  ReportCheckpoint: ({ state, now, body }) => {
    const reported = body.choice("state", CHECKPOINT_STATES, "determined.checkpoint.v1.State");
    const id = body.text("uuid").toLowerCase();
    const unconvertable = (why: string): Refusal =>
      refuse("invalid", `unconvertable checkpoint: rpc error: code = InvalidArgument desc = ${why}`);
    if (!isUuid(id)) throw unconvertable(`converting checkpoint: string ${body.text("uuid")} is not a valid uuid`);
    if (reported !== "STATE_COMPLETED" && reported !== "STATE_UNSPECIFIED")
      throw unconvertable(`invalid state for reported checkpoint: ${reported}`);
    const task = taskOf(state, body.text("taskId"));
    const trial = state.trials[task.trialId ?? 0];
    if (trial === undefined) throw refuse("internal", "task is not a trial's");
    if (state.checkpoints[id] !== undefined) {
      const problem =
        'ERROR: duplicate key value violates unique constraint "checkpoints_v2_uuid_key" (SQLSTATE 23505)';
      const failing = since(state, "0.23.0")
        ? "error adding checkpoint metadata: inserting checkpoint model"
        : "inserting checkpoint";
      throw refuse("internal", `${failing}: ${problem}`);
    }
    const given = body.object("resources") ?? {};
    const resources = Object.keys(given).map((path) => [path, textIn(given, path, "0")]);
    const allocationId = body.maybeText("allocationId");
    const storageId = body.maybeInteger("storageId");
    state.checkpoints[id] = {
      uuid: id,
      taskId: task.id,
      trialId: trial.id,
      reportTime: body.time("reportTime") ?? stamp(state, now),
      resources: Object.fromEntries(resources) as Record<string, string>,
      metadata: body.object("metadata") ?? {},
      state: "COMPLETED",
      ...(allocationId === undefined || allocationId === "" ? {} : { allocationId }),
      ...(storageId === undefined ? {} : { storageId }),
    };
    trial.checkpoints.push(id);
    return {};
  },
  PatchCheckpoints: ({ state, body }) => {
    const patches = (body.list("checkpoints") ?? []).map(
      (value) => new Message<components["schemas"]["v1PatchCheckpoint"]>(value),
    );
    const found = chosen(
      state,
      patches.map((patch) => patch.text("uuid")),
      "patched",
    );
    for (const [index, checkpoint] of found.entries()) {
      const patch = patches[index];
      if (patch?.has("resources") === true)
        replaceResources(checkpoint, patch.message("resources").object("resources") ?? {});
    }
    return {};
  },
  DeleteCheckpoints: ({ state, now, body }) => {
    const found = chosen(state, body.texts("checkpointUuids"), "deleted");
    plan(state, now + 4_500, { kind: "remove", checkpointUuids: found.map(({ uuid }) => uuid) });
    return {};
  },
  CheckpointsRemoveFiles: ({ state, now, body }) => {
    const globs = body.texts("checkpointGlobs");
    for (const glob of globs) {
      if (glob === "") throw refuse("invalid", "cannot have empty string glob");
      if (glob.includes("..")) throw refuse("invalid", `glob '${glob}' cannot contain '..'`);
    }
    const found = chosen(state, body.texts("checkpointUuids"), "deleted");
    plan(state, now + 4_500, { kind: "remove", checkpointUuids: found.map(({ uuid }) => uuid), globs });
    return {};
  },
  GetTrialMetricsByCheckpoint: ({ state, path, query }) => {
    const { uuid } = checkpointOf(state, path.text("checkpointUuid"));
    return { metrics: sourcedMetrics(state, query as never, (source) => source.checkpointUuid === uuid) };
  },
};

function listAnswer(
  state: MasterState,
  rows: readonly CheckpointRecord[],
  query: Call<"GetExperimentCheckpoints">["query"],
  of: Parameters<typeof sortCheckpoints>[3],
): { checkpoints: ReturnType<typeof checkpointAnswer>[]; pagination: ReturnType<typeof pageStrictly>["pagination"] } {
  const states = query.choices("states", CHECKPOINT_STATES, "checkpointv1.State");
  const kept = rows.filter((row) => states.length === 0 || states.includes(`STATE_${row.state}`));
  const sorted = sortCheckpoints(state, kept, orderOf(state, query, of.level), of);
  const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
  return { checkpoints: page.rows.map((row) => checkpointAnswer(state, row)), pagination: page.pagination };
}

const FORMER_TRIAL_SORT = [
  "SORT_BY_UNSPECIFIED",
  "SORT_BY_UUID",
  "SORT_BY_BATCH_NUMBER",
  "SORT_BY_END_TIME",
  "SORT_BY_STATE",
] as const;

function orderOf(state: MasterState, query: Call<"GetExperimentCheckpoints">["query"], level: string): CheckpointOrder {
  const orderBy = query.choice("orderBy", ORDER_BY);
  if (!since(state, "0.26.2")) {
    const former = query as unknown as Reader<{ sortBy?: string }>;
    const attribute =
      level === "trial"
        ? former.choice("sortBy", FORMER_TRIAL_SORT, "apiv1.GetTrialCheckpointsRequest_SortBy")
        : former.choice("sortBy", CHECKPOINT_SORT);
    const byBatch = level === "trial" && attribute === "SORT_BY_UNSPECIFIED";
    return { attribute: byBatch ? "SORT_BY_BATCH_NUMBER" : attribute, metric: "", orderBy };
  }
  if (query.has("sortByAttr") && query.has("sortByMetric"))
    throw refuse("invalid", "field already set for sort_by oneof");
  return {
    attribute: query.choice("sortByAttr", CHECKPOINT_SORT, "checkpointv1.SortBy"),
    metric: query.text("sortByMetric"),
    orderBy,
  };
}

function chosen(state: MasterState, uuids: readonly string[], verb: string): CheckpointRecord[] {
  for (const uuid of uuids)
    if (!isUuid(uuid)) throw refuse("invalid", `converting checkpoint: string ${uuid} is not a valid uuid`);
  const missing = uuids.filter((uuid) => state.checkpoints[uuid.toLowerCase()] === undefined);
  if (missing.length > 0) throw notFound(state, "checkpoints", missing.join(", "));
  const registered = uuids.flatMap((uuid) =>
    Object.values(state.models).flatMap((model) =>
      model.versions
        .filter((version) => version.checkpointUuid === uuid)
        .map((version) => `${uuid}, registered to ${model.name} (model #${model.id}), version ${version.version}.`),
    ),
  );
  if (registered.length > 0) {
    const taken = uuids.filter((uuid) => registered.some((text) => text.startsWith(uuid)));
    const which = since(state, "0.23.0")
      ? registered.join(" ")
      : `map[${taken.map((uuid) => `${uuid}:true`).join(" ")}].`;
    const problem = "this subset of checkpoints provided are in the model registry and cannot be";
    throw refuse("invalid", `${problem} ${verb}: ${which}`);
  }
  return uuids.map((uuid) => checkpointOf(state, uuid));
}

function replaceResources(checkpoint: CheckpointRecord, given: Record<string, unknown>): void {
  const paths = Object.keys(given);
  if (paths.length === 0) return removeFiles(checkpoint, undefined);
  const known = new Set(Object.keys(checkpoint.resources));
  const same =
    paths.filter((path) => path !== "metadata.json" || known.has(path)).length === known.size &&
    paths.every((path) => known.has(path) || path === "metadata.json");
  if (same) return;
  checkpoint.state = "PARTIALLY_DELETED";
  checkpoint.resources = Object.fromEntries(paths.map((path) => [path, String(given[path])]));
}
