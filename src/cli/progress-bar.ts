import { cut, widthOf } from "./table-layout.js";

/** What a progress bar says. */
export interface Progress {
  /** Before the bar. */
  readonly left: string;
  /** From 0 to 1; undefined where it is not known, which draws no bar. */
  readonly part: number | undefined;
  /** Behind the bar. */
  readonly right: string;
}

/** The widest bar, in columns. */
const widest = 30;

/** One line that is no longer than these columns: the bar goes first, then the words on the left are cut. */
export function progressLine({ left, part, right }: Progress, columns: number): string {
  const room = columns - widthOf(right) - 2;
  const shown = cut(left, Math.max(8, Math.min(widthOf(left), room)));
  const length = Math.min(widest, room - widthOf(shown) - 4);
  if (part === undefined || length < 5) return cut(`${shown}  ${right}`, columns);
  const done = Math.round(Math.min(1, Math.max(0, part)) * length);
  return `${shown}  [${"#".repeat(done)}${"-".repeat(length - done)}]  ${right}`;
}
