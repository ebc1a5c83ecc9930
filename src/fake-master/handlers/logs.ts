import type { components } from "#schema";
import type { Call, Handlers, Wire } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { since } from "../state/release.js";
import { taskOf, trialOf } from "../state/lookup.js";
import { type LogFilter, logPosted, passes, renderLog, selectLogs } from "../state/tasks/logs.js";
import { ORDER_BY, likePattern } from "../state/sort.js";
import { epoch, normalTime, wireTimeOrNull } from "../state/stamp.js";
import type { Json, JsonObject, LogRecord, MasterState, TaskRecord } from "../state/records.js";
import { Message } from "../requests/fields.js";

/** Levels of log lines, in the order of their numbers. */
const LEVELS = [
  "LOG_LEVEL_UNSPECIFIED", "LOG_LEVEL_TRACE", "LOG_LEVEL_DEBUG", "LOG_LEVEL_INFO", "LOG_LEVEL_WARNING", "LOG_LEVEL_ERROR", "LOG_LEVEL_CRITICAL",
] as const; // prettier-ignore

/** How long after its end a followed task is still followed. */
const GRACE = 5_000;

/** Reading logs and taking them in. */
export const logHandlers: Handlers = {
  TrialLogs: (call) => trialLogs(call),
  TaskLogs: (call) => taskLogs(call),
  TrialLogsFields: (call) => logFields(call, trialOf(call.state, call.path.integer("trialId")).taskIds),
  TaskLogsFields: (call) => logFields(call as never, [taskOf(call.state, call.path.text("taskId")).id], true),
  PostTaskLogs: ({ state, body }) => {
    const lines = (body.list("logs") ?? []).map((line) => new Message<components["schemas"]["v1TaskLog"]>(line));
    if (lines.length === 0) throw refuse("invalid", "len logs must be greater than 0");
    const ids = new Set(lines.map((line) => line.text("taskId")));
    if (ids.size > 1) throw refuse("invalid", "can't mix task ids in one request");
    if (lines.some((line) => line.has("id"))) throw refuse("invalid", "ID must be nil on logs");
    const task = taskOf(state, [...ids][0] ?? "");
    for (const line of lines) logPosted(state, task, postedLine(line));
    return {};
  },
  "post-task-logs": ({ state, json }) => {
    if (!Array.isArray(json))
      throw refuse("internal", "json: cannot unmarshal object into Go value of type []*model.TaskLog");
    for (const value of json as Json[]) {
      const line = new Message<{ taskId: string }>(value);
      const task = state.tasks[line.text("taskId")];
      if (task !== undefined) logPosted(state, task, { ...postedLine(new Message(value)) });
    }
    return Response.json("");
  },
};

function filterOf(query: Call<"TrialLogs">["query"]): LogFilter {
  const search = query.text("searchText");
  return {
    limit: query.integer("limit"),
    descending: query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC",
    levels: query.choices("levels", LEVELS, "logv1.LogLevel").map((text) => text.slice("LOG_LEVEL_".length)),
    agentIds: query.texts("agentIds"),
    containerIds: query.texts("containerIds"),
    rankIds: query.integers("rankIds"),
    stdtypes: query.texts("stdtypes"),
    sources: query.texts("sources"),
    allocationIds: [],
    before: query.time("timestampBefore"),
    after: query.time("timestampAfter"),
    search: search === "" ? undefined : likePattern(search),
  };
}

async function* trialLogs(call: Call<"TrialLogs">): AsyncGenerator<Wire<components["schemas"]["v1TrialLogsResponse"]>> {
  const { state, path, query } = call;
  const trial = trialOf(state, path.integer("trialId"));
  const filter = filterOf(query);
  const follow = query.flag("follow");
  const answer = (line: LogRecord): Wire<components["schemas"]["v1TrialLogsResponse"]> => {
    const { id, timestamp, message, level, ...rest } = lineAnswer(state, line);
    return { id, timestamp, message, level, trialId: trial.id, ...rest };
  };
  for (const [index, id] of trial.taskIds.entries()) {
    const task = state.tasks[id];
    if (task === undefined) continue;
    const isLast = index === trial.taskIds.length - 1;
    yield* linesOf(call, task, filter, follow && isLast, answer);
  }
}

async function* taskLogs(call: Call<"TaskLogs">): AsyncGenerator<Wire<components["schemas"]["v1TaskLogsResponse"]>> {
  const { state, path, query } = call;
  const id = path.text("taskId");
  const task = state.tasks[id];
  if (task === undefined) {
    const inner = `failed to fetch batch: rpc error: code = NotFound desc = ${notFound(state, "task", id).message}`;
    throw refuse(since(state, "0.33.0") ? "notFound" : "unknown", `1 error occurred:\n\t* ${inner}\n\n`);
  }
  const filter = { ...filterOf(query as never), allocationIds: query.texts("allocationIds") };
  const follow = query.flag("follow");
  if (filter.limit < 0) throw refuse("invalid", "limit must be >= 0");
  if (filter.limit !== 0 && follow) throw refuse("invalid", "limit and follow cannot be combined");
  const answer = (line: LogRecord): Wire<components["schemas"]["v1TaskLogsResponse"]> => {
    const { id, timestamp, message, level, ...rest } = lineAnswer(state, line);
    return { id, timestamp, message, level, taskId: task.id, allocationId: line.allocationId, ...rest, log: line.log };
  };
  yield* linesOf(call, task, filter, follow, answer);
}

async function* linesOf<T>(
  { core, signal }: Pick<Call<"TrialLogs">, "core" | "signal">,
  task: TaskRecord,
  filter: LogFilter,
  follow: boolean,
  answer: (line: LogRecord) => T,
): AsyncGenerator<T> {
  if (!follow) {
    for (const line of selectLogs(task, filter)) yield answer(line);
    return;
  }
  for (let index = 0; ;) {
    for (; index < task.logs.length; index += 1) {
      const line = task.logs[index];
      if (line !== undefined && passes(line, filter)) yield answer(line);
    }
    // The task of a detached trial has no end, even when the trial is over.
    const end = task.endTime === undefined ? undefined : epoch(task.endTime);
    if (end === undefined) await core.until(() => task.logs.length > index || task.endTime !== undefined, signal);
    else if (core.clock.now() >= end + GRACE) return;
    else await core.clock.sleep(end + GRACE - core.clock.now(), signal);
  }
}

function lineAnswer(
  state: MasterState,
  line: LogRecord,
): Omit<Wire<components["schemas"]["v1TrialLogsResponse"]>, "trialId"> {
  const master = line.source === "master";
  return {
    id: String(line.id),
    timestamp: wireTimeOrNull(line.timestamp),
    message: renderLog(line),
    level: `LOG_LEVEL_${line.level}` as "LOG_LEVEL_INFO",
    agentId: line.agentId,
    containerId: master && !since(state, "0.23.0") ? "" : line.containerId,
    rankId: line.rankId,
    log: line.log,
    source: line.source,
    stdtype: line.stdtype,
  };
}

async function* logFields(
  call: Call<"TrialLogsFields">,
  taskIds: readonly string[],
  withAllocations = false,
): AsyncGenerator<Wire<components["schemas"]["v1TrialLogsFieldsResponse"]>> {
  const { state, core, query, signal } = call;
  for (;;) {
    const tasks = taskIds.flatMap((id) => state.tasks[id] ?? []);
    const lines = tasks.flatMap((task) => task.logs);
    const distinct = (key: "allocationId" | "agentId" | "containerId" | "stdtype" | "source"): string[] => [
      ...new Set(lines.flatMap((line) => line[key] ?? [])),
    ];
    // Formerly lines of the master had an empty container.
    const none = !since(state, "0.23.0") && lines.some(({ source }) => source === "master") ? [""] : [];
    yield {
      ...(withAllocations ? { allocationIds: distinct("allocationId") } : {}),
      agentIds: distinct("agentId"),
      containerIds: [...none, ...distinct("containerId")],
      rankIds: [...new Set(lines.flatMap((line) => line.rankId ?? []))],
      stdtypes: distinct("stdtype"),
      sources: distinct("source"),
    };
    if (!query.flag("follow") || tasks.every((task) => task.endTime !== undefined)) return;
    await core.clock.sleep(5_000, signal);
  }
}

/** A line as either form of posting brings it; `read` finds a field by its camelCase name. */
export function postedLine(line: Message<components["schemas"]["v1TaskLog"]>): Omit<LogRecord, "id"> {
  const timestamp = line.maybeText("timestamp");
  const given = `LOG_LEVEL_${(line.maybeText("level") ?? "UNSPECIFIED").replace("LOG_LEVEL_", "")}`;
  // An unknown level counts as missing.
  const level = (LEVELS.find((known) => known === given) ?? "LOG_LEVEL_UNSPECIFIED").slice("LOG_LEVEL_".length);
  const optional = {
    allocationId: line.maybeText("allocationId"),
    agentId: line.maybeText("agentId"),
    containerId: line.maybeText("containerId"),
  };
  const record: JsonObject & Partial<LogRecord> = { level, log: line.text("log") };
  const more = {
    ...optional,
    source: line.maybeText("source"),
    stdtype: line.maybeText("stdtype"),
    rankId: line.maybeInteger("rankId"),
  };
  for (const [key, value] of Object.entries(more)) if (value !== undefined) record[key] = value;
  const time = timestamp === undefined ? undefined : normalTime(timestamp);
  return { ...(record as unknown as Omit<LogRecord, "id">), ...(time === undefined ? {} : { timestamp: time }) };
}
