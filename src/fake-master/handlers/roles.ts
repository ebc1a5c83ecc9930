import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { workspaceOf } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import type { MasterState } from "../state/records.js";
import { since } from "../state/release.js";

/** Roles. Without role-based access there are none; the oldest masters say that they are sold separately. */
export const roleHandlers: Handlers = {
  GetPermissionsSummary: ({ state }) => (refuseFormerly(state), { roles: [], assignments: [] }),
  ListRoles: ({ state, body }) => {
    refuseFormerly(state);
    const page = pageStrictly([], { offset: body.integer("offset"), limit: body.integer("limit") });
    return { roles: page.rows, pagination: page.pagination };
  },
  GetRolesByID: ({ state }) => (refuseFormerly(state), { roles: [] }),
  GetRolesAssignedToUser: ({ state }) => (refuseFormerly(state), { roles: [] }),
  GetRolesAssignedToGroup: ({ state }) => (refuseFormerly(state), { roles: [], assignments: [] }),
  SearchRolesAssignableToScope: ({ state, body }) => {
    refuseFormerly(state);
    const page = pageStrictly([], { offset: body.integer("offset"), limit: body.integer("limit") });
    return { roles: page.rows, pagination: page.pagination };
  },
  GetGroupsAndUsersAssignedToWorkspace: ({ state, path }) => {
    refuseFormerly(state);
    workspaceOf(state, path.integer("workspaceId"));
    return { groups: [], usersAssignedDirectly: [], assignments: [] };
  },
  AssignRoles: () => refuseRoles(),
  RemoveAssignments: () => refuseRoles(),
};

function refuseFormerly(state: MasterState): void {
  if (!since(state, "0.31.0")) refuseRoles();
}

function refuseRoles(): never {
  throw refuse("unimplemented", "Determined Enterprise Edition is required for this functionality");
}
