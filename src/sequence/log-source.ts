import type { LogLine } from "./log-line.js";
import type { LogPosition } from "./log-position.js";

/** What to ask the master for. */
export interface LogQuery {
  follow: boolean;
  limit: number | undefined;
  newestFirst: boolean;
  /** RFC 3339: only lines after this time are wanted. */
  after: string | undefined;
}

/** Where the lines of a log come from, and what becomes of them. */
export interface LogSource<Line extends LogLine, Given> {
  readonly open: (query: LogQuery) => AsyncIterable<readonly Line[]>;
  /** Makes what the caller gets of a line; the position has its cursor. */
  readonly give: (line: Line, position: LogPosition) => Given;
  /** Called when lines came late to a part of the log that was read before, and cannot be distinguished from its others. */
  readonly late?: (() => void) | undefined;
}
