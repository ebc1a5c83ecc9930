import { refuse } from "../../refusal.js";
import { nextId } from "../chance.js";
import { workspaceOf } from "../lookup.js";
import type { JsonObject, MasterState, UserRecord, WebhookRecord } from "../records.js";

/** The webhook with this id that the user may change, or the refusal. */
export function webhookOf(state: MasterState, user: UserRecord, id: number): WebhookRecord {
  const found = state.webhooks[id];
  if (found === undefined) throw refuse("internal", "sql: no rows in result set");
  checkEditor(state, user, found.workspaceId);
  return found;
}

/** Makes a webhook. */
export function createWebhook(
  state: MasterState,
  user: UserRecord,
  given: Omit<WebhookRecord, "id" | "triggers"> & { triggers: { triggerType: string; condition: JsonObject | null }[] },
): WebhookRecord {
  if (given.workspaceId !== 0) workspaceOf(state, given.workspaceId);
  checkEditor(state, user, given.workspaceId);
  if (given.triggers.length === 0) throw refuse("invalid", "at least one trigger required");
  checkUrl(given.url);
  if (given.webhookType === "WEBHOOK_TYPE_UNSPECIFIED") throw refuse("internal", "unexpected webhook type WEBHOOK_TYPE_UNSPECIFIED");
  for (const { triggerType, condition } of given.triggers) {
    const isLogCondition = Object.keys(condition ?? {}).join() === "regex" && typeof condition?.["regex"] === "string";
    if (triggerType === "TRIGGER_TYPE_TASK_LOG" && !isLogCondition)
      throw refuse("invalid", 'webhook task log condition must have one key "regex" with a text');
    if (triggerType === "TRIGGER_TYPE_CUSTOM" && given.mode !== "WEBHOOK_MODE_SPECIFIC")
      throw refuse("invalid", "custom trigger only works on webhook with mode 'SPECIFIC'");
  }
  const isTaken = (one: WebhookRecord): boolean => one.workspaceId === given.workspaceId && one.name === given.name;
  if (given.workspaceId !== 0 && Object.values(state.webhooks).some(isTaken)) throw refuse("internal", "row already exists");
  const id = nextId(state, "webhook");
  const triggers = given.triggers.map((trigger) => ({ ...trigger, id: nextId(state, "webhook trigger"), webhookId: id }));
  return (state.webhooks[id] = { ...given, id, triggers });
} // prettier-ignore

/** Refuses what is not an absolute address. */
export function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw refuse("invalid", "valid url required");
}

function checkEditor(state: MasterState, user: UserRecord, workspaceId: number): void {
  if (user.admin || (workspaceId !== 0 && workspaceOf(state, workspaceId).userId === user.id)) return;
  throw refuse("internal", "access denied");
}
