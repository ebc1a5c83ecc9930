/** Classes and functions of the main entry that the Python SDK has no counterpart of; reviewed when one is added. */
export const oursOnly = new Set([
  // Python has one exception for many of these causes, or none.
  "AlreadyLoggedInError",
  "AmbiguousCreateError",
  "DeterminedError",
  "ExperimentFailedError",
  "ExperimentPausedError",
  "NoCheckpointError",
  "NoTrialError",
  "PartialCreateError",
  "RateLimitedError",
  "RequestTimeoutError",
  "StreamTruncatedError",
  "UnsafeArchiveError",
  "UnsupportedByMasterError",
  "UnsupportedRuntimeError",
  "WaitTimeoutError",
  // Python reads task logs by functions of the command line only.
  "Task",
  // Nor does it start tasks; that is the command line too.
  "Command",
  "LaunchedTask",
  "Notebook",
  "Shell",
  "Notebooks",
  "StartableTasks",
  "TaskCollection",
  "TaskEndedError",
  "Tensorboard",
  "Tensorboards",
  "createMemoryTokenStore",
  "getMasterInfo",
  // Python registers and labels step by step.
  "getOrCreateModel",
  // Python has the two of one experiment.
  "createExperiments",
  "topNCheckpoints",
  // Search is a page of the web interface there.
  "Filter",
  "searchExperiments",
  "searchRuns",
  "where",
  "isDeterminedError",
  "unwrap",
  "waitAll",
]);
