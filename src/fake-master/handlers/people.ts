import type { components } from "#schema";
import { userAnswer } from "../answers/people.js";
import type { Handlers, Wire } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { hashedPassword } from "../password.js";
import { refuse } from "../refusal.js";
import { userNamed, userOf, isOldRelease } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import type { MasterState, SessionRecord, UserRecord } from "../state/records.js";
import { newSession } from "../state/users/sessions.js";
import { likePattern, ORDER_BY, sortRows, type SortValue } from "../state/sort.js";
import { wireTime } from "../state/stamp.js";
import { createUser, patchUser, setPassword, setSettings } from "../state/users/users.js";

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

/** Users, their settings, and access tokens. */
export const peopleHandlers: Handlers = {
  GetUsers: ({ state, query }) => {
    const name = likePattern(query.text("name"));
    const old = isOldRelease(state);
    const active = old ? undefined : flagOrUndefined(query.has("active"), query.flag("active"));
    const admin = old ? undefined : flagOrUndefined(query.has("admin"), query.flag("admin"));
    const rows = Object.values(state.users).filter(
      (user) =>
        (old || name.test(user.username) || name.test(user.displayName)) &&
        (active === undefined || user.active === active) &&
        (admin === undefined || user.admin === admin),
    );
    if (query.has("roleIdAssignedDirectlyToUser")) throw refuse("invalid", "cannot filter by role without RBAC");
    const descending = query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC";
    const key = USER_KEYS[query.choice("sortBy", old ? USER_SORT.slice(0, -2) : USER_SORT)];
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
      remote: given.flag("remote"),
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
  GetUserSetting: ({ user }) => ({ settings: user.settings }),
  PostUserSetting: ({ state, user, body }) => {
    setSettings(user, settingsOf(state, body));
    return {};
  },
  ResetUserSetting: ({ user }) => {
    user.settings = [];
    return {};
  },
  PostAccessToken: ({ state, now, user, body }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    const owner = userOf(state, body.integer("userId"));
    const life = lifeOf(body.maybeText("lifespan"));
    const session = newSession(state, now, owner, { kind: "access", life, description: body.text("description") });
    return { token: session.token, tokenId: session.id };
  },
  GetAccessTokens: ({ state, now, user, query }) => {
    const username = query.text("username");
    if (username !== "" && userNamed(state, username) === undefined)
      throw refuse("internal", `user ${username} not found`);
    if (!user.admin && username !== user.username) throw refuse("denied", "user does not have permission");
    const ids = query.integers("tokenIds");
    const rows = Object.values(state.sessions).filter(
      (session) =>
        session.kind === "access" &&
        (ids.length === 0 || ids.includes(session.id)) &&
        (username === "" || state.users[session.userId]?.username === username) &&
        (query.flag("showInactive") || (!session.revoked && Date.parse(session.expiry) > now)),
    );
    const page = pageStrictly(rows, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { tokenInfo: page.rows.map(tokenAnswer), pagination: page.pagination };
  },
  PatchAccessToken: ({ state, now, user, path, body }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    const session = state.sessions[path.integer("tokenId")];
    if (session?.kind !== "access") throw refuse("notFound", `token with ID ${path.text("tokenId")} not found`);
    if (session.revoked || Date.parse(session.expiry) <= now) throw refuse("internal", "token is revoked or expired");
    session.description = body.maybeText("description") ?? session.description;
    session.revoked = body.flag("setRevoked");
    return { tokenInfo: tokenAnswer(session) };
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

/** The settings of a request; the oldest release takes one at a time. */
function settingsOf(state: MasterState, body: Message<{ settings?: unknown }>): UserRecord["settings"] {
  if (!isOldRelease(state)) return (body.list("settings") ?? []).map(settingOf);
  const former = body as unknown as Message<{ storagePath: string; setting: { key: string; value: string } }>;
  if (!former.has("setting")) throw refuse("invalid", "must specify setting");
  const setting = former.message("setting");
  return [{ key: setting.text("key"), value: setting.text("value"), storagePath: former.text("storagePath") }];
}

function settingOf(value: unknown): UserRecord["settings"][number] {
  const setting = new Message<UserRecord["settings"][number]>(value as never);
  return { key: setting.text("key"), storagePath: setting.text("storagePath"), value: setting.text("value") };
}

function tokenAnswer(session: SessionRecord): Wire<components["schemas"]["v1TokenInfo"]> {
  return {
    id: session.id,
    userId: session.userId,
    expiry: wireTime(session.expiry),
    createdAt: wireTime(session.createdAt),
    tokenType: "TOKEN_TYPE_ACCESS_TOKEN",
    revoked: session.revoked,
    description: session.description,
  };
}

const MONTH = 30 * 86_400_000;
const GO_UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A Go duration as milliseconds; absent and `"-1"` are the configured 30 days. */
function lifeOf(text: string | undefined): number {
  if (text === undefined || text === "" || text === "-1") return MONTH;
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) throw refuse("invalid", `failed to parse lifespan ${text}`);
  let life = 0;
  for (const [, amount, , unit] of text.matchAll(/(\d+(\.\d+)?)(ms|s|m|h)/g))
    life += Number(amount) * (GO_UNITS[unit ?? ""] ?? 0);
  if (life > MONTH) throw refuse("invalid", "lifespan is longer than the maximum");
  return life;
}
