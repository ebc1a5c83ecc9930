import { compareLineIds, isNumericId, type LogCursor } from "./log-cursor.js";
import { LogWindow } from "./log-window.js";
import type { LogLine } from "./log-line.js";

/**
 * Knows which lines of a log were given, though the log is opened again and again, from a little state.
 *
 * A master gives a log in an order of its own (task by task; each by id, or by time where ids are hashes), and what it gave
 * once comes in the same order again. So a line is new when it follows the last one given, or has a higher id than all.
 */
export class LogPosition {
  readonly #from: LogCursor | undefined;
  readonly #window: LogWindow;
  /** Id of the last line given in the order of the log. */
  #last: string | undefined;
  /** The highest id so far, "" before the first; undefined where that is not known. */
  #highest: string | undefined;
  #above: string | undefined;
  #hasGiven = false;

  /** The line that the log must show before those that follow it. */
  #sought: string | undefined;
  #previous = "";
  #isOrdered = true;
  #highestSkipped = "";

  constructor(from?: LogCursor) {
    this.#from = from;
    this.#window = new LogWindow(from);
    this.#last = from?.id;
    this.#highest = from ? from.highest : "";
    this.#above = from?.above;
  }

  /** Whether only the last line given, once met, tells which lines are new. */
  get isBlind(): boolean {
    return this.#last !== undefined && this.#highest === undefined;
  }

  /** The line that did not come in the reading that has ended, though ids do not tell what follows it. */
  get missed(): string | undefined {
    return this.#highest !== undefined && this.#isOrdered ? undefined : this.#sought;
  }

  /** Begins a reading; returns the time after which lines must be asked for, undefined for all. */
  begin(): string | undefined {
    // Behind a head or tail ids alone tell what is new.
    this.#sought = this.#last === this.#above ? undefined : this.#last;
    this.#previous = this.#highestSkipped = "";
    this.#isOrdered = true;
    // What an interrupted first reading skipped comes once more.
    if (!this.#hasGiven) this.#window.begin(this.#from);
    return this.#window.after;
  }

  /** Tells whether a line is new, and remembers it. */
  admit(line: LogLine): boolean {
    const { id } = line;
    const isNumeric = isNumericId(id);
    this.#isOrdered &&= isNumeric && compareLineIds(id, this.#previous) > 0;
    this.#previous = id;
    if (this.#isKnown(id, isNumeric)) {
      if (!this.#hasGiven) this.#window.note(line);
      return false;
    }
    this.#hasGiven = true;
    this.#window.note(line);
    // A line that came late to the part before the last one given does not change where to go on.
    if (this.#sought === undefined) this.#last = id;
    if (!isNumeric) this.#highest = undefined;
    else if (this.#highest !== undefined && compareLineIds(id, this.#highest) > 0) this.#highest = id;
    return true;
  }

  /** Prepares for the last lines of a log, of which those before them were not read. */
  beginTail(lines: readonly LogLine[]): void {
    this.#window.beginTail(lines);
  }

  /** Takes the next of a log's first or last lines, which come in the order of ids whatever the log's own is. */
  admitByOrder(line: LogLine): void {
    this.#window.note(line);
    this.#last = line.id;
    this.#highest = this.#above = isNumericId(line.id) ? line.id : undefined;
  }

  /** The cursor behind the last line given. */
  cursor(): LogCursor {
    const highest = this.#highest;
    const above = this.#above;
    return {
      id: this.#last!,
      time: this.#window.newestText,
      ...(highest !== undefined && { highest }),
      ...(above !== undefined && { above }),
      ...(this.#window.after !== undefined && { after: this.#window.after, lag: this.#window.lag }),
    };
  }

  #isKnown(id: string, isNumeric: boolean): boolean {
    if (id === this.#sought) {
      this.#sought = undefined;
      // Cursors of earlier releases do not have it; all that comes before their line was skipped just now.
      if (isNumeric) this.#highest ??= compareLineIds(id, this.#highestSkipped) > 0 ? id : this.#highestSkipped;
      return true;
    }
    if (isNumeric && this.#above !== undefined && compareLineIds(id, this.#above) <= 0) return true;
    if (this.#sought === undefined) return false;
    if (isNumeric && this.#highest !== undefined) return compareLineIds(id, this.#highest) <= 0;
    if (isNumeric && compareLineIds(id, this.#highestSkipped) > 0) this.#highestSkipped = id;
    return true;
  }
}
