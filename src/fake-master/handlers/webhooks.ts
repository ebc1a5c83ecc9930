import { later } from "../answers/later.js";
import type { components } from "#schema";
import type { Handlers, Wire } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { refuse } from "../refusal.js";
import { checkUrl, createWebhook, webhookOf } from "../state/cluster/webhooks.js";
import { workspaceOf } from "../state/lookup.js";
import type { Json, JsonObject, MasterState, WebhookRecord } from "../state/records.js";

const TYPES = ["WEBHOOK_TYPE_UNSPECIFIED", "WEBHOOK_TYPE_DEFAULT", "WEBHOOK_TYPE_SLACK"] as const;
const MODES = ["WEBHOOK_MODE_UNSPECIFIED", "WEBHOOK_MODE_WORKSPACE", "WEBHOOK_MODE_SPECIFIC"] as const;
const TRIGGERS = [
  "TRIGGER_TYPE_UNSPECIFIED", "TRIGGER_TYPE_EXPERIMENT_STATE_CHANGE", "TRIGGER_TYPE_METRIC_THRESHOLD_EXCEEDED", "TRIGGER_TYPE_TASK_LOG",
  "TRIGGER_TYPE_CUSTOM",
] as const; // prettier-ignore

/** Webhooks: they are kept and tried for form; nothing is ever sent. */
export const webhookHandlers: Handlers = {
  GetWebhooks: ({ state, user }) => {
    const isSeen = ({ workspaceId }: WebhookRecord): boolean =>
      workspaceId === 0 || user.admin || workspaceOf(state, workspaceId).userId === user.id;
    return {
      webhooks: Object.values(state.webhooks)
        .filter(isSeen)
        .map((one) => webhookAnswer(state, one)),
    };
  },
  PostWebhook: ({ state, user, body }) => {
    const mode = body.choice("mode", MODES, "webhookv1.WebhookMode");
    const webhook = createWebhook(state, user, {
      url: body.text("url"),
      name: body.text("name"),
      workspaceId: body.integer("workspaceId"),
      webhookType: body.choice("webhookType", TYPES, "webhookv1.WebhookType"),
      mode: mode === "WEBHOOK_MODE_UNSPECIFIED" ? "WEBHOOK_MODE_WORKSPACE" : mode,
      triggers: (body.list("triggers") ?? []).map((value: Json) => {
        const trigger = new Message<{ triggerType: string; condition: JsonObject }>(value);
        return {
          triggerType: trigger.choice("triggerType", TRIGGERS, "webhookv1.TriggerType"),
          condition: trigger.object("condition") ?? null,
        };
      }),
    });
    return { webhook: webhookAnswer(state, webhook) };
  },
  PatchWebhook: ({ state, user, path, body }) => {
    const webhook = webhookOf(state, user, path.integer("id"));
    const url = body.maybeText("url");
    if (url !== undefined) checkUrl(url);
    webhook.url = url ?? webhook.url;
    return {};
  },
  DeleteWebhook: ({ state, user, path }) => {
    delete state.webhooks[webhookOf(state, user, path.integer("id")).id];
    return {};
  },
  TestWebhook: ({ state, user, path }) => {
    const { url } = webhookOf(state, user, path.integer("id"));
    throw refuse("invalid", `error sending webhook request: Post "${url}": the fake master sends nothing`);
  },
  PostWebhookEventData: () => ({}),
};

function webhookAnswer(state: MasterState, webhook: WebhookRecord): Wire<components["schemas"]["v1Webhook"]> {
  const { id, url, webhookType, triggers, name, workspaceId, mode } = webhook;
  return {
    id,
    url,
    triggers: triggers as never,
    webhookType: webhookType as "WEBHOOK_TYPE_DEFAULT",
    ...later(state, "0.37.0", { name, workspaceId, mode: mode as "WEBHOOK_MODE_WORKSPACE" }),
  };
}
