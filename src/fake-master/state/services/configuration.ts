import { imagesOf } from "../../configuration/tables/environment.js";
import { refuse } from "../../refusal.js";
import { section } from "../config-values.js";
import { isObject } from "../json.js";
import type { JsonObject, MasterState } from "../records.js";
import { KINDS } from "./kinds.js";
import type { ServiceKind } from "./records.js";

/** The configuration of a service: what was given over the template over the defaults. */
export function serviceConfiguration(
  state: MasterState,
  kind: ServiceKind,
  given: JsonObject,
  template: JsonObject,
  description: string,
): JsonObject {
  const defaults = defaultsOf(state, kind, description);
  for (const key of Object.keys({ ...template, ...given })) {
    if (!(key in defaults) && key !== "labels" && key !== "registry_auth")
      throw refuse("invalid", `unknown field ${JSON.stringify(key)} in the configuration of a ${kind}`);
  }
  const config = over(over(defaults, template), given);
  const environment = section(config, "environment");
  const { image } = environment;
  if (typeof image === "string") environment["image"] = { cpu: image, cuda: image, rocm: image };
  const resources = section(config, "resources");
  if (resources["resource_pool"] === "") resources["resource_pool"] = "default";
  config["entrypoint"] = entrypoint(kind, given["entrypoint"] ?? template["entrypoint"]);
  return config;
}

function entrypoint(kind: ServiceKind, given: unknown): string[] {
  const own = KINDS[kind].entrypoint;
  if (kind !== "command") return own;
  return [...own, ...(Array.isArray(given) ? given.map(String) : typeof given === "string" ? [given] : [])];
}

function defaultsOf(state: MasterState, kind: ServiceKind, description: string): JsonObject {
  return {
    bind_mounts: null,
    debug: false,
    description,
    entrypoint: [],
    environment: {
      add_capabilities: null,
      drop_capabilities: null,
      environment_variables: {},
      force_pull_image: false,
      image: imagesOf(state.release),
      pod_spec: null,
      ports: null,
      proxy_ports: null,
    },
    idle_timeout: kind === "tensorboard" ? "5m0s" : null,
    notebook_idle_type: "kernels_or_terminals",
    pbs: {},
    resources: {
      devices: null,
      is_single_node: null,
      priority: 42,
      resource_pool: "default",
      slots: KINDS[kind].slots,
      weight: 1,
    },
    slurm: {},
    work_dir: null,
  };
}

function over(below: JsonObject, above: JsonObject): JsonObject {
  const result = { ...below };
  for (const [key, value] of Object.entries(above)) {
    result[key] = isObject(value) ? over(section(below, key), value) : value;
  }
  return result;
}
