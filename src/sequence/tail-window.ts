/** Where a log was read up to. Plain JSON: keep it anywhere, and pass it as `from` to go on after its line. */
export interface LogCursor {
  /** Id of the last line that was read. */
  readonly id: string;
  /** The newest time among the lines that were read, RFC 3339. */
  readonly time: string;
}

/** What is known of the lines read so far; enough to open the log again without losing or repeating one. */
export interface TailWindow {
  /** Lines up to this id were read by an earlier reader. */
  readonly before: string | undefined;
  /** Newest time seen, milliseconds since 1970; -Infinity before the first. */
  newest: number;
  /** Ids of this reader's lines, with their times; those far behind `newest` are forgotten. */
  readonly known: Map<string, number>;
  forgetAt: number;
}

/** Lines come in id order while their times may run back by some seconds, so a log is opened again this far before the newest. */
const overlap = 30_000;

export function createTailWindow(from?: LogCursor): TailWindow {
  return {
    before: from?.id,
    newest: from ? Date.parse(from.time) : -Infinity,
    known: new Map(),
    forgetAt: 4096,
  };
}

/** Tells whether a line is new, and remembers it. */
export function admitLine(window: TailWindow, line: { id: string; timestamp?: string | null | undefined }): boolean {
  const { known, before } = window;
  if (known.has(line.id) || (before !== undefined && compareLineIds(line.id, before) <= 0)) return false;
  const time = Date.parse(line.timestamp ?? "");
  if (time > window.newest) window.newest = time;
  known.set(line.id, time);
  if (known.size >= window.forgetAt) {
    // Twice the overlap: what a re-opened log can show again is always remembered.
    for (const [id, at] of known) if (at < window.newest - 2 * overlap) known.delete(id);
    window.forgetAt = Math.max(4096, 2 * known.size);
  }
  return true;
}

/** The time after which a log must be opened again; undefined: from its beginning. */
export function reopenAfter(window: TailWindow): string | undefined {
  return Number.isFinite(window.newest) ? new Date(window.newest - overlap).toISOString() : undefined;
}

/** The cursor of a line; without any time so far it re-reads from the beginning. */
export function cursorAt(window: TailWindow, id: string): LogCursor {
  return { id, time: new Date(Math.max(0, window.newest)).toISOString() };
}

/** Orders line ids, which are decimal texts without leading zeros. Other ids (hashes) have no order: NaN, or 0 when equal. */
export function compareLineIds(one: string, other: string): number {
  if (one === other) return 0;
  const numeric = /^\d+$/;
  if (!numeric.test(one) || !numeric.test(other)) return NaN;
  return one.length - other.length || (one < other ? -1 : 1);
}
