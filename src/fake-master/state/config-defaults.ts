import { threeWords } from "./chance.js";
import { isObject } from "./config-text.js";
import { isOldRelease } from "./release.js";
import type { Json, JsonObject, MasterState } from "./records.js";

/** Merges two configurations map by map; what `above` says wins, its nulls count as unset. */
export function mergeConfig(below: JsonObject, above: JsonObject): JsonObject {
  const merged: JsonObject = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key];
    if (value === null && old !== undefined) continue;
    merged[key] = isObject(value) && isObject(old) ? mergeConfig(old, value) : value;
  }
  return merged;
}

/** The configuration that the master keeps: all defaults filled in, keys in order. */
export function completeConfig(
  state: MasterState,
  given: JsonObject,
  options: { now: number; unmanaged: boolean },
): JsonObject {
  const defaults = isOldRelease(state) ? formerDefaults() : presentDefaults(options.unmanaged);
  const config = mergeConfig({ ...COMMON, ...defaults }, given);
  const own = given["checkpoint_storage"];
  const storage =
    isObject(own) && typeof own["type"] === "string" ? own : mergeConfig(storageOf(state), isObject(own) ? own : {});
  config["checkpoint_storage"] = mergeConfig(
    { save_experiment_best: 0, save_trial_best: 1, save_trial_latest: 1 },
    completeStorage(storage),
  );
  config["name"] = typeof given["name"] === "string" ? given["name"] : `Experiment (${threeWords(state)})`;
  config["reproducibility"] = mergeConfig(
    { experiment_seed: Math.floor(options.now / 1000) },
    objectAt(given, "reproducibility"),
  );
  config["hyperparameters"] = expandHyperparameters(objectAt(given, "hyperparameters"));
  config["labels"] = [...new Set(Array.isArray(given["labels"]) ? given["labels"] : [])];
  config["searcher"] = completeSearcher(objectAt(given, "searcher"));
  return sortKeys(config) as JsonObject;
}

function storageOf(state: MasterState): JsonObject {
  return { type: "shared_fs", host_path: state.storagePath };
}

function completeStorage(storage: JsonObject): JsonObject {
  if (storage["type"] === "shared_fs") return mergeConfig({ propagation: "rprivate", storage_path: null }, storage);
  return storage;
}

function completeSearcher(searcher: JsonObject): JsonObject {
  const base = { smaller_is_better: true, source_checkpoint_uuid: null, source_trial_id: null };
  const name = searcher["name"];
  if (name === "random" || name === "grid") return mergeConfig({ ...base, max_concurrent_trials: 16 }, searcher);
  if (name === "adaptive_asha") {
    const asha = { bracket_rungs: [], divisor: 4, max_concurrent_trials: 16, max_rungs: 5, mode: "standard" };
    return mergeConfig({ ...base, ...asha }, searcher);
  }
  return mergeConfig(base, searcher);
}

/** `lr: 0.1` becomes `{"type": "const", "val": 0.1}`; nested maps stay nested. */
function expandHyperparameters(given: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, expandOne(value)]));
}

function expandOne(value: Json): Json {
  if (!isObject(value)) return { type: "const", val: value };
  return typeof value["type"] === "string" ? value : expandHyperparameters(value);
}

function objectAt(config: JsonObject, key: string): JsonObject {
  const value = config[key];
  return isObject(value) ? value : {};
}

function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key] ?? null)]),
  );
}

const COMMON: JsonObject = {
  bind_mounts: [],
  checkpoint_policy: "best",
  data: {},
  debug: false,
  description: null,
  entrypoint: null,
  max_restarts: 5,
  min_checkpoint_period: { batches: 0 },
  min_validation_period: { batches: 0 },
  pbs: {},
  perform_initial_validation: false,
  profiling: { begin_on_batch: 0, enabled: false, end_after_batch: null, sync_timings: true },
  project: "",
  records_per_epoch: 0,
  scheduling_unit: 100,
  slurm: {},
  workspace: "",
};

function environment(cpu: string, rocm: string): JsonObject {
  return {
    add_capabilities: [],
    drop_capabilities: [],
    environment_variables: { cpu: [], cuda: [], rocm: [] },
    force_pull_image: false,
    image: { cpu, cuda: cpu, rocm },
    pod_spec: null,
    ports: {},
    registry_auth: null,
  };
}

function optimizations(cycleTime: number): JsonObject {
  return {
    aggregation_frequency: 1,
    auto_tune_tensor_fusion: false,
    average_aggregated_gradients: true,
    average_training_metrics: true,
    grad_updates_size_file: null,
    gradient_compression: false,
    mixed_precision: "O0",
    tensor_fusion_cycle_time: cycleTime,
    tensor_fusion_threshold: 64,
  };
}

function resources(more: JsonObject): JsonObject {
  return {
    devices: [],
    max_slots: null,
    native_parallel: false,
    shm_size: null,
    slots_per_trial: 1,
    weight: 1,
    ...more,
  };
}

function presentDefaults(unmanaged: boolean): JsonObject {
  return {
    environment: {
      ...environment(
        "determinedai/pytorch-ngc:0.38.1",
        "determinedai/environments:rocm-5.6-pytorch-1.3-tf-2.10-rocm-mpich-0736b6d",
      ),
      proxy_ports: [],
    },
    integrations: null,
    log_policies: [
      { name: "CUDA OOM", pattern: ".*CUDA out of memory.*" },
      { name: "ECC Error", pattern: ".*uncorrectable ECC error encountered.*" },
    ],
    optimizations: optimizations(1),
    preemption_timeout: 3600,
    resources: resources({ is_single_node: null, priority: 42, resource_pool: unmanaged ? "" : "default" }),
  };
}

function formerDefaults(): JsonObject {
  const cpu = "determinedai/environments:py-3.8-pytorch-1.12-tf-2.8-cpu-0.19.10";
  return {
    environment: environment(cpu, cpu),
    optimizations: optimizations(5),
    resources: resources({ agent_label: "", priority: null, resource_pool: "default" }),
  };
}
