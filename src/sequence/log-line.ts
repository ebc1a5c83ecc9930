/** What is read of a log line here; the rest passes through. */
export interface LogLine {
  id: string;
  timestamp?: string | null | undefined;
}
