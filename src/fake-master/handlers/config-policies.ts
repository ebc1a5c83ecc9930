import { readYaml } from "../configuration/yaml.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { isObject } from "../state/json.js";
import { workspaceOf } from "../state/lookup.js";
import { notFound } from "../state/not-found.js";
import type { Json, JsonObject, MasterState, UserRecord } from "../state/records.js";
import { refuseUnprivileged } from "../state/users/privileges.js";

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  EXPERIMENT: ["invariant_config", "constraints"],
  NTSC: ["constraints"],
};
const TYPES = Object.keys(SECTIONS);

/** Policies that configurations are held to; the fake keeps them, and holds nothing to them. */
export const configPolicyHandlers: Handlers = {
  GetGlobalConfigPolicies: ({ state, path }) => {
    const type = path.text("workloadType");
    refuseType(type, "internal");
    return { configPolicies: state.configPolicies[`global/${type}`] ?? {} };
  },
  PutGlobalConfigPolicies: ({ state, user, path, body }) => {
    const type = path.text("workloadType");
    refuseType(type, "invalid");
    refuseUnprivileged(user);
    return { configPolicies: (state.configPolicies[`global/${type}`] = read(type, body.text("configPolicies"))) };
  },
  DeleteGlobalConfigPolicies: ({ state, user, path }) => {
    const type = path.text("workloadType");
    refuseType(type, "invalid");
    refuseUnprivileged(user);
    delete state.configPolicies[`global/${type}`];
    return {};
  },
  GetWorkspaceConfigPolicies: ({ state, path }) => {
    const type = path.text("workloadType");
    const { id } = workspaceOf(state, path.integer("workspaceId"));
    refuseType(type, "internal");
    return { configPolicies: state.configPolicies[`${id}/${type}`] ?? {} };
  },
  PutWorkspaceConfigPolicies: ({ state, user, path, body }) => {
    const type = path.text("workloadType");
    const id = editable(state, user, path.integer("workspaceId"));
    if (!TYPES.includes(type)) throw notFound(state, "workload type", type);
    return { configPolicies: (state.configPolicies[`${id}/${type}`] = read(type, body.text("configPolicies"))) };
  },
  DeleteWorkspaceConfigPolicies: ({ state, user, path }) => {
    const type = path.text("workloadType");
    const id = editable(state, user, path.integer("workspaceId"));
    refuseType(type, "invalid");
    delete state.configPolicies[`${id}/${type}`];
    return {};
  },
};

function refuseType(type: string, code: "invalid" | "internal"): void {
  if (!TYPES.includes(type)) throw refuse(code, `invalid workload type: ${type}`);
}

function editable(state: MasterState, user: UserRecord, id: number): number {
  const workspace = workspaceOf(state, id);
  if (!user.admin && workspace.userId !== user.id) throw refuse("denied", "access denied");
  return id;
}

function read(type: string, text: string): JsonObject {
  if (text.trim() === "") throw refuse("invalid", "no config policies specified");
  let policies: Json;
  try {
    policies = readYaml(text);
  } catch (error) {
    throw refuse("invalid", `invalid config policies: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(policies)) throw refuse("invalid", "invalid config policies: not an object");
  const unknown = Object.keys(policies).find((key) => !(SECTIONS[type] ?? []).includes(key));
  if (unknown !== undefined) throw refuse("invalid", `invalid config policies: json: unknown field "${unknown}"`);
  return policies;
}
