import { ownerOf } from "../lookup.js";
import type { MasterState } from "../records.js";
import { epoch, fromMicros, wireTime } from "../stamp.js";

/** One stretch of time in which something held slots. */
export interface RawEntry {
  kind: string;
  startTime: string;
  endTime: string;
  experimentId: number;
  username: string;
  userId: number;
  labels: string[];
  seconds: number;
  slots: number;
}

/** What trials held between two times, in the order in which they began. */
export function allocationsBetween(state: MasterState, now: number, after: string, before: string): RawEntry[] {
  const rows = Object.values(state.allocations).flatMap((allocation) => {
    const trial = state.trials[allocation.trialId];
    if (trial === undefined || allocation.startTime === undefined) return [];
    const end = allocation.endTime ?? fromMicros(now * 1000);
    if (end <= after || allocation.startTime >= before) return [];
    const experiment = ownerOf(state, trial);
    const [startTime, endTime] = [max(allocation.startTime, after), end < before ? end : before];
    return [
      {
        kind: "training",
        startTime: wireTime(startTime),
        endTime: wireTime(endTime),
        experimentId: experiment.id,
        username: state.users[experiment.userId]?.username ?? "",
        userId: experiment.userId,
        labels: experiment.labels,
        seconds: (epoch(endTime) - epoch(startTime)) / 1000,
        slots: allocation.slots,
      },
    ];
  });
  return rows.sort((one, other) => (one.startTime < other.startTime ? -1 : 1));
}

/** Slot seconds by day or month; periods without any are left out. */
export function aggregated(
  state: MasterState,
  now: number,
  start: string,
  end: string,
): {
  periodStart: string;
  seconds: number;
  byUsername: Record<string, number>;
  byExperimentLabel: Record<string, number>;
  byResourcePool: Record<string, number>;
}[] {
  const rows = [];
  const isMonth = start.length === 7;
  for (let day = new Date(`${isMonth ? `${start}-01` : start}T00:00:00Z`); ;) {
    const periodStart = day.toISOString().slice(0, isMonth ? 7 : 10);
    if (periodStart > end) return rows;
    const next = new Date(day);
    if (isMonth) next.setUTCMonth(next.getUTCMonth() + 1);
    else next.setUTCDate(next.getUTCDate() + 1);
    const entries = allocationsBetween(state, now, fromMicros(day.getTime() * 1000), fromMicros(next.getTime() * 1000));
    const total = (keys: (entry: RawEntry) => string[]): Record<string, number> => {
      const sums: Record<string, number> = {};
      for (const entry of entries)
        for (const key of keys(entry)) sums[key] = (sums[key] ?? 0) + entry.seconds * entry.slots;
      return sums;
    };
    const { all: seconds = 0 } = total(() => ["all"]);
    if (seconds > 0)
      rows.push({
        periodStart,
        seconds,
        byUsername: total(({ username }) => [username]),
        byExperimentLabel: total(({ labels }) => labels),
        byResourcePool: total(() => ["default"]),
      });
    day = next;
  }
}

function max(one: string, other: string): string {
  return one > other ? one : other;
}
