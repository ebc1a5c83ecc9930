import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { since } from "../state/release.js";
import type { MasterState, UserRecord } from "../state/records.js";
import { wireTime } from "../state/stamp.js";

/** A user as answers show it; older releases give the time of change only in lists. */
export function userAnswer(
  state: MasterState,
  user: UserRecord,
  form: "get" | "list" = "get",
): Wire<components["schemas"]["v1User"]> {
  return {
    id: user.id,
    username: user.username,
    admin: user.admin,
    active: user.active,
    agentUserGroup: user.agentUserGroup,
    displayName: user.displayName,
    modifiedAt: !since(state, "0.21.1") && form === "get" ? "0001-01-01T00:00:00Z" : wireTime(user.modifiedAt),
    ...later(state, "0.21.1", { remote: user.remote }),
    ...later(state, "0.26.1", { lastAuthAt: user.lastAuthAt === undefined ? undefined : wireTime(user.lastAuthAt) }),
  };
}
