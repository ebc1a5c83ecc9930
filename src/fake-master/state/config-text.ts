import { parse } from "yaml";
import { refuse } from "../refusal.js";
import type { JsonObject, Json } from "./records.js";

const PREFIX = "invalid experiment configuration: ";

/** Reads the text of a configuration as the master does: YAML 1.1, which JSON is part of. */
export function parseConfig(text: string, prefix: string = PREFIX): JsonObject {
  let value: unknown;
  try {
    value = compactJson(text) ?? parse(text, { version: "1.1", merge: true, logLevel: "error" });
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw refuse(
      "internal",
      `${prefix}unable to convert yaml to json: not valid yaml: error converting YAML to JSON: yaml: ${problem}`,
    );
  }
  if (value === null || value === undefined) {
    throw refuse(
      "internal",
      `${prefix}version 0 experiment config is invalid: config is invalid: <config>: expected object, but got null`,
    );
  }
  if (typeof value !== "object" || Array.isArray(value)) {
    const kind = Array.isArray(value) ? "array" : typeof value;
    throw refuse(
      "internal",
      `${prefix}unable to unmarshal json-formatted experiment config: json: cannot unmarshal ${kind} into Go value of type struct { Version int "json:\\"version\\"" }`,
    );
  }
  return toJson(value) as JsonObject;
}

/** YAML may hold dates and maps with keys that are no texts; JSON may not. */
function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

type Kind = "object" | "array" | "string" | "integer" | "number" | "boolean" | "any" | "stringOrArray";

/** The keys of a configuration and what each may hold. */
const KEYS: Record<string, Kind> = {
  bind_mounts: "array",
  checkpoint_policy: "string",
  checkpoint_storage: "object",
  data: "object",
  debug: "boolean",
  description: "string",
  entrypoint: "stringOrArray",
  environment: "object",
  hyperparameters: "object",
  integrations: "object",
  internal: "any",
  labels: "array",
  log_policies: "array",
  max_restarts: "integer",
  min_checkpoint_period: "any",
  min_validation_period: "any",
  name: "string",
  optimizations: "object",
  pbs: "object",
  perform_initial_validation: "boolean",
  preemption_timeout: "integer",
  profiling: "object",
  project: "string",
  records_per_epoch: "integer",
  reproducibility: "object",
  resources: "object",
  retention_policy: "object",
  scheduling_unit: "integer",
  searcher: "object",
  security: "any",
  slurm: "object",
  tensorboard_storage: "any",
  version: "integer",
  workspace: "string",
};
const SEARCHERS = ["single", "random", "grid", "custom", "adaptive_asha", "async_halving"];
const REMOVED = ["custom", "adaptive", "adaptive_simple", "sync_halving"];

/** Refuses keys that nobody knows and values of the wrong kind. */
export function checkConfig(config: JsonObject, prefix: string = PREFIX): void {
  const problems: string[] = [];
  for (const [key, value] of Object.entries(config)) {
    const kind = KEYS[key];
    if (kind === undefined) problems.push(`<config>: additionalProperties "${key}" not allowed`);
    else if (value !== null && !isKind(value, kind)) {
      problems.push(
        `<config>.${key}: expected ${kind === "stringOrArray" ? "string" : kind} or null, but got ${nameOf(value)}`,
      );
    }
  }
  const searcher = config["searcher"];
  const name = isObject(searcher) ? searcher["name"] : undefined;
  if (typeof name === "string" && REMOVED.includes(name)) {
    throw refuse("internal", `${prefix}the '${name}' searcher has been removed and is not valid for new experiments`);
  }
  if (name !== undefined && !(typeof name === "string" && SEARCHERS.includes(name))) {
    problems.push(
      `<config>.searcher: is not an object where object["name"] is one of 'single', 'random', 'grid', 'custom', or 'adaptive_asha'`,
    );
  }
  if (problems.length > 0) {
    throw refuse(
      "internal",
      `${prefix}version 0 experiment config is invalid: config is invalid: ${problems.join("\n")}`,
    );
  }
  const resources = config["resources"];
  if (isObject(resources) && "slots" in resources) {
    throw refuse("internal", `<config>.resources: additionalProperties "slots" not allowed`);
  }
}

/** Refuses what is missing once all defaults are in. */
export function checkComplete(config: JsonObject, needsLength: boolean, prefix: string = PREFIX): void {
  const searcher = config["searcher"];
  const missing: string[] = [];
  if (!isObject(searcher)) missing.push("<config>: searcher is a required property");
  else {
    const name = searcher["name"];
    const adaptive = name === "adaptive_asha" || name === "async_halving";
    const needed = name === "random" || adaptive ? ["metric", "max_trials"] : ["metric"];
    for (const key of ["name", ...needed, ...(needsLength ? ["max_length"] : [])]) {
      if (searcher[key] === undefined || searcher[key] === null)
        missing.push(`<config>.searcher: ${key} is a required property`);
    }
    if (
      missing.length === 0 &&
      adaptive &&
      !needsLength &&
      (searcher["max_time"] === undefined || searcher["time_metric"] === undefined)
    ) {
      throw refuse("internal", `${prefix}the \`${name}\` searcher requires \`max_time\` and \`time_metric\` to be set`);
    }
  }
  if (missing.length > 0) throw refuse("internal", `${prefix}config is invalid or incomplete: ${missing.join("\n")}`);
}

function isKind(value: Json, kind: Kind): boolean {
  if (kind === "any") return true;
  if (kind === "stringOrArray") return typeof value === "string" || Array.isArray(value);
  if (kind === "array") return Array.isArray(value);
  if (kind === "object") return isObject(value);
  if (kind === "integer") return Number.isInteger(value);
  return typeof value === kind;
}

function nameOf(value: Json): string {
  return Array.isArray(value) ? "array" : typeof value;
}

/** True for a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** JSON as programs write it, for which no YAML is needed; undefined for all else, JSON with a key twice included. */
function compactJson(text: string): unknown {
  if (!text.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
