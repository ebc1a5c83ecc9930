import type { components } from "#schema";
import type { Handlers, Wire } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { userNamed, userOf } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import type { SessionRecord } from "../state/records.js";
import { ORDER_BY, sortRows, type SortValue } from "../state/sort.js";
import { refuseUnprivileged } from "../state/users/privileges.js";
import { newSession } from "../state/users/sessions.js";
import { wireTime } from "../state/stamp.js";

/** Access tokens. */
export const tokenHandlers: Handlers = {
  PostAccessToken: ({ state, now, user, body }) => {
    refuseUnprivileged(user);
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
    const key = query.choice("sortBy", TOKEN_SORT);
    const value = (row: SessionRecord): SortValue => TOKEN_KEYS[key]?.(row) ?? row.id;
    const sorted = sortRows(rows, [value, (row) => row.id], query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC");
    const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    return { tokenInfo: page.rows.map(tokenAnswer), pagination: page.pagination };
  },
  PatchAccessToken: ({ state, now, user, path, body }) => {
    refuseUnprivileged(user);
    const session = state.sessions[path.integer("tokenId")];
    if (session?.kind !== "access") throw refuse("notFound", `token with ID ${path.text("tokenId")} not found`);
    if (session.revoked || Date.parse(session.expiry) <= now) throw refuse("internal", "token is revoked or expired");
    session.description = body.maybeText("description") ?? session.description;
    session.revoked = body.flag("setRevoked");
    return { tokenInfo: tokenAnswer(session) };
  },
};

const TOKEN_SORT = [
  "SORT_BY_UNSPECIFIED", "SORT_BY_USER_ID", "SORT_BY_EXPIRY", "SORT_BY_CREATED_AT", "SORT_BY_TOKEN_TYPE", "SORT_BY_REVOKED",
  "SORT_BY_DESCRIPTION",
] as const; // prettier-ignore

const TOKEN_KEYS: Partial<Record<string, (row: SessionRecord) => SortValue>> = {
  SORT_BY_USER_ID: (row) => row.userId,
  SORT_BY_EXPIRY: (row) => row.expiry,
  SORT_BY_CREATED_AT: (row) => row.createdAt,
  SORT_BY_REVOKED: (row) => row.revoked,
  SORT_BY_DESCRIPTION: (row) => row.description,
};

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
