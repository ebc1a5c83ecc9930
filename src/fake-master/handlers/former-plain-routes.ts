import { plainAgents, plainTasks } from "../answers/former-plain-routes.js";
import { readSearch } from "../configuration/preview.js";
import { refuse, Refusal } from "../refusal.js";
import type { Handlers } from "../requests/call.js";
import { hasAgent } from "../state/agents/agent.js";
import { masterConfiguration } from "../state/cluster/master-configuration.js";
import { section } from "../state/config-values.js";
import { patchExperiment } from "../state/experiments/experiment-patch.js";
import { simulateSearch } from "../state/experiments/search-preview.js";
import { isObject } from "../state/json.js";
import { plainExperimentOf } from "../state/lookup.js";
import type { Json, JsonObject } from "../state/records.js";
import { switchSlot } from "./agents.js";
import { plainMasterLogs } from "./master-logs.js";

/** The plain routes that the command lines of older releases ask. */
export const formerPlainHandlers: Handlers = {
  "get-plain-agents": ({ state }) => Response.json(hasAgent(state) ? plainAgents(state) : {}),
  "patch-plain-slot": ({ state, now, user, path, body }) => {
    const to = { enabled: body.flag("enabled"), drain: body.flag("drain") };
    switchSlot(state, now, user, path.text("agent_id"), path.text("slot_id"), to);
    return new Response(null, { status: 204 });
  },
  "get-plain-tasks": ({ state }) => Response.json(plainTasks(state)),
  "get-plain-config": ({ state, user }) => {
    if (!user.admin) throw new Refusal("denied", "user not admin");
    return Response.json(masterConfiguration(state));
  },
  "get-plain-logs": ({ state, query }) =>
    Response.json(plainMasterLogs(state, { tail: query.integer("tail"), after: query.integer("greater_than_id") })),
  "patch-plain-experiment": ({ state, now, path, json, request }) => {
    const experiment = plainExperimentOf(state, path.integer("experiment_id"));
    const type = request.headers.get("content-type");
    if (type !== "application/merge-patch+json") throw refuse("invalid", `unsupported content type: ${type ?? ""}`);
    const patch = json as Json | undefined;
    if (!isObject(patch)) throw refuse("invalid", "the patch is not an object");
    patchExperiment(state, now, experiment, {
      name: undefined,
      description: typeof patch["description"] === "string" ? patch["description"] : undefined,
      notes: undefined,
      labels: undefined,
      resources: "resources" in patch ? camelResources(section(patch, "resources")) : undefined,
      checkpointStorage: "checkpoint_storage" in patch ? camelPolicy(section(patch, "checkpoint_storage")) : undefined,
    });
    return new Response(null, { status: 204 });
  },
  "post-plain-searcher-preview": ({ state, json }) => {
    const { searcher, hyperparameters } = readSearch((json ?? {}) as JsonObject, state.release);
    const trials = simulateSearch(searcher, hyperparameters).map(({ operations, occurrences }) => {
      const steps = operations.map(({ type, length }) => (type === "RUNNABLE_TYPE_VALIDATE" ? "V" : length));
      return [steps.join(" "), occurrences] as const;
    });
    const counts = new Map<string, number>();
    for (const [steps, occurrences] of trials) counts.set(steps, (counts.get(steps) ?? 0) + occurrences);
    return Response.json({ results: Object.fromEntries(counts) });
  },
};

function camelResources({ max_slots, weight, priority }: JsonObject): JsonObject {
  return defined({ maxSlots: max_slots, weight, priority });
}

function camelPolicy({ save_experiment_best, save_trial_best, save_trial_latest }: JsonObject): JsonObject {
  return defined({
    saveExperimentBest: save_experiment_best,
    saveTrialBest: save_trial_best,
    saveTrialLatest: save_trial_latest,
  });
}

function defined(values: Record<string, JsonObject[string] | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as JsonObject;
}
