import { poolAnswer } from "../answers/pools.js";
import type { Call, Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { DEFAULT_POOL, isAvailable, isPool, poolNames } from "../state/agents/pools.js";
import { pageLoosely, pageStrictly } from "../state/page.js";
import { since } from "../state/release.js";
import type { MasterState } from "../state/records.js";

/** Resource pools, and which of them belong to which workspace. */
export const poolHandlers: Handlers = {
  GetResourcePools: ({ state, query }) => {
    const names = poolNames(state).filter((name) => !query.flag("unbound") || boundTo(state, name).length === 0);
    const rows = names.map((name) => poolAnswer(state, name));
    const page = pageStrictly(rows, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  // A workspace that does not exist has the pools that are bound to none.
  ListRPsBoundToWorkspace: ({ state, path, query }) => {
    const id = path.integer("workspaceId");
    if (isShell(state)) return { resourcePools: [] };
    const names = poolNames(state).filter((name) => isAvailable(state, name, id));
    const page = pageStrictly(names, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  ListWorkspacesBoundToRP: ({ state, path, query }) => {
    if (isShell(state)) return { workspaceIds: [] };
    const pool = path.text("resourcePoolName");
    checkPool(state, pool);
    const page = pageLoosely(boundTo(state, pool), { offset: query.integer("offset"), limit: query.integer("limit") });
    return { workspaceIds: page.rows, pagination: page.pagination };
  },
  BindRPToWorkspace: (call) => change(call, (bound, given) => [...new Set([...bound, ...given])]),
  OverwriteRPWorkspaceBindings: (call) => change(call, (_, given) => [...new Set(given)]),
  UnbindRPFromWorkspace: (call) => change(call, (bound, given) => bound.filter((id) => !given.includes(id))),
};

/** Releases that have the routes of bindings, but nothing behind them. */
const isShell = (state: MasterState): boolean => !since(state, "0.23.4");

function boundTo(state: MasterState, pool: string): number[] {
  return Object.hasOwn(state.poolBindings, pool) ? (state.poolBindings[pool] ?? []) : [];
}

function checkPool(state: MasterState, pool: string): void {
  if (!isPool(state, pool)) throw refuse("internal", `cannot find resource pool ${pool}`);
}

type Change = Pick<Call<"BindRPToWorkspace">, "state" | "user" | "path" | "body">;

/** Changes the workspaces of a pool. A user who is not an administrator gets a 500 here. */
function change(call: Change, next: (bound: number[], given: number[]) => number[]): Record<never, never> {
  const { state, user, path, body } = call;
  if (isShell(state)) return {};
  const pool = path.text("resourcePoolName");
  if (pool === DEFAULT_POOL) throw refuse("internal", "default resource pool cannot be bound to any workspace");
  if (!user.admin) throw refuse("internal", "user does not have permission");
  checkPool(state, pool);
  const named = body.texts("workspaceNames").map((name) => {
    const found = Object.values(state.workspaces).find((workspace) => workspace.name === name);
    if (found === undefined) throw refuse("internal", `workspace ${name} not found`);
    return found.id;
  });
  state.poolBindings[pool] = next(boundTo(state, pool), [...body.integers("workspaceIds"), ...named]);
  return {};
}
