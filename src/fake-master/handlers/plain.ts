import type { Call, Handlers } from "../requests/call.js";
import { bytesOfBase64 } from "../base64.js";
import { Message } from "../requests/fields.js";
import { notFound, refuse } from "../refusal.js";
import type { RouteId } from "../requests/router.js";
import { uuid } from "../state/chance.js";
import { savePolicy, surplusCheckpoints } from "../state/checkpoints/checkpoint-collection.js";
import { metricsAt, searcherMetricOf, stepsCompleted } from "../state/checkpoints/checkpoint-metrics.js";
import { experimentOf, isOldRelease, ownerOf, searcherMetric } from "../state/lookup.js";
import { logPosted } from "../state/tasks/logs.js";
import type { CheckpointRecord, Json, MasterState } from "../state/records.js";
import { sizeOf } from "../state/checkpoints/checkpoint-size.js";
import { postedLine } from "./logs.js";
import { definitionArchive } from "./model-definitions.js";

/** Routes outside the gateway: their keys are in snake_case, their refusals `{"message"}`. */
export const plainHandlers: Handlers = {
  "get-info": ({ state }) => {
    const old = isOldRelease(state);
    return Response.json({
      version: state.release,
      master_id: state.masterId,
      cluster_id: state.clusterId,
      cluster_name: state.clusterName,
      telemetry: { enabled: false, otel_enabled: false, otel_endpoint: "" },
      ...(old ? {} : { sso_providers: null }),
    });
  },
  health: () =>
    Response.json({ status: "up", database: "up", resource_managers: [{ cluster_name: "default", status: "up" }] }),
  "post-task-logs": ({ state, json }) => {
    if (!Array.isArray(json))
      throw refuse("internal", "json: cannot unmarshal object into Go value of type []*model.TaskLog");
    for (const value of json as Json[]) {
      const line = new Message<{ taskId: string }>(value);
      const task = state.tasks[line.text("taskId")];
      if (task !== undefined) logPosted(state, task, { ...postedLine(new Message(value)) });
    }
    return Response.json("");
  },
  "get-oauth2-clients": ({ state }) => Response.json(state.oauthClients),
  "post-oauth2-client": ({ state, body, user }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    const client = { id: uuid(state), name: body.text("name"), domain: body.text("domain") };
    state.oauthClients.push(client);
    return Response.json({ id: client.id, secret: uuid(state) });
  },
  "delete-oauth2-client": ({ state, path, user }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    state.oauthClients = state.oauthClients.filter(({ id }) => id !== path.text("id"));
    return new Response(null, { status: 200 });
  },
  "get-experiment-model-file": ({ state, path, query }) => {
    const wanted = query.text("path");
    if (wanted === "") throw refuse("invalid", "missing parameter: path");
    const experiment = experimentOf(state, path.integer("experiment_id"));
    const file = experiment.modelDefinition.find((one) => one.path === wanted);
    if (file === undefined) throw refuse("internal", "file does not exist");
    const disposition = `attachment; filename="exp${experiment.id}/${wanted}"`;
    return new Response(bytesOfBase64(file.content), {
      headers: { "content-type": "text/plain; charset=utf-8", "content-disposition": disposition },
    });
  },
};

type PlainCall = Pick<Call<"get-experiment-model-file">, "state" | "path" | "query" | "core">;

/** Plain routes that the spec leaves out. */
export const unlistedHandlers: Partial<Record<RouteId, (call: PlainCall) => Response | Promise<Response>>> = {
  "get-experiment-model-def": async ({ state, path }) => {
    const experiment = experimentOf(state, path.integer("experiment_id"));
    const clean = experiment.name.replace(/[^\w \-()[\].{}]/g, "").slice(0, 50);
    return new Response(await definitionArchive(experiment), {
      headers: {
        "content-type": "application/x-gtar",
        "content-disposition": `attachment; filename="exp${experiment.id}_${clean}_model_def.tar.gz"`,
      },
    });
  },
  "get-preview-gc": ({ state, path, query }) => {
    const experiment = experimentOf(state, path.integer("experiment_id"));
    const numbers = ["save_experiment_best", "save_trial_best", "save_trial_latest"].map((key) => {
      if (!query.has(key as never)) throw refuse("invalid", `missing parameter: ${key}`);
      return query.integer(key as never);
    });
    const [experimentBest = 0, trialBest = 0, trialLatest = 0] = numbers;
    const rows = surplusCheckpoints(state, experiment, {
      ...savePolicy(experiment),
      experimentBest,
      trialBest,
      trialLatest,
    });
    return Response.json({
      checkpoints: rows.map((row) => goCheckpoint(state, row)),
      metric_name: searcherMetric(experiment.config).metric,
    });
  },
};

function goCheckpoint(state: MasterState, row: CheckpointRecord): Record<string, unknown> {
  const trial = state.trials[row.trialId ?? 0];
  if (trial === undefined) throw notFound("trial", row.trialId ?? 0);
  const experiment = ownerOf(state, trial);
  const metrics = (group: string): unknown => metricsAt(trial, row, group) ?? null;
  return {
    ID: 0,
    UUID: row.uuid,
    TaskID: row.taskId,
    AllocationID: row.allocationId ?? null,
    ReportTime: row.reportTime,
    State: row.state,
    Resources: Object.fromEntries(Object.entries(row.resources).map(([path, size]) => [path, Number(size)])),
    Metadata: row.metadata,
    Size: sizeOf(row),
    StorageID: row.storageId ?? null,
    TrialID: trial.id,
    ExperimentID: experiment.id,
    ExperimentConfig: experiment.config,
    HParams: trial.hparams,
    TrainingMetrics: { avg_metrics: metrics("training"), batch_metrics: null },
    ValidationMetrics: metrics("validation"),
    SearcherMetric: searcherMetricOf(state, row) ?? null,
    StepsCompleted: stepsCompleted(row) ?? 0,
  };
}
