import type { Incoming } from "../requests/incoming.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { allocationsBetween, aggregated, type RawEntry } from "../state/cluster/usage.js";
import type { MasterState } from "../state/records.js";
import { normalTime } from "../state/stamp.js";

const DAILY = "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_DAILY";
const MONTHLY = "RESOURCE_ALLOCATION_AGGREGATION_PERIOD_MONTHLY";
const PERIODS = ["RESOURCE_ALLOCATION_AGGREGATION_PERIOD_UNSPECIFIED", DAILY, MONTHLY] as const;

/** Who used how many slots for how long. */
export const usageHandlers: Handlers = {
  ResourceAllocationRaw: ({ state, now, query }) => {
    const [after, before] = [query.time("timestampAfter"), query.time("timestampBefore")];
    if (after === undefined) throw refuse("invalid", "no start time provided");
    if (before === undefined) throw refuse("invalid", "no end time provided");
    if (before < after) throw refuse("invalid", "start time cannot be after end time");
    return { resourceEntries: allocationsBetween(state, now, after, before) };
  },
  ResourceAllocationAggregated: ({ state, now, query }) => {
    const period = query.choice("period", PERIODS, "masterv1.ResourceAllocationAggregationPeriod");
    const rows = aggregatedRows(state, now, period, query.text("startDate"), query.text("endDate"));
    return { resourceEntries: rows.map((row) => ({ ...row, period: period as typeof DAILY })) };
  },
  "get-raw-resource-allocation-csv": ({ state, now, request }) => csv(RAW, rawRows(state, now, request)),
  "get-resource-allocation-csv": ({ state, now, request }) => csv(RAW, rawRows(state, now, request)),
  "get-aggregated-resource-allocation-csv": ({ state, now, request }) => {
    const asked = new URL(request.url).searchParams;
    const rows = aggregatedRows(state, now, asked.get("period") ?? "", asked.get("start_date") ?? "", asked.get("end_date") ?? "");
    const lines = rows.flatMap(({ periodStart, seconds, byUsername, byExperimentLabel, byResourcePool }) => [
      ["total", "total", periodStart, seconds],
      ...Object.entries(byUsername).map(([key, value]) => ["username", key, periodStart, value]),
      ...Object.entries(byExperimentLabel).map(([key, value]) => ["experiment_label", key, periodStart, value]),
      ...Object.entries(byResourcePool).map(([key, value]) => ["resource_pool", key, periodStart, value]),
    ]);
    return csv(["aggregation_type", "aggregation_key", "date", "seconds"], lines);
  },
}; // prettier-ignore

const RAW = ["experiment_id", "kind", "username", "labels", "slots", "start_time", "end_time", "seconds"];

function rawRows(state: MasterState, now: number, request: Incoming): (string | number)[][] {
  const asked = new URL(request.url).searchParams;
  const read = (name: string): string => {
    const text = asked.get(name);
    if (text === null) throw refuse("invalid", `missing parameter: ${name}`);
    const time = normalTime(text);
    if (time === undefined) throw refuse("invalid", `invalid ${name}: ${text}`);
    return time;
  };
  const entries = allocationsBetween(state, now, read("timestamp_after"), read("timestamp_before"));
  return entries.map((one: RawEntry) => [one.experimentId, one.kind, one.username, one.labels.join(","), one.slots, one.startTime, one.endTime, one.seconds]); // prettier-ignore
}

function aggregatedRows(state: MasterState, now: number, period: string, start: string, end: string): ReturnType<typeof aggregated> {
  const form = period === DAILY ? /^\d{4}-\d\d-\d\d$/ : period === MONTHLY ? /^\d{4}-\d\d$/ : undefined;
  if (form === undefined) throw refuse("invalid", "no aggregation period specified");
  for (const [name, text] of [["start", start], ["end", end]] as const)
    if (!form.test(text)) throw refuse("invalid", `invalid ${name} date: ${text}`);
  if (end < start) throw refuse("invalid", "start date cannot be after end date");
  return aggregated(state, now, start, end);
} // prettier-ignore

function csv(head: readonly string[], rows: readonly (readonly (string | number)[])[]): Response {
  const cell = (value: string | number): string => {
    const text = String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\n");
  return new Response(`${text}\n`, { headers: { "content-type": "text/csv" } });
}
