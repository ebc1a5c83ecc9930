import type { components } from "#schema";
import type { Handlers, Wire } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { userNamed, userOf } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import type { SessionRecord } from "../state/records.js";
import { newSession } from "../state/users/sessions.js";
import { wireTime } from "../state/stamp.js";

/** Access tokens. */
export const tokenHandlers: Handlers = {
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
