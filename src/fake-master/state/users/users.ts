import { refuse } from "../../refusal.js";
import { since } from "../release.js";
import { userNamed } from "../lookup.js";
import { newUser } from "../new-state.js";
import { endLoginsOf } from "./sessions.js";
import { stamp } from "../stamp.js";
import { nextId } from "../chance.js";
import type { JsonObject, MasterState, UserRecord } from "../records.js";

/** What a request to make a user says; `given` says whether it named one at all. */
export interface NewUserRequest {
  given: boolean;
  username: string;
  displayName: string;
  admin: boolean;
  active: boolean;
  remote: boolean;
  agentUserGroup: JsonObject | undefined;
  /** Hashed. */
  password: string | undefined;
}

/** Makes a user; only administrators may. */
export function createUser(state: MasterState, now: number, caller: UserRecord, request: NewUserRequest): UserRecord {
  if (!request.given) throw refuse("invalid", "must specify user to create");
  if (request.remote && request.password) throw refuse("invalid", "cannot set password for remote user");
  const username = request.username.trim();
  checkName(username, 2);
  refuseReserved(username, request.admin);
  checkName(request.displayName, 0);
  checkGroup(request.agentUserGroup);
  if (!caller.admin) throw refuse("denied", "only admin privileged users can create users");
  if (userNamed(state, username) !== undefined) {
    nextId(state, "user");
    if (!since(state, "0.27.1")) throw refuse("invalid", "user already exists");
    throw refuse("internal", "code=400, message=user already exists");
  }
  const user = newUser(state, now, { username, password: request.remote ? null : (request.password ?? "") });
  const { admin, active, remote, displayName } = request;
  return Object.assign(user, { admin, active, remote, displayName, agentUserGroup: request.agentUserGroup ?? null });
}

/** What a patch of a user sets; undefined leaves alone. */
export type UserPatch = Partial<{ [K in keyof Omit<NewUserRequest, "given">]: NewUserRequest[K] | undefined }>;

/** Changes a user; everything is checked before anything is written. */
export function patchUser(
  state: MasterState,
  now: number,
  caller: UserRecord,
  user: UserRecord,
  patch: UserPatch,
): void {
  const own = caller.admin || caller.id === user.id;
  const forAdmins = [patch.admin, patch.active, patch.remote, patch.agentUserGroup];
  if (!caller.admin && forAdmins.some((value) => value !== undefined)) {
    throw refuse("denied", "only admin privileged users can update users");
  }
  const username = patch.username?.trim();
  if (username !== undefined && username !== user.username) checkRename(state, caller, user, username, own);
  if (patch.displayName !== undefined && patch.displayName !== user.displayName) {
    if (!own) throw refuse("denied", "only admin privileged users can set another user's display name");
    checkDisplayName(state, user, patch.displayName);
  }
  if (patch.password !== undefined) {
    if (!own) throw refuse("denied", "only admin privileged users can change other user's passwords");
    if (patch.remote ?? user.remote) throw refuse("invalid", "cannot set password for remote user");
  }
  checkGroup(patch.agentUserGroup);
  const before = JSON.stringify({ ...user, modifiedAt: "" });
  if (patch.remote === true && !user.remote) user.password = null;
  if (patch.remote === false && user.remote) user.password = "";
  user.admin = patch.admin ?? user.admin;
  user.active = patch.active ?? user.active;
  user.remote = patch.remote ?? user.remote;
  user.username = username ?? user.username;
  user.displayName = patch.displayName ?? user.displayName;
  user.agentUserGroup = patch.agentUserGroup ?? user.agentUserGroup;
  const changed = before !== JSON.stringify({ ...user, modifiedAt: "" });
  if (patch.password !== undefined) setPassword(state, now, user, patch.password);
  else if (changed) user.modifiedAt = stamp(state, now);
  if ((changed || patch.password !== undefined) && patch.active !== true) revokeAccessTokens(state, user);
}

/** Sets a hashed password and ends all logins of the user. */
export function setPassword(state: MasterState, now: number, user: UserRecord, hashed: string): void {
  if (user.remote) throw refuse("invalid", "cannot set password for remote user");
  user.password = hashed;
  user.modifiedAt = stamp(state, now);
  endLoginsOf(state, user);
}

/** Stores settings of a user; an empty value takes one away. */
export function setSettings(user: UserRecord, settings: readonly UserRecord["settings"][number][]): void {
  for (const setting of settings) {
    if (setting.value === "" || isJson(setting.value)) continue;
    throw refuse("internal", "ERROR: invalid input syntax for type json (SQLSTATE 22P02)");
  }
  for (const setting of settings) {
    user.settings = user.settings.filter(
      ({ key, storagePath }) => key !== setting.key || storagePath !== setting.storagePath,
    );
    if (setting.value !== "") user.settings.push(setting);
  }
}

function revokeAccessTokens(state: MasterState, user: UserRecord): void {
  for (const session of Object.values(state.sessions)) {
    if (session.userId === user.id && session.kind === "access") session.revoked = true;
  }
}

function checkName(name: string, least: number): void {
  if (/[^\x00-\x7f]/.test(name))
    throw refuse("invalid", "Display name and username cannot contain non-ASCII characters.");

  if (/[\x00-\x1f\x7f]/.test(name))
    throw refuse("invalid", "Display name and username cannot contain control characters.");
  if (name.length < least) throw refuse("invalid", "Display name or username value has minimum length.");
}

function refuseReserved(name: string, admin: boolean): void {
  if (name.toLowerCase() === "admin" && !admin) throw refuse("invalid", "Non-admin user cannot be renamed 'admin'");
  if (name.toLowerCase() === "determined") throw refuse("invalid", "User cannot be renamed 'determined'");
}

function checkRename(state: MasterState, caller: UserRecord, user: UserRecord, username: string, own: boolean): void {
  if (!own) throw refuse("denied", "only admin privileged users can update users");
  if (user.remote) throw refuse("invalid", "cannot set username for remote user");
  checkName(username, 2);
  refuseReserved(username, user.admin);
  if (userNamed(state, username) !== undefined) {
    const problem = 'ERROR: duplicate key value violates unique constraint "users_username_key" (SQLSTATE 23505)';
    throw refuse("internal", `error setting active status of "${username}": ${problem}`);
  }
}

function checkDisplayName(state: MasterState, user: UserRecord, displayName: string): void {
  checkName(displayName, 0);
  refuseReserved(displayName, user.admin);
  const form = displayName.toLowerCase();
  const others = Object.values(state.users).filter((other) => !since(state, "0.21.1") || other.id !== user.id);
  const taken = others.some(
    (other) =>
      other.username.toLowerCase() === form || (other.id !== user.id && other.displayName.toLowerCase() === form),
  );
  if (displayName !== "" && taken) {
    throw refuse("invalid", `can not change display name to ${displayName} found a similar username or display name`);
  }
}

function checkGroup(group: JsonObject | undefined): void {
  if (group === undefined) return;
  const { agentUid, agentGid, agentUser, agentGroup } = group;
  if (agentUid === undefined || agentGid === undefined || !agentUser || !agentGroup) {
    throw refuse("invalid", "agentUid, agentGid, agentUser and agentGroup cannot be empty");
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
