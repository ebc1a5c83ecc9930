import type { components } from "#schema";
import { MalformedResponseError } from "../../errors/index.js";
import type { LogCursor } from "../../sequence/log-cursor.js";
import { WireFields } from "../../values/wire-fields.js";
import { type LogLevel } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";

type Schemas = components["schemas"];

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
   * Set when lines before this one may be missing. Either a long log was opened again, after a cut or with `from`, and only
   * lines after this time were asked for: those with an earlier time (of an agent whose clock is more than ten minutes behind),
   * or none, are not seen, nor those that came late behind 5,000 others. Or lines came late to a part that was read long
   * before, and were left out; this is then the newest time that was read. Undefined: no line is missing.
   */
  readonly unseenUpTo: Date | undefined;
  /** Keep it (it is plain JSON) and pass it as `from` to go on after this line. */
  readonly cursor: LogCursor;
}

/** A line as trials and tasks have it. */
export type WireLine = { id: string } & {
  [Key in keyof (TrialLine & TaskLine)]?: Member<TrialLine, Key> | Member<TaskLine, Key> | undefined;
};

type TrialLine = Schemas["v1TrialLogsResponse"];
type TaskLine = Schemas["v1TaskLogsResponse"];
type Member<Line, Key> = Key extends keyof Line ? Line[Key] : never;

const isTextOrNone = (value: unknown): boolean => typeof value === "string" || value === undefined || value === null;

/** Whether a line has what every line has. */
export function isLine({ id, message, log, timestamp }: WireLine): boolean {
  return typeof id === "string" && isTextOrNone(message) && isTextOrNone(log) && isTextOrNone(timestamp);
}

/** @throws MalformedResponseError that names what is wrong with a line that {@link isLine} does not let pass. */
export function refuseLine(wire: WireLine): never {
  const from = new WireFields(wire);
  from.string("message");
  from.string("log");
  from.string("timestamp");
  throw new MalformedResponseError(`The field "id" must be a string, but is ${JSON.stringify(from.string("id"))}.`);
}

/** Decodes a line. */
export function toLogEntry(wire: WireLine, cursor: LogCursor, unseenUpTo: Date | undefined): LogEntry {
  const from = new WireFields(wire);
  const timestamp = from.time("timestamp");
  return {
    id: wire.id,
    timestamp,
    timestampText: (timestamp && wire.timestamp) ?? "",
    level: from.string("level", "LOG_LEVEL_UNSPECIFIED"),
    rank: from.integer("rankId"),
    agentId: from.filled("agentId"),
    containerId: from.filled("containerId"),
    allocationId: from.filled("allocationId"),
    source: from.filled("source"),
    stdtype: from.filled("stdtype"),
    log: wire.log ?? "",
    message: wire.message ?? wire.log ?? "",
    unseenUpTo,
    cursor,
  };
}

const newline = 10;
const carriageReturn = 13;

/** The text of a line without its final newline. */
export function toLineText({ message, log }: WireLine): string {
  const text = message ?? log ?? "";
  // Asked of each line; endsWith takes several times as long.
  const last = text.length - 1;
  if (text.charCodeAt(last) !== newline) return text;
  return text.slice(0, text.charCodeAt(last - 1) === carriageReturn ? last - 1 : last);
}
