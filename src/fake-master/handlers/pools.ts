import { poolAnswer } from "../answers/pools.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { pageLoosely, pageStrictly } from "../state/page.js";
import { workspaceOf } from "../state/lookup.js";

/** Resource pools, and which of them belong to which workspace. */
export const poolHandlers: Handlers = {
  GetResourcePools: ({ state, query }) => {
    const page = pageStrictly([poolAnswer(state)], { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  ListRPsBoundToWorkspace: ({ state, path, query }) => {
    workspaceOf(state, path.integer("workspaceId"));
    const page = pageStrictly(["default"], { offset: query.integer("offset"), limit: query.integer("limit") });
    return { resourcePools: page.rows, pagination: page.pagination };
  },
  ListWorkspacesBoundToRP: ({ state, path, query }) => {
    const rows = state.poolBindings[path.text("resourcePoolName")] ?? [];
    const page = pageLoosely(rows, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { workspaceIds: page.rows, pagination: page.pagination };
  },
  BindRPToWorkspace: () => refuseDefaultPool(),
  OverwriteRPWorkspaceBindings: () => refuseDefaultPool(),
  UnbindRPFromWorkspace: () => refuseDefaultPool(),
};

/** The cluster has one pool, the default one, and that cannot be bound. */
function refuseDefaultPool(): never {
  throw refuse("internal", "default resource pool cannot be bound to any workspace");
}
