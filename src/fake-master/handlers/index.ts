import type { Handlers } from "../requests/call.js";
import { agentHandlers } from "./agents.js";
import { allocationHandlers } from "./allocations.js";
import { clusterMessageHandlers } from "./cluster-message.js";
import { configPolicyHandlers } from "./config-policies.js";
import { groupHandlers } from "./groups.js";
import { kubernetesHandlers } from "./kubernetes.js";
import { profilerHandlers } from "./profiler.js";
import { roleHandlers } from "./roles.js";
import { usageHandlers } from "./usage.js";
import { webhookHandlers } from "./webhooks.js";
import { downloadHandlers } from "./checkpoint-downloads.js";
import { checkpointHandlers } from "./checkpoints.js";
import { detachedHandlers } from "./detached.js";
import { experimentActionHandlers } from "./experiment-actions.js";
import { experimentHandlers } from "./experiments.js";
import { formerMetricHandlers } from "./former-metrics.js";
import { formerPlainHandlers } from "./former-plain-routes.js";
import { formerSearchHandlers } from "./former-searches.js";
import { formerTemplateHandlers } from "./former-templates.js";
import { garbageCollectionHandlers } from "./garbage-collection.js";
import { jobHandlers } from "./jobs.js";
import { logHandlers } from "./logs.js";
import { masterHandlers } from "./master.js";
import { metricStreamHandlers } from "./metric-streams.js";
import { modelDefinitionHandlers } from "./model-definitions.js";
import { modelHandlers } from "./models.js";
import { oauthClientHandlers } from "./oauth-clients.js";
import { poolHandlers } from "./pools.js";
import { projectHandlers } from "./projects.js";
import { runHandlers } from "./runs.js";
import { searchHandlers } from "./search.js";
import { serviceHandlers } from "./services.js";
import { sessionHandlers } from "./sessions.js";
import { taskHandlers } from "./tasks.js";
import { templateHandlers } from "./templates.js";
import { tokenHandlers } from "./tokens.js";
import { reportHandlers } from "./trial-reports.js";
import { trialHandlers } from "./trials.js";
import { userSettingHandlers } from "./user-settings.js";
import { userHandlers } from "./users.js";
import { workspaceHandlers } from "./workspaces.js";

/** Every operation that the fake plays, by id. */
export const handlers: Handlers = {
  ...agentHandlers,
  ...allocationHandlers,
  ...clusterMessageHandlers,
  ...configPolicyHandlers,
  ...groupHandlers,
  ...kubernetesHandlers,
  ...profilerHandlers,
  ...roleHandlers,
  ...usageHandlers,
  ...webhookHandlers,
  ...sessionHandlers,
  ...checkpointHandlers,
  ...detachedHandlers,
  ...downloadHandlers,
  ...experimentActionHandlers,
  ...experimentHandlers,
  ...formerMetricHandlers,
  ...formerPlainHandlers,
  ...formerSearchHandlers,
  ...formerTemplateHandlers,
  ...garbageCollectionHandlers,
  ...jobHandlers,
  ...logHandlers,
  ...masterHandlers,
  ...metricStreamHandlers,
  ...modelDefinitionHandlers,
  ...modelHandlers,
  ...oauthClientHandlers,
  ...poolHandlers,
  ...projectHandlers,
  ...reportHandlers,
  ...runHandlers,
  ...searchHandlers,
  ...serviceHandlers,
  ...taskHandlers,
  ...templateHandlers,
  ...tokenHandlers,
  ...trialHandlers,
  ...userHandlers,
  ...userSettingHandlers,
  ...workspaceHandlers,
};
