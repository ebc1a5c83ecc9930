import type { JsonObject } from "../json.js";

/** A group of users. */
export interface GroupRecord {
  id: number;
  name: string;
  userIds: number[];
}

/** Somebody who is told of events. */
export interface WebhookRecord {
  id: number;
  url: string;
  name: string;
  workspaceId: number;
  webhookType: string;
  mode: string;
  triggers: { id: number; triggerType: string; condition: JsonObject | null; webhookId: number }[];
}

/** What everybody is to be told. */
export interface ClusterMessageRecord {
  message: string;
  startTime: string;
  endTime?: string;
  createdTime: string;
}
