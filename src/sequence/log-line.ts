/** What is read of a log line here; the rest passes through. */
export interface LogLine {
  id: string;
  timestamp?: string | null | undefined;
}

/** What to ask the master for. */
export interface LogQuery {
  follow: boolean;
  limit: number | undefined;
  newestFirst: boolean;
  /** RFC 3339: only lines after this time are wanted. */
  after: string | undefined;
}
