import type { LogCursor } from "./log-cursor.js";
import type { LogLine } from "./log-line.js";

const stride = 500;
/** 5,000 lines, and the stride that is being filled: a log of at most that many lines is read again from its beginning, of a longer one at least that many lines are. */
const strides = 11;
/** How far times may run back against the order of a log before it has been seen. */
const margin = 600_000;
/** How a time in UTC ends; compared as a number, since `endsWith` takes several times as long and each line is asked. */
const letterZ = 0x5a;

/**
 * Decides from which time on a log is asked for when it is opened again. Times have no fixed relation to the order of a
 * log, so this is for long logs only, keeps a wide margin, and is reported to the caller: `docs/decisions/003-log-tail.md`.
 */
export class LogWindow {
  /** Ask for lines after this time only, RFC 3339; undefined: for all. */
  after: string | undefined;
  /** The farthest that times ran back, milliseconds. */
  lag = 0;
  readonly #timeOfCursor: string;
  /** Whether the cursor's time is newer than all that were noted here. */
  #isBehindCursor = true;
  #newestText = "";
  /** The time of `#newestText`, once it was needed. */
  #newest: number | undefined;
  #count = 0;
  #isUntimed = false;
  /** The newest time at each of the last strides, the oldest first. */
  #marks: number[] = [];

  constructor(from?: LogCursor) {
    this.#timeOfCursor = from?.time ?? new Date(0).toISOString();
    this.begin(from);
  }

  /** The newest time, in the master's own words. */
  get newestText(): string {
    if (this.#isBehindCursor) this.#isBehindCursor = !(this.#newestTime() >= Date.parse(this.#timeOfCursor));
    return this.#isBehindCursor ? this.#timeOfCursor : this.#newestText;
  }

  /** Forgets what was noted, since it comes again. */
  begin(from?: LogCursor): void {
    this.after = from?.after;
    this.lag = from?.lag ?? 0;
    this.#isBehindCursor = true;
    this.#newestText = "";
    this.#newest = undefined;
    this.#count = 0;
    this.#isUntimed = false;
    this.#marks = [];
  }

  /** Takes account of a line. */
  note({ timestamp }: LogLine): void {
    const text = timestamp ?? "";
    let isWider = false;
    // Times in UTC sort like their strings, except for fractions of a second; a date takes ten times as long.
    if (text > this.#newestText && text.charCodeAt(text.length - 1) === letterZ) {
      this.#newestText = text;
      this.#newest = undefined;
    } else isWider = this.#noteOlder(text);
    if (++this.#count % stride === 0) {
      this.#marks.push(this.#newestTime());
      if (this.#marks.length > strides) this.#marks.shift();
    } else if (!isWider || this.after === undefined) return;
    this.#decide();
  }

  /** Returns whether more than before has to be read again. */
  #noteOlder(text: string): boolean {
    const time = Date.parse(text);
    if (Number.isNaN(time)) return (this.#isUntimed = true);
    const lag = this.#newestTime() - time;
    if (lag > this.lag) {
      this.lag = lag;
      return true;
    }
    if (lag < 0 || this.#newestText === "") {
      this.#newest = time;
      this.#newestText = text;
    }
    return false;
  }

  #newestTime(): number {
    if (this.#newestText === "") return -Infinity;
    this.#newest ??= Date.parse(this.#newestText);
    if (Number.isNaN(this.#newest)) this.#isUntimed = true;
    return this.#newest;
  }

  /** Prepares for lines of which those before them were not read. */
  beginTail(lines: readonly LogLine[]): void {
    const times = lines.map(({ timestamp }) => Date.parse(timestamp ?? ""));
    this.#isUntimed = times.some(Number.isNaN);
    let newest = -Infinity;
    for (const time of times) {
      newest = Math.max(newest, time);
      this.lag = Math.max(this.lag, newest - time);
    }
    this.#marks = Array<number>(strides).fill(times.reduce((one, other) => Math.min(one, other), Infinity));
    this.#decide();
  }

  #decide(): void {
    if (this.#marks.length < strides && !this.#isUntimed) return;
    const at = this.#marks[0]! - Math.max(margin, 2 * this.lag);
    // A line without a time is found without a filter only.
    this.after = this.#isUntimed || !(at > 0) ? undefined : new Date(at).toISOString();
  }
}
