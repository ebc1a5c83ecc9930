import { createServer } from "node:http";
import { parentPort } from "node:worker_threads";

/** One experiment as a master answers it, with a configuration of everyday size. */
const experiment = {
  id: 1,
  name: "mnist",
  description: "a bench",
  labels: ["bench"],
  state: "STATE_COMPLETED",
  archived: false,
  numTrials: 1,
  trialIds: [1],
  progress: 1,
  projectId: 1,
  projectName: "Uncategorized",
  projectOwnerId: 1,
  workspaceId: 1,
  workspaceName: "Uncategorized",
  userId: 2,
  username: "determined",
  displayName: "",
  jobId: "00000000-0000-0000-0000-000000000001",
  searcherType: "single",
  searcherMetric: "validation_loss",
  startTime: "2024-05-01T10:00:00.123456Z",
  endTime: "2024-05-01T11:00:00.123456Z",
  resourcePool: "default",
  checkpointCount: 3,
  checkpointSize: "123456789",
  unmanaged: false,
  originalConfig: "name: mnist\nentrypoint: python3 train.py\n".repeat(10),
  config: {
    name: "mnist",
    entrypoint: "python3 train.py",
    hyperparameters: Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`parameter_${index}`, { type: "const", val: index / 7 }]),
    ),
    searcher: { name: "single", metric: "validation_loss", smaller_is_better: true, max_length: { batches: 1000 } },
    resources: { slots_per_trial: 1, resource_pool: "default", priority: null },
    checkpoint_storage: { type: "shared_fs", host_path: "/tmp", save_trial_best: 1, save_trial_latest: 1 },
    environment: { environment_variables: { cpu: [], cuda: [], rocm: [] }, image: { cpu: "a:1", cuda: "b:1" } },
  },
};
const body = Buffer.from(JSON.stringify({ jobSummary: null, experiment, config: experiment.config }));
const head = { "content-type": "application/json", "content-length": body.length };

const server = createServer((_, response) => response.writeHead(200, head).end(body));
server.listen(0, "127.0.0.1", () => parentPort.postMessage({ port: server.address().port, bytes: body.length }));
