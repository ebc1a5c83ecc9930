import { since } from "../state/release.js";
import { userAnswer } from "../answers/users.js";
import type { Handlers } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { hashedPassword } from "../password.js";
import { refuse } from "../refusal.js";
import { userNamed, userOf } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import type { UserRecord } from "../state/records.js";
import { ORDER_BY, type SortValue, likePattern, sortRows } from "../state/sort.js";
import { createUser, patchUser, setPassword } from "../state/users/users.js";

const USER_SORT = [
  "SORT_BY_UNSPECIFIED",
  "SORT_BY_DISPLAY_NAME",
  "SORT_BY_USER_NAME",
  "SORT_BY_ADMIN",
  "SORT_BY_ACTIVE",
  "SORT_BY_MODIFIED_TIME",
  "SORT_BY_NAME",
  "SORT_BY_LAST_AUTH_TIME",
  "SORT_BY_REMOTE",
] as const;

/** Users and their passwords. */
export const userHandlers: Handlers = {
  GetUsers: ({ state, query }) => {
    const name = likePattern(query.text("name"));
    const active = flagOrUndefined(query.has("active"), query.flag("active"));
    const admin = flagOrUndefined(query.has("admin"), query.flag("admin"));
    const rows = Object.values(state.users).filter(
      (user) =>
        (name.test(user.username) || name.test(user.displayName)) &&
        (active === undefined || user.active === active) &&
        (admin === undefined || user.admin === admin),
    );
    if (query.has("roleIdAssignedDirectlyToUser")) throw refuse("invalid", "cannot filter by role without RBAC");
    const descending = query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC";
    const key = USER_KEYS[query.choice("sortBy", USER_SORT)];
    const byId = sortRows(rows, [(user) => user.id], key === undefined && descending);
    const sorted = key === undefined ? byId : sortRows(byId, [key], descending, "lastAscendingFirstDescending");
    const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { users: page.rows.map((user) => userAnswer(state, user, "list")), pagination: page.pagination };
  },
  GetUser: ({ state, path }) => ({ user: userAnswer(state, userOf(state, path.integer("userId"))) }),
  GetUserByUsername: ({ state, path }) => {
    const user = userNamed(state, path.text("username"));
    if (user === undefined) throw refuse("notFound", "user not found");
    return { user: userAnswer(state, user) };
  },
  PostUser: async ({ state, now, user, body }) => {
    const given = body.message("user");
    const made = createUser(state, now, user, {
      given: body.has("user"),
      username: given.text("username"),
      displayName: given.text("displayName"),
      admin: given.flag("admin"),
      active: given.flag("active"),
      remote: since(state, "0.21.1") && given.flag("remote"),
      agentUserGroup: given.object("agentUserGroup"),
      password: await passwordOf(body),
    });
    return { user: userAnswer(state, made) };
  },
  PatchUser: async ({ state, now, user, path, body }) => {
    const target = userOf(state, path.integer("userId"));
    patchUser(state, now, user, target, {
      username: body.maybeText("username"),
      displayName: body.maybeText("displayName"),
      admin: body.maybeFlag("admin"),
      active: body.maybeFlag("active"),
      remote: body.maybeFlag("remote"),
      agentUserGroup: body.object("agentUserGroup"),
      password: await passwordOf(body),
    });
    return { user: userAnswer(state, target) };
  },
  PatchUsers: ({ state, now, user, body }) => {
    const active = body.flag("activate");
    const results = body.integers("userIds").map((id) => {
      const target = state.users[id];
      if (!user.admin) return { error: "only admin privileged users can update users", id };
      if (target !== undefined) patchUser(state, now, user, target, { active });
      return { error: "", id };
    });
    return { results };
  },
  SetUserPassword: async ({ state, now, user, path, json }) => {
    const target = userOf(state, path.integer("userId"));
    if (!user.admin && user.id !== target.id)
      throw refuse("denied", "only admin privileged users can change other user's passwords");
    setPassword(state, now, target, await hashedPassword(typeof json === "string" ? json : ""));
    return { user: userAnswer(state, target) };
  },
};

const USER_KEYS: Partial<Record<string, (user: UserRecord) => SortValue>> = {
  SORT_BY_DISPLAY_NAME: (user) => user.displayName || null,
  SORT_BY_USER_NAME: (user) => user.username,
  SORT_BY_ADMIN: (user) => user.admin,
  SORT_BY_ACTIVE: (user) => user.active,
  SORT_BY_MODIFIED_TIME: (user) => user.modifiedAt,
  SORT_BY_NAME: (user) => user.displayName || user.username,
  SORT_BY_LAST_AUTH_TIME: (user) => user.lastAuthAt,
  SORT_BY_REMOTE: (user) => user.remote,
};

function flagOrUndefined(given: boolean, value: boolean): boolean | undefined {
  return given ? value : undefined;
}

/** A password as it is stored; undefined when the request has none. */
async function passwordOf(body: Message<{ password?: string; isHashed?: boolean }>): Promise<string | undefined> {
  const password = body.maybeText("password");
  if (password === undefined) return undefined;
  return body.flag("isHashed") ? password : hashedPassword(password);
}
