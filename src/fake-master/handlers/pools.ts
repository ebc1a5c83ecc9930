import { poolAnswer } from "../answers/pools.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { pageLoosely, pageStrictly } from "../state/page.js";
import { since } from "../state/release.js";
import type { MasterState } from "../state/records.js";

/** Resource pools, and which of them belong to which workspace. */
export const poolHandlers: Handlers = {
  GetResourcePools: ({ state, query }) => {
    const page = pageStrictly([poolAnswer(state)], { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  // A workspace that does not exist has the pools that are bound to none.
  ListRPsBoundToWorkspace: ({ state, path, query }) => {
    path.integer("workspaceId");
    if (isShell(state)) return { resourcePools: [] };
    const page = pageStrictly(["default"], { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  ListWorkspacesBoundToRP: ({ state, path, query }) => {
    if (isShell(state)) return { workspaceIds: [] };
    const pool = path.text("resourcePoolName");
    if (pool !== "default" && !Object.hasOwn(state.poolBindings, pool))
      throw refuse("internal", `cannot find resource pool ${pool}`);
    const rows = state.poolBindings[path.text("resourcePoolName")] ?? [];
    const page = pageLoosely(rows, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { workspaceIds: page.rows, pagination: page.pagination };
  },
  BindRPToWorkspace: ({ state }) => bind(state),
  OverwriteRPWorkspaceBindings: ({ state }) => bind(state),
  UnbindRPFromWorkspace: ({ state }) => bind(state),
};

/** Releases that have the routes of bindings, but nothing behind them. */
const isShell = (state: MasterState): boolean => !since(state, "0.23.4");

const bind = (state: MasterState): Record<string, never> => (isShell(state) ? {} : refuseDefaultPool());

/** The cluster has one pool, the default one, and that cannot be bound. */
function refuseDefaultPool(): never {
  throw refuse("internal", "default resource pool cannot be bound to any workspace");
}
