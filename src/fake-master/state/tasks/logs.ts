import { nextId } from "../chance.js";
import type { AllocationRecord, LogRecord, MasterState, TaskRecord } from "../records.js";
import { stamp } from "../stamp.js";

/** The level before a line, as Python's logging writes it. */
const PREFIX = /^(TRACE|DEBUG|INFO|WARNING|ERROR|CRITICAL): /;

/** A line that the master itself writes into a task's log. */
export function logFromMaster(state: MasterState, now: number, task: TaskRecord, text: string, level = "INFO"): void {
  task.logs.push({
    id: nextId(state, "log"),
    timestamp: stamp(state, now),
    level,
    log: `${text}\n`,
    source: "master",
    stdtype: "stdout",
  });
}

/** A line of the agent or of the task's program. */
export function logFromContainer(
  state: MasterState,
  now: number,
  allocation: AllocationRecord,
  line: { source: "agent" | "task"; text: string; level?: string; stdtype?: string },
): void {
  const task = state.tasks[allocation.taskId];
  // Of a lost agent nothing is heard.
  if (task === undefined || state.agent.lost !== undefined) return;
  const log = `${line.text}\n`;
  // Searching also joins the pieces that the line was put together from: kept apart, they take four times the memory.
  const prefixed = PREFIX.exec(log);
  task.logs.push({
    id: nextId(state, "log"),
    timestamp: stamp(state, now),
    level: line.level ?? prefixed?.[1] ?? "UNSPECIFIED",
    log: prefixed === null ? log : log.slice(prefixed[0].length),
    source: line.source,
    stdtype: line.stdtype ?? "stdout",
    allocationId: allocation.id,
    agentId: "agent-1",
    containerId: allocation.containerId,
  });
}

/** Takes in a line that somebody posted. */
export function logPosted(state: MasterState, task: TaskRecord, line: Omit<LogRecord, "id">): void {
  task.logs.push({ id: nextId(state, "log"), ...line });
}

/** What a log request asks for. */
export interface LogFilter {
  limit: number;
  descending: boolean;
  levels: string[];
  agentIds: string[];
  containerIds: string[];
  rankIds: number[];
  stdtypes: string[];
  sources: string[];
  allocationIds: string[];
  before: string | undefined;
  after: string | undefined;
  search: RegExp | undefined;
}

/** True when a line passes the filters: AND between them, OR within each. */
export function passes(line: LogRecord, filter: LogFilter): boolean {
  const among = (values: string[], value: string | undefined): boolean =>
    values.length === 0 || (value !== undefined && values.includes(value));
  return (
    (filter.levels.length === 0 || (line.level !== "UNSPECIFIED" && filter.levels.includes(line.level))) &&
    among(filter.agentIds, line.agentId) &&
    among(filter.containerIds, line.containerId) &&
    (filter.rankIds.length === 0 || filter.rankIds.includes(line.rankId ?? -1)) &&
    among(filter.stdtypes, line.stdtype) &&
    among(filter.sources, line.source) &&
    among(filter.allocationIds, line.allocationId) &&
    (filter.before === undefined || (line.timestamp !== undefined && line.timestamp <= filter.before)) &&
    (filter.after === undefined || (line.timestamp !== undefined && line.timestamp > filter.after)) &&
    (filter.search === undefined || filter.search.test(line.log))
  );
}

/** The lines of one task that a request without `follow` gets. */
export function selectLogs(task: TaskRecord, filter: LogFilter): LogRecord[] {
  if (filter.limit < 0) return [];
  const lines = task.logs.filter((line) => passes(line, filter));
  if (filter.descending) lines.reverse();
  return filter.limit === 0 ? lines : lines.slice(0, filter.limit);
}

/** A line as the master prints it, with time, container and rank before the text. */
export function renderLog(line: LogRecord): string {
  const container = (line.containerId ?? "").slice(0, 8).padEnd(8, " ");
  const rank = line.rankId === undefined ? "" : ` [rank=${line.rankId}]`;
  const level = line.level === "UNSPECIFIED" ? "" : `${line.level}: `;
  return `[${line.timestamp ?? "UNKNOWN TIME"}] ${container}${rank} || ${level}${line.log}`;
}
