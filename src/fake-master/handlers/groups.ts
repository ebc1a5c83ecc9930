import { userAnswer } from "../answers/users.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { createGroup, groupOf, updateGroup } from "../state/cluster/groups.js";
import { pageStrictly } from "../state/page.js";
import type { GroupRecord, MasterState } from "../state/records.js";
import { refuseUnprivileged } from "../state/users/privileges.js";

/** Groups of users. */
export const groupHandlers: Handlers = {
  CreateGroup: ({ state, user, body }) => {
    refuseUnprivileged(user);
    return { group: details(state, createGroup(state, body.text("name"), body.integers("addUsers"))) };
  },
  GetGroup: ({ state, path }) => ({ group: details(state, groupOf(state, path.integer("groupId"))) }),
  GetGroups: ({ state, body }) => {
    const limit = body.integer("limit");
    if (limit < 1 || limit > 500) throw refuse("invalid", "limit must be >= 1 and <= 500");
    const userId = body.integer("userId");
    const name = body.text("name");
    const rows = Object.values(state.groups).filter(
      (one) => (name === "" || one.name === name) && (userId === 0 || one.userIds.includes(userId)),
    );
    const page = pageStrictly(rows, { offset: body.integer("offset"), limit });
    const groups = page.rows.map(({ id, name: title, userIds }) => ({
      group: { groupId: id, name: title },
      numMembers: userIds.length,
    }));
    return { groups, pagination: page.pagination };
  },
  UpdateGroup: ({ state, user, path, body }) => {
    refuseUnprivileged(user);
    const group = groupOf(state, path.integer("groupId"));
    const [add, remove] = [body.integers("addUsers"), body.integers("removeUsers")];
    updateGroup(state, group, { name: body.text("name"), add, remove });
    return { group: details(state, group) };
  },
  DeleteGroup: ({ state, user, path }) => {
    refuseUnprivileged(user);
    delete state.groups[groupOf(state, path.integer("groupId")).id];
    return {};
  },
  AssignMultipleGroups: ({ state, user, body }) => {
    refuseUnprivileged(user);
    const userIds = body.integers("userIds");
    const added = body.integers("addGroups").map((id) => groupOf(state, id));
    const removed = body.integers("removeGroups").map((id) => groupOf(state, id));
    for (const group of added) updateGroup(state, group, { name: "", add: userIds, remove: [] });
    for (const group of removed) updateGroup(state, group, { name: "", add: [], remove: userIds });
    return {};
  },
};

function details(state: MasterState, group: GroupRecord): { groupId: number; name: string; users: ReturnType<typeof userAnswer>[] } {
  const users = group.userIds.flatMap((id) => state.users[id] ?? []).map((one) => userAnswer(state, one));
  return { groupId: group.id, name: group.name, users };
} // prettier-ignore
