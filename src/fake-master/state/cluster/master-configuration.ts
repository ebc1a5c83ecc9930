import type { JsonObject, MasterState } from "../records.js";

/** The configuration of the master as far as it shows in what the fake does; secrets are stars. */
export function masterConfiguration(state: MasterState): JsonObject {
  return {
    checkpoint_storage: { type: "shared_fs", host_path: state.storagePath },
    cluster_name: state.clusterName,
    db: { host: "localhost", name: "determined", password: "********", port: "5432", user: "postgres" },
    enable_cors: false,
    feature_switches: [],
    log: { color: false, level: "info" },
    port: 8080,
    resource_manager: {
      type: "agent",
      default_aux_resource_pool: "default",
      default_compute_resource_pool: "default",
      scheduler: { fitting_policy: "best", type: "priority" },
    },
    resource_pools: [{ pool_name: "default", agent_reconnect_wait: "25s", max_aux_containers_per_agent: 100 }],
    security: {},
    telemetry: { enabled: false },
  };
}
