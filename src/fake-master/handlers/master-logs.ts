import type { components } from "#schema";
import type { Call, Wire } from "../requests/call.js";
import { refuse } from "../refusal.js";
import type { MasterState } from "../state/records.js";
import { wireTime } from "../state/stamp.js";

type Line = Wire<components["schemas"]["v1MasterLogsResponse"]>;

/** The log of the master itself: how it began. A follower waits until it leaves. */
export async function* masterLogs(call: Pick<Call<"MasterLogs">, "state" | "core" | "query" | "signal">): AsyncGenerator<Line> {
  const { state, core, query, signal } = call;
  const [limit, follow] = [query.integer("limit"), query.flag("follow")];
  if (limit < 0) throw refuse("invalid", "limit must be >= 0");
  if (limit > 0 && follow) throw refuse("invalid", "limit and follow are mutually exclusive");
  const entries = lines(state).map((logEntry) => ({ logEntry }));
  const offset = query.integer("offset");
  const from = offset < 0 ? Math.max(0, entries.length + offset) : offset;
  yield* limit === 0 ? entries.slice(from) : entries.slice(from, from + limit);
  if (follow) await core.until(() => false, signal);
} // prettier-ignore

/** A line as the plain route of older releases shows it. */
interface PlainLine {
  id: number;
  message: string;
  time: string;
  level: string;
}

/** The same for the command lines of older releases, which ask again for what came after the last line that they have. */
export function plainMasterLogs(state: MasterState, { tail, after }: { tail: number; after: number }): PlainLine[] {
  const entries = lines(state).map(({ id, message, timestamp }) => ({
    id: (id ?? 0) + 1,
    message: message ?? "",
    time: String(timestamp),
    level: "info",
  }));
  const newer = entries.filter(({ id }) => id > after);
  return tail > 0 ? newer.slice(-tail) : newer;
}

function lines(state: MasterState): NonNullable<Line["logEntry"]>[] {
  const timestamp = wireTime(state.users[1]?.modifiedAt ?? "1970-01-01T00:00:00.000000Z");
  const texts = [
    `Determined master ${state.release} (a fake)`,
    `cluster id: ${state.clusterId}`,
    ...(state.slots === 0 ? [] : [`agent agent-1 connected with ${state.slots} slots`]),
    "accepting incoming connections on port 8080",
  ];
  return texts.map((message, id) => ({ id, message, timestamp, level: "LOG_LEVEL_INFO" as const }));
}
