import { isBeyond, boundsOf } from "./log-bounds.js";
import { checksumOf } from "./log-checksum.js";
import { compareLineIds, isNumericId, type LogBounds, type LogCursor } from "./log-cursor.js";
import type { LogLine } from "./log-line.js";
import { LogMemory } from "./log-memory.js";
import { LogWindow } from "./log-window.js";

/**
 * Knows which lines of a log were given, though the log is opened again and again, from a little state.
 *
 * The last lines given are known by id. What else comes is new when it is beyond the bounds of those before: behind the last of
 * them, or with a higher id (a newer time, where ids are hashes) than all.
 */
export class LogPosition {
  readonly #from: LogCursor | undefined;
  /** The bounds of what the cursor's reader was given. */
  readonly #ofCursor: LogBounds | undefined;
  readonly #memory: LogMemory;
  readonly #window: LogWindow;
  /** Id of the last line given in the order of the log. */
  #last: string | undefined;
  /** The highest id so far, "" before the first; undefined where that is not known. */
  #highest: string | undefined;
  #above: Pick<LogBounds, "above" | "aboveTime"> | undefined;
  #hasGiven = false;
  #unseenUpTo: string | undefined;
  #late: "none" | "found" | "reported" = "none";

  // Of the present reading:
  /** Whether no line that was given can come any more. */
  #isAllNew = true;
  /** The lines given before it that did not come yet. */
  #unmet: Set<string> = new Set();
  #forgotten: LogBounds | undefined;
  /** Ids that bounds name, until their line comes. */
  #ahead: Set<string | undefined> = new Set();
  /** The line that the log must show before those that follow it. */
  #sought: string | undefined;
  /** The same, or the end of a head or tail whose ids are hashes. */
  #expected: string | undefined;
  #previous = "";
  #isOrdered = true;
  #highestSkipped = "";
  #isWhole = true;
  #skipped = 0;

  constructor(from?: LogCursor) {
    this.#from = from;
    this.#ofCursor = from && boundsOf(from);
    this.#memory = new LogMemory(from);
    this.#window = new LogWindow(from);
    this.#last = this.#ofCursor?.id;
    this.#highest = from ? from.highest : "";
    if (from?.above !== undefined) this.#above = { above: from.above, aboveTime: from.aboveTime };
  }

  /** Whether only the last line given, once met, tells which lines are new. */
  get isBlind(): boolean {
    return this.#highest === undefined;
  }

  /** The line that did not come in the reading that has ended, though ids do not tell what follows it. */
  get missed(): string | undefined {
    return this.#highest !== undefined && this.#isOrdered ? undefined : this.#expected;
  }

  /** Lines up to this time may have been left out; RFC 3339. */
  get unseenUpTo(): string | undefined {
    return this.#unseenUpTo;
  }

  /** Whether lines came late among those that are forgotten, and were left out; once. */
  takeLate(): boolean {
    if (this.#late !== "found") return false;
    this.#late = "reported";
    return true;
  }

  /**
   * Begins a reading; gives the time after which lines must be asked for, undefined for all.
   *
   * @param wantedAfter The time after which lines are wanted in any case.
   */
  begin(wantedAfter?: string): string | undefined {
    this.#unmet = this.#memory.ids();
    this.#forgotten = this.#memory.forgotten;
    const bounds = [this.#ofCursor, this.#forgotten];
    this.#ahead = new Set(bounds.flatMap((each) => [each?.id, each?.above]));
    this.#sought = this.#last;
    const isTextual = this.#from !== undefined && !isNumericId(this.#from.id);
    this.#expected = this.#last ?? (isTextual ? this.#from.id : undefined);
    this.#isAllNew = !this.#from && !this.#forgotten && !this.#unmet.size;
    this.#previous = this.#highestSkipped = "";
    this.#isOrdered = true;
    this.#skipped = 0;
    // What an interrupted first reading skipped comes once more.
    if (!this.#hasGiven) this.#window.begin(this.#from);
    const { after } = this.#window;
    this.#isWhole = after === undefined || Date.parse(after) <= Date.parse(wantedAfter ?? "");
    if (this.#isWhole) return undefined;
    return (this.#unseenUpTo = after);
  }

  /** Returns whether a line is new, and remembers it. */
  admit(line: LogLine): boolean {
    const { id } = line;
    const isNumeric = isNumericId(id);
    if (!this.#isAllNew && this.#isKnown(line, isNumeric)) {
      if (!this.#hasGiven) this.#window.note(line);
      return false;
    }
    this.#hasGiven = true;
    this.#window.note(line);
    // A line that came late to the part before the last one given does not change where to go on.
    if (this.#sought === undefined) this.#last = id;
    if (!isNumeric) this.#highest = undefined;
    else if (this.#highest !== undefined && compareLineIds(id, this.#highest) > 0) this.#highest = id;
    this.#memory.add(id, this.#bounds);
    return true;
  }

  /** Prepares for the last lines of a log, of which those before them were not read. */
  beginTail(lines: readonly LogLine[]): void {
    this.#window.beginTail(lines);
    this.#memory.forget(endOf(lines[0]!));
  }

  /** Takes the next of a log's first or last lines, which come in an order of their own whatever the log's is. */
  admitByOrder(line: LogLine): void {
    this.#window.note(line);
    this.#above = endOf(line);
    this.#highest = isNumericId(line.id) ? line.id : undefined;
    this.#memory.add(line.id, this.#bounds);
  }

  /** The cursor behind the last line given. */
  cursor(): LogCursor {
    const { after, lag, newestText: time } = this.#window;
    const { above, aboveTime } = this.#above ?? {};
    // Made for each line; spreads would take as long as everything else that is done with it.
    const cursor: { -readonly [Key in keyof LogCursor]: LogCursor[Key] } = { id: this.#last ?? above!, time };
    if (this.#highest !== undefined) cursor.highest = this.#highest;
    if (above !== undefined) cursor.above = above;
    if (aboveTime !== undefined) cursor.aboveTime = aboveTime;
    if (after !== undefined) {
      cursor.after = after;
      cursor.lag = lag;
    }
    cursor.recent = this.#memory.recent();
    return cursor;
  }

  /** The bounds of all lines that were given. */
  readonly #bounds = (): LogBounds => {
    const id = this.#last;
    if (id === undefined) return { ...this.#above };
    const upTo = this.#highest ?? (isNumericId(id) ? undefined : this.#window.newestText);
    return { id, ...(upTo !== undefined && { upTo }), ...this.#above };
  };

  #isKnown(line: LogLine, isNumeric: boolean): boolean {
    const { id } = line;
    if (this.#expected !== undefined) {
      this.#isOrdered &&= isNumeric && compareLineIds(id, this.#previous) > 0;
      this.#previous = id;
    }
    const isKnown = this.#wasGiven(line);
    this.#ahead.delete(id);
    if (id === this.#expected) this.#expected = undefined;
    if (id === this.#sought) this.#meet(id, isNumeric);
    else if (isKnown && isNumeric && this.#sought !== undefined && compareLineIds(id, this.#highestSkipped) > 0)
      this.#highestSkipped = id;
    const mayBeSaved = this.#memory.saved.size > 0 && this.#hasCursorsTime(line);
    this.#isAllNew = this.#sought === undefined && !this.#above && !this.#unmet.size && !mayBeSaved;
    return isKnown;
  }

  /** The last line given has come. */
  #meet(id: string, isNumeric: boolean): void {
    this.#sought = undefined;
    this.#ahead.delete(this.#ofCursor?.id);
    this.#ahead.delete(this.#forgotten?.id);
    // Cursors of earlier releases do not have it; all that came before their line was skipped just now.
    if (isNumeric) this.#highest ??= compareLineIds(id, this.#highestSkipped) > 0 ? id : this.#highestSkipped;
  }

  #wasGiven(line: LogLine): boolean {
    const { id } = line;
    if (this.#unmet.delete(id)) return true;
    if (this.#mayBeSaved(line) && this.#memory.saved.has(checksumOf(id))) return true;
    if (!this.#forgotten || isBeyond(line, this.#forgotten, this.#isPassed)) return false;
    const { count } = this.#forgotten;
    if (this.#isWhole && count !== undefined && ++this.#skipped > count && this.#late === "none") {
      this.#late = "found";
      this.#unseenUpTo = this.#window.newestText;
    }
    return true;
  }

  /** Checksums may be those of another line by chance, so only lines that a cursor can know are compared by them. */
  #mayBeSaved(line: LogLine): boolean {
    if (!this.#ofCursor || !this.#memory.saved.size) return false;
    return !isBeyond(line, this.#ofCursor, this.#isPassed) || this.#hasCursorsTime(line);
  }

  /** Lines of the same time may change places where ids are hashes. */
  #hasCursorsTime({ timestamp, id }: LogLine): boolean {
    return timestamp === this.#from?.time && !isNumericId(id);
  }

  readonly #isPassed = (id: string): boolean => !this.#ahead.has(id);
}

/** The bounds of a log's first or last lines up to one. */
function endOf({ id, timestamp }: LogLine): Pick<LogBounds, "above" | "aboveTime"> {
  return { above: id, ...(!isNumericId(id) && timestamp && { aboveTime: timestamp }) };
}
