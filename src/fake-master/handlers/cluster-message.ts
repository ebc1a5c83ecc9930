import { refuse } from "../refusal.js";
import type { Handlers } from "../requests/call.js";
import type { ClusterMessageRecord, MasterState } from "../state/records.js";
import { epoch, fromMicros, wireTime } from "../state/stamp.js";
import { refuseUnprivileged } from "../state/users/privileges.js";

/** The message that everybody is shown. */
export const clusterMessageHandlers: Handlers = {
  GetClusterMessage: ({ state, user }) => {
    refuseUnprivileged(user);
    return state.clusterMessage === undefined ? {} : { clusterMessage: messageAnswer(state.clusterMessage) };
  },
  SetClusterMessage: ({ state, now, user, body }) => {
    refuseUnprivileged(user);
    const message = body.text("message");
    const startTime = body.time("startTime") ?? fromMicros(now * 1000);
    const [endTime, duration] = [body.time("endTime"), body.maybeText("duration")];
    if ([...message].length > 250) throw refuse("invalid", "message must be at most 250 characters");
    if (endTime !== undefined && duration !== undefined)
      throw refuse("invalid", "EndTime and Duration are mutually exclusive");
    const end = duration === undefined ? endTime : fromMicros((epoch(startTime) + milliseconds(duration)) * 1000);
    if (end !== undefined && end <= startTime) throw refuse("invalid", "end time must be after start time");
    if (end !== undefined && epoch(end) < now) throw refuse("invalid", "end time must be after current time");
    const createdTime = fromMicros(now * 1000);
    state.clusterMessage = { message, startTime, createdTime, ...(end === undefined ? {} : { endTime: end }) };
    return {};
  },
  DeleteClusterMessage: ({ state, user }) => {
    refuseUnprivileged(user);
    delete state.clusterMessage;
    return {};
  },
};

/** The message in force at a time. */
export function activeMessage(state: MasterState, now: number): ReturnType<typeof messageAnswer> | undefined {
  const { clusterMessage } = state;
  if (clusterMessage === undefined || epoch(clusterMessage.startTime) > now) return undefined;
  if (clusterMessage.endTime !== undefined && epoch(clusterMessage.endTime) <= now) return undefined;
  return messageAnswer(clusterMessage);
}

function messageAnswer(record: ClusterMessageRecord): { message: string; startTime: string; endTime?: string; createdTime: string } {
  const { message, startTime, endTime, createdTime } = record;
  return { message, startTime: wireTime(startTime), ...(endTime === undefined ? {} : { endTime: wireTime(endTime) }), createdTime: wireTime(createdTime) };
} // prettier-ignore

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** A duration as Go writes it, such as `1h30m`. */
function milliseconds(text: string): number {
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) throw refuse("invalid", `time: invalid duration "${text}"`);
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ""] ?? 0), 0);
}
