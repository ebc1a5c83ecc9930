import type { JsonObject } from "../json.js";

/** A group of users. */
export interface GroupRecord {
  id: number;
  name: string;
  userIds: number[];
}

/** A receiver of events. */
export interface WebhookRecord {
  id: number;
  url: string;
  name: string;
  workspaceId: number;
  webhookType: string;
  mode: string;
  triggers: { id: number; triggerType: string; condition: JsonObject | null; webhookId: number }[];
}

/** An event for all receivers. */
export interface ClusterMessageRecord {
  message: string;
  startTime: string;
  endTime?: string;
  createdTime: string;
}
