import type { Handlers } from "../requests/call.js";
import { authHandlers } from "./sessions.js";
import { checkpointHandlers } from "./checkpoints.js";
import { clusterHandlers } from "./cluster.js";
import { detachedHandlers } from "./detached.js";
import { downloadHandlers } from "./checkpoint-downloads.js";
import { experimentActionHandlers } from "./experiment-actions.js";
import { experimentHandlers } from "./experiments.js";
import { logHandlers } from "./logs.js";
import { metricStreamHandlers } from "./metric-streams.js";
import { modelHandlers } from "./models.js";
import { peopleHandlers } from "./people.js";
import { placeHandlers } from "./place.js";
import { plainHandlers } from "./plain.js";
import { reportHandlers } from "./trial-reports.js";
import { templateHandlers } from "./template.js";
import { trialHandlers } from "./trials.js";

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
