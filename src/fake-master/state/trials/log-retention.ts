import { refuse } from "../../refusal.js";

/** Refuses days that no log can be kept for. */
export function refuseRetention(days: number): void {
  if (days < -1 || days > 32_767) throw refuse("invalid", "Log retention days must be between -1 and 32767");
}
