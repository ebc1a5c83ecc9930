import { flattenBatches } from "../../api/flatten-batches.js";
import { batchesOf } from "../../api/json-stream.js";
import { decodeLine } from "../../api/unwrap-member.js";
import { NotFoundError, ServerError } from "../../errors/index.js";
import type { LogQuery } from "../../sequence/log-source.js";
import type { LogPosition } from "../../sequence/log-position.js";
import { readLog } from "../../sequence/log-tail.js";
import { readOptions, toDate, type Checked } from "../../values/index.js";
import { OutageGuard } from "../../sequence/outage.js";
import type { Connection } from "../connection.js";
import { requireRelease } from "../since-release.js";
import { isLine, refuseLine, toLineText, toLogEntry, type LogEntry, type WireLine } from "./log-entry.js";
import { hasMoreLines } from "./log-outlook.js";
import { fixedQuery, logOptions, type LogOptions } from "./log-options.js";

const trialPath = "/api/v1/trials/{trialId}/logs";
const taskPath = "/api/v1/tasks/{taskId}/logs";

/** Makes what the caller gets of a line. */
type Give<Given> = (line: WireLine, position: LogPosition) => Given;

/** The lines of the log of a trial (by its id) or of a task (by its string id). */
export function readLogEntries(
  connection: Connection,
  id: number | string,
  options: LogOptions | undefined,
  surplus?: unknown,
): AsyncGenerator<LogEntry, void> {
  const give: Give<LogEntry> = (line, position) => toLogEntry(line, position.cursor(), toDate(position.unseenUpTo));
  return flattenBatches((signal) => {
    return readBatches(connection, id, readOptions(logOptions, "logEntries", options, surplus), signal, give);
  }, options?.signal);
}

/** The lines as strings. */
export function readLogLines(
  connection: Connection,
  id: number | string,
  options: LogOptions | undefined,
  surplus?: unknown,
): AsyncGenerator<string, void> {
  return flattenBatches((signal) => {
    return readBatches(connection, id, readOptions(logOptions, "logs", options, surplus), signal, toLineText);
  }, options?.signal);
}

async function* readBatches<Given>(
  connection: Connection,
  id: number | string,
  options: Checked<typeof logOptions>,
  signal: AbortSignal,
  give: Give<Given>,
): AsyncGenerator<Given[], void> {
  const fixed = fixedQuery(options);
  const request = { ...options.request, signal };
  if (fixed.enableRegex) {
    // An older master takes the pattern literally and mostly finds nothing.
    await requireRelease(
      connection,
      "0.38.0",
      { what: "enableRegex", method: "GET", path: typeof id === "number" ? trialPath : taskPath },
      request,
    );
  }
  const { api, clock, logger, streamAttempts: attempts } = connection;
  let isWarned = false;
  const read = ({ follow, limit, newestFirst, after }: LogQuery): AsyncIterable<readonly WireLine[]> => {
    if (after !== undefined && !isWarned) logger.warn(describeUnseen(id, after));
    isWarned ||= after !== undefined;
    const orderBy = newestFirst ? ("ORDER_BY_DESC" as const) : undefined;
    const query = { ...fixed, follow, limit, orderBy, timestampAfter: after ?? fixed.timestampAfter };
    return typeof id === "number"
      ? checkLines(trialPath, api.stream(trialPath, { params: { path: { trialId: id }, query }, ...request }))
      : checkLines(taskPath, api.stream(taskPath, { params: { path: { taskId: id }, query }, ...request }));
  };
  const { agentIds } = fixed;
  const open = (query: LogQuery): AsyncIterable<readonly WireLine[]> =>
    agentIds ? linesOfAgents(agentIds, query, read) : read(query);
  const late = (): void => logger.warn(describeLate(id));
  let count = 0;
  const { maxOutage = connection.maxOutage } = options;
  const known = (): string => `Lines read until then: ${count}.`;
  const guard = options.follow ? new OutageGuard(connection, maxOutage, known, options.request.timeout) : undefined;
  const hasMore = options.follow ? (): Promise<boolean> => hasMoreLines(connection, id, request) : undefined;
  try {
    for await (const lines of readLog({ open, give, late }, options, { attempts, clock, signal, guard, hasMore })) {
      count += lines.length;
      yield lines;
    }
  } finally {
    guard?.close();
  }
}

/**
 * Returns the lines of these agents. 0.19.10 ignores that filter and gives the lines of all; a limit then counted those of others
 * too, so the log is read without one.
 */
async function* linesOfAgents(
  agentIds: readonly string[],
  query: LogQuery,
  read: (query: LogQuery) => AsyncIterable<readonly WireLine[]>,
): AsyncGenerator<readonly WireLine[], void> {
  for await (const lines of read(query)) {
    const own = lines.filter(({ agentId }) => agentIds.includes(agentId ?? ""));
    if (query.limit !== undefined && own.length < lines.length) {
      return yield* linesOfAgents(agentIds, { ...query, limit: undefined }, read);
    }
    yield own;
  }
}

/** Yields the lines up to the first malformed one, and then rejects. */
async function* checkLines(path: string, stream: AsyncIterable<WireLine>): AsyncGenerator<readonly WireLine[], void> {
  try {
    for await (const lines of batchesOf(stream)) {
      const unsound = lines.findIndex((line) => !isLine(line));
      if (unsound < 0) yield lines;
      else {
        yield lines.slice(0, unsound);
        decodeLine(path, () => refuseLine(lines[unsound]!));
      }
    }
  } catch (error) {
    // How masters before 0.33.0 say that there is no such task.
    if (!ServerError.isInstance(error) || !error.message.includes("code = NotFound")) throw error;
    throw new NotFoundError(error.message, { ...error, status: 404, cause: error });
  }
}

const nameLog = (id: number | string): string => (typeof id === "number" ? `trial ${id}` : `task ${id}`);

/** By these words of its warning the command knows that a log was opened again. */
export const wasReopened = "is long and was opened again";

function describeUnseen(id: number | string, time: string): string {
  return (
    `The log of ${nameLog(id)} ${wasReopened} from ${time} on. ` +
    "Lines behind that place with an earlier time, or without one, are not seen; reading the log anew shows them."
  );
}

function describeLate(id: number | string): string {
  return (
    `Lines came late to a part of the log of ${nameLog(id)} that was read long before. ` +
    "They cannot be distinguished from the others there and are left out; reading the log again shows them."
  );
}
