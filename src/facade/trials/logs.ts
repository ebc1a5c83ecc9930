import type { components, operations } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { InvalidArgumentError, NotFoundError, ServerError } from "../../errors/index.js";
import { isNumericId, type LogCursor } from "../../sequence/log-cursor.js";
import type { LogQuery } from "../../sequence/log-line.js";
import { readLog } from "../../sequence/log-tail.js";
import {
  checkAnyText,
  checkBoolean,
  checkCount,
  checkList,
  checkOptions,
  checkTextList,
  checkTimestamp,
  enumToWire,
  LogLevel,
  optional,
  refusal,
  toDate,
  type Check,
  type EnumInput,
  type Open,
} from "../../values/index.js";
import { requireRelease, type Connection } from "../connection.js";

type Schemas = components["schemas"];

/** Which lines of a log to read. `follow`, `head` and `tail` exclude each other. */
export interface LogOptions extends RequestOptions {
  /** Wait for new lines until the task has ended. Default: false. */
  follow?: boolean | undefined;
  /** Only so many of the first lines, over all tasks of the trial; 0: none. */
  head?: number | undefined;
  /** Only so many of the last lines, over all tasks of the trial; 0: none. */
  tail?: number | undefined;
  /** Only lines of these containers. */
  containerIds?: Iterable<string> | undefined;
  /** Ranks of distributed training; -1: lines without a rank. */
  rankIds?: Iterable<number> | undefined;
  /** `"stdout"`, `"stderr"`. */
  stdtypes?: Iterable<string> | undefined;
  /** Only lines of these agents. */
  agentIds?: Iterable<string> | undefined;
  /** `"master"`, `"agent"`, `"task"`. */
  sources?: Iterable<string> | undefined;
  /** Lines of this level and above; lines without a level are left out. */
  minLevel?: EnumInput<typeof LogLevel> | undefined;
  /** Lines of exactly these levels. Not together with `minLevel`. */
  levels?: Iterable<EnumInput<typeof LogLevel>> | undefined;
  /** Lines up to this time: a Date, epoch milliseconds, or RFC 3339 with zone. */
  timestampBefore?: Date | string | number | undefined;
  /** Lines after this time. */
  timestampAfter?: Date | string | number | undefined;
  /** Lines that hold this text, whatever the case. */
  searchText?: string | undefined;
  /**
   * `searchText` is a regular expression. Needs release 0.38.0; a master that keeps its logs in PostgreSQL takes the text as
   * it is all the same.
   */
  enableRegex?: boolean | undefined;
  /**
   * Go on after the line that this cursor came with; give the same filters. No line is lost or repeated; what the master
   * cannot be asked for is said by `after` of the cursor and `unseenUpTo` of the entries. A cursor whose line the log does not
   * have (it was deleted, or the filters are others) is an InvalidArgumentError where ids do not tell what stands behind it.
   */
  from?: LogCursor | undefined;
}

/** A line of a log. */
export interface LogEntry {
  /** Identifies the line in its log. */
  readonly id: string;
  /** When it was written, to the millisecond. */
  readonly timestamp: Date | undefined;
  /** The time with all digits of the wire. */
  readonly timestampText: string;
  /** `LOG_LEVEL_UNSPECIFIED` when the line has none. */
  readonly level: Open<LogLevel>;
  /** Rank of the process in distributed training; undefined when there is none. */
  readonly rank: number | undefined;
  /** The agent that ran it. */
  readonly agentId: string | undefined;
  /** The container that it comes from. */
  readonly containerId: string | undefined;
  /** The allocation that it comes from. */
  readonly allocationId: string | undefined;
  /** `"master"`, `"agent"` or `"task"`. */
  readonly source: string | undefined;
  /** `"stdout"` or `"stderr"`. */
  readonly stdtype: string | undefined;
  /** The text as it was written, with its newline. */
  readonly log: string;
  /** The line that the `det` command shows: time, container, rank, level, text. */
  readonly message: string;
  /**
   * Set behind the place where a long log was opened again, after a cut or with `from`: only lines after this time were asked
   * for. Lines that stand before this one, but behind that place, may be missing if they have an earlier time (of an agent
   * whose clock is more than ten minutes behind), or none. Undefined: no line is missing.
   */
  readonly unseenUpTo: Date | undefined;
  /** Keep it (it is plain JSON) and pass it as `from` to go on after this line. */
  readonly cursor: LogCursor;
}

type Wire = { id: string } & {
  [Key in keyof (Schemas["v1TrialLogsResponse"] & Schemas["v1TaskLogsResponse"])]?:
    (Schemas["v1TrialLogsResponse"] & Schemas["v1TaskLogsResponse"])[Key] | undefined;
};

type FixedQuery = NonNullable<operations["TrialLogs"]["parameters"]["query"]>;

const checkRanks: Check<number[]> = /* @__PURE__ */ checkList(
  "a list of whole numbers from -1",
  (rank) => Number.isSafeInteger(rank) && (rank as number) >= -1,
);

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isTime = (value: unknown): boolean => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isUnset = (value: unknown): boolean => value === undefined;

const checkCursor: Check<LogCursor> = (value, argument) => {
  const { id, time, highest, above, after, lag } = (value ?? {}) as Record<keyof LogCursor, unknown>;
  const isCursor =
    isText(id) &&
    isTime(time) &&
    [highest, above].every((each) => isUnset(each) || (isText(each) && isNumericId(each as string))) &&
    (isUnset(after) || isTime(after)) &&
    (isUnset(lag) || (typeof lag === "number" && lag >= 0));
  if (isCursor) return value as LogCursor;
  throw refusal(argument, "the cursor of a log entry", value);
};

function onlyOne(names: string, argument: string): InvalidArgumentError {
  return new InvalidArgumentError(`Only one of ${names} may be given.`, { argument });
}

function checkLevels(options: LogOptions): LogLevel[] | undefined {
  const { minLevel, levels } = options;
  const all = Object.values(LogLevel);
  if (minLevel !== undefined) {
    if (levels !== undefined) throw onlyOne("minLevel and levels", "levels");
    return all.slice(all.indexOf(enumToWire(LogLevel, minLevel, "minLevel")));
  }
  return optional(checkTextList)(levels, "levels")?.map((level) => enumToWire(LogLevel, level, "levels"));
}

/** Checks the caller's options; gives the query that stays the same for every request. */
function checkLogOptions(options: LogOptions): FixedQuery {
  const { follow, head, tail } = options;
  optional(checkBoolean)(follow, "follow");
  optional(checkCount)(head, "head");
  optional(checkCount)(tail, "tail");
  const modes = Object.entries({ follow: follow || undefined, head, tail }).filter(([, value]) => value !== undefined);
  if (modes.length > 1) throw onlyOne("follow, head and tail", modes[1]![0]);
  optional(checkCursor)(options.from, "from");
  return {
    containerIds: optional(checkTextList)(options.containerIds, "containerIds"),
    rankIds: optional(checkRanks)(options.rankIds, "rankIds"),
    stdtypes: optional(checkTextList)(options.stdtypes, "stdtypes"),
    agentIds: optional(checkTextList)(options.agentIds, "agentIds"),
    sources: optional(checkTextList)(options.sources, "sources"),
    levels: checkLevels(options),
    timestampBefore: optional(checkTimestamp)(options.timestampBefore, "timestampBefore"),
    timestampAfter: optional(checkTimestamp)(options.timestampAfter, "timestampAfter"),
    searchText: optional(checkAnyText)(options.searchText, "searchText"),
    enableRegex: optional(checkBoolean)(options.enableRegex, "enableRegex") || undefined,
  };
}

const trialPath = "/api/v1/trials/{trialId}/logs";
const taskPath = "/api/v1/tasks/{taskId}/logs";

/** Reads the log of a trial (by its id) or of a task (by its text id). */
export async function* readLogEntries(
  connection: Connection,
  id: number | string,
  given: LogOptions | undefined,
): AsyncGenerator<LogEntry, void> {
  const options = checkOptions(given, "logs");
  const fixed = checkLogOptions(options);
  if (fixed.enableRegex) {
    // An older master takes the pattern literally and mostly finds nothing.
    await requireRelease(
      connection,
      "0.38.0",
      { what: "enableRegex", method: "GET", path: typeof id === "number" ? trialPath : taskPath },
      options,
    );
  }
  const { api, clock, logger, streamAttempts: attempts } = connection;
  let unseenUpTo: Date | undefined;
  const open = ({ follow, limit, newestFirst, after }: LogQuery): AsyncIterable<Wire> => {
    const timestampAfter = later(after, fixed.timestampAfter);
    if (timestampAfter !== fixed.timestampAfter) {
      if (!unseenUpTo) logger.warn(describeUnseen(id, timestampAfter!));
      unseenUpTo = toDate(timestampAfter);
    }
    const query = {
      ...fixed,
      follow,
      limit,
      orderBy: newestFirst ? ("ORDER_BY_DESC" as const) : undefined,
      timestampAfter,
    };
    const request = requestOptions(options);
    return typeof id === "number"
      ? api.stream(trialPath, { params: { path: { trialId: id }, query }, ...request })
      : api.stream(taskPath, { params: { path: { taskId: id }, query }, ...request });
  };
  try {
    for await (const { line, cursor } of readLog(open, options, { attempts, clock, signal: options.signal })) {
      yield toLogEntry(line, cursor, unseenUpTo);
    }
  } catch (error) {
    // How masters before 0.33.0 say that there is no such task.
    if (!ServerError.isInstance(error) || !error.message.includes("code = NotFound")) throw error;
    throw new NotFoundError(error.message, { ...error, status: 404, cause: error });
  }
}

function describeUnseen(id: number | string, time: string): string {
  const log = typeof id === "number" ? `trial ${id}` : `task ${id}`;
  return (
    `The log of ${log} is long and was opened again from ${time} on. ` +
    "Lines behind that place with an earlier time, or without one, are not seen; reading the log anew shows them."
  );
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) > Date.parse(other) ? one : other;
}

function toLogEntry(wire: Wire, cursor: LogCursor, unseenUpTo: Date | undefined): LogEntry {
  return {
    id: wire.id,
    timestamp: toDate(wire.timestamp),
    timestampText: wire.timestamp ?? "",
    level: wire.level ?? "LOG_LEVEL_UNSPECIFIED",
    rank: wire.rankId ?? undefined,
    agentId: wire.agentId || undefined,
    containerId: wire.containerId || undefined,
    allocationId: wire.allocationId || undefined,
    source: wire.source || undefined,
    stdtype: wire.stdtype || undefined,
    log: wire.log ?? "",
    message: wire.message ?? wire.log ?? "",
    unseenUpTo,
    cursor,
  };
}

/** The text of a line without its final newline. */
function lineText({ message }: LogEntry): string {
  return message.replace(/\r?\n$/, "");
}

/** The texts of the lines. */
export async function* readLogLines(
  connection: Connection,
  id: number | string,
  given: LogOptions | undefined,
): AsyncGenerator<string, void> {
  for await (const entry of readLogEntries(connection, id, given)) yield lineText(entry);
}
