import { stripVTControlCharacters } from "node:util";
import { printableLine } from "../errors/index.js";

/** Colours, by what they mean. */
export type Colour = "green" | "red" | "yellow" | "blue" | "dim";

/** What stands in a cell: a string, or different ones for a person and for a program. */
export type Cell = string | { readonly shown: string; readonly plain: string; readonly colour?: Colour | undefined };

/** A column of a table. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Cell;
  /** Numbers stand on the right. */
  readonly right?: true;
  /** It is cut where the terminal is too narrow; at most one column. */
  readonly shrinks?: true;
}

const codes: Record<Colour, number> = { green: 32, red: 31, yellow: 33, blue: 34, dim: 2 };
/** Blanks between two columns. */
const gap = "  ";
/** What a column that is cut keeps. */
const narrowest = 8;

/** The lines of a table with its heading, for a terminal. */
export function layOut<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  terminal: { readonly columns: number | undefined; readonly colours: boolean },
): string[] {
  const cells = rows.map((row) => columns.map(({ cell }) => safe(cell(row))));
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...cells.map((line) => widthOf(line[index]!.shown))),
  );
  const shrinking = columns.findIndex(({ shrinks }) => shrinks);
  const total = widths.reduce((sum, width) => sum + width, gap.length * (columns.length - 1));
  const surplus = total - (terminal.columns ?? Infinity);
  if (shrinking >= 0 && surplus > 0) widths[shrinking] = Math.max(narrowest, widths[shrinking]! - surplus);
  const line = (texts: readonly { shown: string; colour?: Colour | undefined }[]): string =>
    texts
      .map(({ shown, colour }, index) => {
        const text = pad(cut(shown, widths[index]!), widths[index]!, columns[index]!.right);
        return colour && terminal.colours ? `\x1b[${codes[colour]}m${text}\x1b[0m` : text;
      })
      .join(gap)
      .trimEnd();
  return [line(columns.map(({ title }) => ({ shown: title, colour: "dim" }))), ...cells.map(line)];
}

function safe(cell: Cell): { shown: string; colour?: Colour | undefined } {
  if (typeof cell === "string") return { shown: printableLine(cell) };
  return { shown: printableLine(cell.shown), colour: cell.colour };
}

const pad = (text: string, width: number, right: true | undefined): string => {
  const blanks = " ".repeat(Math.max(0, width - widthOf(text)));
  return right ? `${blanks}${text}` : `${text}${blanks}`;
};

/** Cuts a string to this many columns; an ellipsis shows that it was longer. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])/u;

/** How many columns a string takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(stripVTControlCharacters(text))) {
    width += wide.test(segment) ? 2 : /^[\p{Mn}\p{Me}\p{Cf}]+$/u.test(segment) ? 0 : 1;
  }
  return width;
}
