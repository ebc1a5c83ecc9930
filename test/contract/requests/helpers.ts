import { experimentHelpers } from "./experiment-helpers.js";
import { registryHelpers } from "./registry-helpers.js";
import type { Helper } from "./stage.js";
import { taskHelpers } from "./task-helpers.js";

/** The helpers that the Python SDK does not have, and options of its methods that only we have, where they send something else. */
export const helpers: readonly Helper[] = [...registryHelpers, ...experimentHelpers, ...taskHelpers];

/** What the Python SDK does not have either, and what sends nothing. */
export const silent: readonly string[] = [
  "Determined.withOptions",
  "Determined.experiment",
  "Determined.trial",
  "Determined.checkpoint",
  "Determined.model",
  "Determined.task",
  "Determined.notebooks",
  "Determined.shells",
  "Determined.commands",
  "Determined.tensorboards",
  "Determined.tensorboard",
  "Filter.and",
  "Filter.or",
  "Notebook.url",
  "Tensorboard.url",
];
