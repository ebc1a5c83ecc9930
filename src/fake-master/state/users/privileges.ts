import { refuse } from "../../refusal.js";
import type { UserRecord } from "../records.js";

/** Refuses what only administrators may do. */
export function refuseUnprivileged(user: UserRecord): void {
  if (!user.admin) throw refuse("denied", "user does not have permission");
}
