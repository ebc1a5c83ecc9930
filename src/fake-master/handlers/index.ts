import type { Handlers } from "../call.js";
import { authHandlers } from "./auth-handlers.js";
import { checkpointHandlers } from "./checkpoint-handlers.js";
import { clusterHandlers } from "./cluster-handlers.js";
import { detachedHandlers } from "./detached-handlers.js";
import { downloadHandlers } from "./download-handlers.js";
import { experimentActionHandlers } from "./experiment-action-handlers.js";
import { experimentHandlers } from "./experiment-handlers.js";
import { logHandlers } from "./log-handlers.js";
import { metricStreamHandlers } from "./metric-stream-handlers.js";
import { modelHandlers } from "./model-handlers.js";
import { peopleHandlers } from "./people-handlers.js";
import { placeHandlers } from "./place-handlers.js";
import { plainHandlers } from "./plain-handlers.js";
import { reportHandlers } from "./report-handlers.js";
import { templateHandlers } from "./template-handlers.js";
import { trialHandlers } from "./trial-handlers.js";

/** Every operation that the fake plays, by id. */
export const handlers: Handlers = {
  ...authHandlers,
  ...checkpointHandlers,
  ...clusterHandlers,
  ...detachedHandlers,
  ...downloadHandlers,
  ...experimentActionHandlers,
  ...experimentHandlers,
  ...logHandlers,
  ...metricStreamHandlers,
  ...modelHandlers,
  ...peopleHandlers,
  ...placeHandlers,
  ...plainHandlers,
  ...reportHandlers,
  ...templateHandlers,
  ...trialHandlers,
};
