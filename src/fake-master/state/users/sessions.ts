import { refuse } from "../../refusal.js";
import { hexDigits, nextId } from "../chance.js";
import { userNamed } from "../lookup.js";
import type { MasterState, SessionRecord, UserRecord } from "../records.js";
import { epoch, fromMicros, stamp } from "../stamp.js";

const WEEK = 7 * 86_400_000;

/** Checks a name and a hashed password, and begins a session. */
export function logIn(
  state: MasterState,
  now: number,
  username: string,
  hashed: string,
): { user: UserRecord; session: SessionRecord } {
  if (username === "") throw refuse("invalid", "missing argument: username");
  const user = userNamed(state, username);
  if (user === undefined || user.remote || user.password !== hashed)
    throw refuse("unauthenticated", "invalid credentials");
  if (!user.active) throw refuse("denied", "user is not active");
  user.lastAuthAt = stamp(state, now);
  return { user, session: newSession(state, now, user, { kind: "login", life: WEEK, description: "" }) };
}

/** Begins a session or makes an access token, living for the given milliseconds. */
export function newSession(
  state: MasterState,
  now: number,
  user: UserRecord,
  options: { kind: SessionRecord["kind"]; life: number; description: string },
): SessionRecord {
  const id = nextId(state, "session");
  const session: SessionRecord = {
    id,
    userId: user.id,
    token: `v2.public.${btoa(JSON.stringify({ id, user_id: user.id })).replace(/=+$/, "")}${hexDigits(state, 32)}`,
    kind: options.kind,
    createdAt: stamp(state, now),
    expiry: fromMicros((now + options.life) * 1000),
    revoked: false,
    description: options.description,
  };
  state.sessions[id] = session;
  return session;
}

/** Ends the login that a token stands for; an access token goes on. */
export function endLogin(state: MasterState, token: string): void {
  for (const session of Object.values(state.sessions)) {
    if (session.token === token && session.kind === "login") delete state.sessions[session.id];
  }
}

/** Ends all logins of a user, as a change of the password does. */
export function endLoginsOf(state: MasterState, user: UserRecord): void {
  for (const session of Object.values(state.sessions)) {
    if (session.userId === user.id && session.kind === "login") delete state.sessions[session.id];
  }
}

/** The user whom a token belongs to. */
export function userOfToken(state: MasterState, now: number, token: string): UserRecord {
  const session = Object.values(state.sessions).find((one) => one.token === token);
  if (session === undefined || epoch(session.expiry) <= now) throw refuse("unauthenticated", "invalid credentials");
  if (session.revoked) throw refuse("unauthenticated", "user access token revoked");
  const user = state.users[session.userId];
  if (user === undefined) throw refuse("unauthenticated", "invalid credentials");
  if (!user.active) throw refuse("denied", "user does not have permission");
  return user;
}

/** True while a token is good. */
export function isAlive(state: MasterState, now: number, token: string): boolean {
  const session = Object.values(state.sessions).find((one) => one.token === token);
  return session !== undefined && epoch(session.expiry) > now && !session.revoked;
}

/** Ends the lives of all sessions and access tokens, or of those of one user. */
export function expireSessions(state: MasterState, now: number, user: UserRecord | undefined): void {
  for (const session of Object.values(state.sessions)) {
    if (user === undefined || session.userId === user.id) session.expiry = fromMicros(now * 1000);
  }
}

/** The token in the headers of a request: metadata header, Authorization, cookie. */
export function tokenOf(headers: Headers): string {
  const shown = headers.get("grpc-metadata-x-user-token") ?? headers.get("authorization");
  if (shown !== null) {
    if (!shown.startsWith("Bearer ")) throw refuse("unauthenticated", "invalid credentials");
    return shown.slice(7);
  }
  const cookie = /(?:^|;\s*)auth=([^;]+)/.exec(headers.get("cookie") ?? "");
  if (cookie?.[1] === undefined) throw refuse("unauthenticated", "token missing");
  return cookie[1];
}
