import type { JsonObject } from "../json.js";

/** Someone who may log in. */
export interface UserRecord {
  id: number;
  username: string;
  /** Hashed as clients hash it; `""` is the blank password, `null` can never match. */
  password: string | null;
  admin: boolean;
  active: boolean;
  displayName: string;
  remote: boolean;
  agentUserGroup: JsonObject | null;
  modifiedAt: string;
  lastAuthAt?: string;
  settings: { key: string; storagePath: string; value: string }[];
  pinnedWorkspaces: { id: number; at: string }[];
}

/** A login, or an access token when `kind` says so. */
export interface SessionRecord {
  id: number;
  userId: number;
  token: string;
  kind: "login" | "access";
  createdAt: string;
  expiry: string;
  revoked: boolean;
  description: string;
}
