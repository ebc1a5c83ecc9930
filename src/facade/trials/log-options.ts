import type { operations } from "#schema";
import { type RequestOptions } from "../../api/request-options.js";
import type { Duration } from "../../time/duration.js";
import { InvalidArgumentError } from "../../errors/index.js";
import type { LogCursor } from "../../sequence/log-cursor.js";
import {
  checkAnyText,
  checkBoolean,
  checkCount,
  checkList,
  checkMaxOutage,
  checkTextList,
  checkTimestamp,
  enumToWire,
  LogLevel,
  type Check,
  type EnumInput,
  type OptionTable,
  type OptionValues,
} from "../../values/index.js";
import { checkCursor } from "./check-cursor.js";

/** Which lines of a log to read. `follow`, `head` and `tail` exclude each other. */
export interface LogOptions extends RequestOptions {
  /**
   * Wait for new lines until the task has ended.
   *
   * @default false
   */
  follow?: boolean | undefined;
  /** Only this many of the first lines, over all tasks of the trial; 0: none. */
  head?: number | undefined;
  /** Only this many of the last lines, over all tasks of the trial; 0: none. */
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
  /** Lines of this level and above. Lines without a level are left out: most of what a training program prints has none. */
  minLevel?: EnumInput<typeof LogLevel> | undefined;
  /** Lines of exactly these levels; lines without a level are left out. Not together with `minLevel`. */
  levels?: Iterable<EnumInput<typeof LogLevel>> | undefined;
  /** Lines up to this time: a Date, epoch milliseconds, or RFC 3339 with zone. */
  timestampBefore?: Date | string | number | undefined;
  /** Lines after this time. */
  timestampAfter?: Date | string | number | undefined;
  /** Lines that contain this string, ignoring case. */
  searchText?: string | undefined;
  /**
   * `searchText` is a regular expression. Needs release 0.38.0; a master that keeps its logs in PostgreSQL takes the text as
   * it is all the same.
   */
  enableRegex?: boolean | undefined;
  /**
   * With `follow`: how long outages of the master or the network are survived, once something came from it; 0 for none,
   * Infinity forever. Then the last error is thrown.
   *
   * @default "15m"; 0 with `retry: false`
   */
  maxOutage?: Duration | undefined;
  /**
   * Go on after the line that this cursor came with; give the same filters. No line is repeated. A line that came late, to a
   * part of the log that was read, is found if at most 32 lines were read behind its place; where ids are numbers (logs in
   * PostgreSQL) also if its id is higher than those read, and where they are hashes (Elasticsearch) if its time is newer. A
   * later one is left out: then the logger gets a warning, and `unseenUpTo` of the entries is set. `after` of the cursor says
   * what the master is not even asked for. What is older than the first line of a `tail` is never given. A cursor whose line
   * the log does not have (it was deleted, or the filters are others) is an InvalidArgumentError where ids do not tell what
   * stands behind it.
   */
  from?: LogCursor | undefined;
}

/** The query that stays the same for every request of a reading. */
export type FixedQuery = NonNullable<operations["TrialLogs"]["parameters"]["query"]>;

const checkRanks: Check<number[]> = /* @__PURE__ */ checkList(
  "an array of integers from -1",
  (rank) => Number.isSafeInteger(rank) && (rank as number) >= -1,
);

const checkLevel: Check<LogLevel> = (value, argument) => enumToWire(LogLevel, value, argument);
const checkLevels: Check<LogLevel[]> = (value, argument) =>
  checkTextList(value, argument).map((level) => checkLevel(level, argument));

export const logOptions = {
  follow: { check: checkBoolean },
  head: { check: checkCount },
  tail: { check: checkCount },
  containerIds: { check: checkTextList },
  rankIds: { check: checkRanks },
  stdtypes: { check: checkTextList },
  agentIds: { check: checkTextList },
  sources: { check: checkTextList },
  minLevel: { check: checkLevel },
  levels: { check: checkLevels },
  timestampBefore: { check: checkTimestamp },
  timestampAfter: { check: checkTimestamp },
  searchText: { check: checkAnyText },
  enableRegex: { check: checkBoolean },
  maxOutage: { check: checkMaxOutage },
  from: { check: checkCursor },
} satisfies OptionTable<LogOptions>;

/** Returns the query that stays the same for every request. Refuses options that exclude each other. */
export function fixedQuery(options: OptionValues<typeof logOptions>): FixedQuery {
  const { follow, head, tail, minLevel, levels } = options;
  const modes = Object.entries({ follow: follow || undefined, head, tail }).filter(([, value]) => value !== undefined);
  if (modes.length > 1) throw onlyOne("follow, head and tail", modes[1]![0]);
  if (minLevel !== undefined && levels !== undefined) throw onlyOne("minLevel and levels", "levels");
  const all = Object.values(LogLevel);
  return {
    containerIds: options.containerIds,
    rankIds: options.rankIds,
    stdtypes: options.stdtypes,
    agentIds: options.agentIds,
    sources: options.sources,
    levels: minLevel === undefined ? levels : all.slice(all.indexOf(minLevel)),
    timestampBefore: options.timestampBefore,
    timestampAfter: options.timestampAfter,
    searchText: options.searchText,
    enableRegex: options.enableRegex || undefined,
  };
}

function onlyOne(names: string, argument: string): InvalidArgumentError {
  return new InvalidArgumentError(`Only one of ${names} may be given.`, { argument });
}
