import { later } from "../answers/later.js";
import { workspaceAnswer } from "../answers/workspaces.js";
import type { Handlers } from "../requests/call.js";
import { workspaceOf } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import { ORDER_BY, likePattern, sortRows } from "../state/sort.js";
import {
  createWorkspace,
  deleteWorkspace,
  patchWorkspace,
  pinWorkspace,
  setWorkspaceArchived,
  unpinWorkspace,
} from "../state/workspaces/workspaces.js";

const WORKSPACE_SORT = ["SORT_BY_UNSPECIFIED", "SORT_BY_ID", "SORT_BY_NAME"] as const;

/** Workspaces. */
export const workspaceHandlers: Handlers = {
  GetWorkspace: ({ state, user, path }) => ({
    workspace: workspaceAnswer(state, workspaceOf(state, path.integer("id")), user, "get"),
  }),
  GetWorkspaces: ({ state, user, query }) => {
    const name = query.text("name");
    const exact = query.text("nameCaseSensitive");
    const users = query.texts("users");
    const ids = query.integers("userIds");
    const archived = query.maybeFlag("archived");
    const pinned = query.maybeFlag("pinned");
    const rows = Object.values(state.workspaces).filter(
      (one) =>
        (name === "" || likePattern(name, { whole: true }).test(one.name)) &&
        (exact === "" || likePattern(exact, { whole: true, caseSensitive: true }).test(one.name)) &&
        (archived === undefined || one.archived === archived) &&
        (pinned === undefined || user.pinnedWorkspaces.some(({ id }) => id === one.id) === pinned) &&
        (users.length === 0 || users.includes(state.users[one.userId]?.username ?? "")) &&
        (ids.length === 0 || ids.includes(one.userId)),
    );
    const byName = query.choice("sortBy", WORKSPACE_SORT) === "SORT_BY_NAME";
    const sorted = sortRows(
      rows,
      [(row) => (byName ? row.name : row.id)],
      query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC",
    );
    const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    return {
      workspaces: page.rows.map((one) => workspaceAnswer(state, one, user, "list")),
      pagination: page.pagination,
    };
  },
  PostWorkspace: ({ state, now, user, body }) => {
    const workspace = createWorkspace(state, now, user, {
      name: body.text("name"),
      agentUserGroup: body.object("agentUserGroup"),
      checkpointStorageConfig: body.object("checkpointStorageConfig"),
      defaultComputePool: body.text("defaultComputePool"),
      defaultAuxPool: body.text("defaultAuxPool"),
    });
    const answer = { ...workspaceAnswer(state, workspace, user, "get"), pinnedAt: undefined };
    return { workspace: answer, ...later(state, "0.35.0", { namespaceBindings: {} }) };
  },
  PatchWorkspace: ({ state, user, path, body }) => {
    const workspace = workspaceOf(state, path.integer("id"));
    patchWorkspace(state, user, workspace, {
      name: body.maybeText("name"),
      agentUserGroup: body.object("agentUserGroup"),
      checkpointStorageConfig: body.object("checkpointStorageConfig"),
      defaultComputePool: body.maybeText("defaultComputeResourcePool") ?? body.maybeText("defaultComputePool"),
      defaultAuxPool: body.maybeText("defaultAuxResourcePool") ?? body.maybeText("defaultAuxPool"),
    });
    return {
      workspace: workspaceAnswer(state, workspace, user, "get"),
      ...later(state, "0.35.0", { namespaceBindings: {} }),
    };
  },
  DeleteWorkspace: ({ state, user, path }) => ({
    completed: deleteWorkspace(state, user, workspaceOf(state, path.integer("id"))),
  }),
  ArchiveWorkspace: ({ state, user, path }) => (
    setWorkspaceArchived(workspaceOf(state, path.integer("id")), user, true),
    {}
  ),
  UnarchiveWorkspace: ({ state, user, path }) => (
    setWorkspaceArchived(workspaceOf(state, path.integer("id")), user, false),
    {}
  ),
  PinWorkspace: ({ state, now, user, path }) => (
    pinWorkspace(state, now, user, workspaceOf(state, path.integer("id"))),
    {}
  ),
  UnpinWorkspace: ({ state, user, path }) => (unpinWorkspace(user, workspaceOf(state, path.integer("id"))), {}),
};
