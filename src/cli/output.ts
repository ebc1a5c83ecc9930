import type { Logger } from "../api/index.js";
import type { ErrorReport } from "./error-report.js";
import { layOut, type Cell, type Column } from "./table-layout.js";
import { columnsOf, hasColours, isTerminal, printDrawn, printJson, printLine, replaceLine } from "./terminal.js";

/**
 * What a command prints: results on stdout, everything else on stderr. With `json` each result, note and error is an object
 * in a line of its own.
 */
export class Output {
  readonly json: boolean;
  #bar = "";

  constructor(json: boolean) {
    this.json = json;
  }

  /** Prints one result: the object, or the line that says the same to a person. */
  async result(value: object, line: string): Promise<void> {
    this.#clearBar();
    await (this.json ? printJson(value) : printLine(line));
  }

  /**
   * Prints results that are rows and resolves to their number: objects with `json`, a table on a terminal, else lines with tabs
   * between the columns and no heading, for `cut` and `while read`. Only a table waits for the last row.
   */
  async rows<Row extends object>(
    columns: readonly Column<Row>[],
    rows: AsyncIterable<Row> | Iterable<Row>,
    toObject: (row: Row) => object,
  ): Promise<number> {
    const all: Row[] = [];
    let count = 0;
    for await (const row of rows) {
      count += 1;
      if (this.json) await printJson(toObject(row));
      else if (isTerminal("stdout")) all.push(row);
      else await printLine(columns.map(({ cell }) => plain(cell(row))).join("\t"));
    }
    this.#clearBar();
    if (all.length === 0) return count;
    const terminal = { columns: columnsOf("stdout"), colours: hasColours("stdout") };
    for (const line of layOut(columns, all, terminal)) await printDrawn(line);
    return count;
  }

  /** Says something that is not a result. */
  async note(text: string): Promise<void> {
    this.#clearBar();
    await (this.json ? printJson({ note: text }, "stderr") : printLine(`determined-client: ${text}`, "stderr"));
  }

  /** Says what may be wrong, though the work goes on. */
  async warn(text: string): Promise<void> {
    this.#clearBar();
    await (this.json
      ? printJson({ warning: text }, "stderr")
      : printLine(`determined-client: warning: ${text}`, "stderr"));
  }

  /** Says why the command failed. */
  async error(report: ErrorReport, prefix = "determined-client"): Promise<void> {
    this.#clearBar();
    const { message, cause, next } = report;
    if (this.json) return printJson({ error: report }, "stderr");
    await printLine(`${prefix}: ${message}`, "stderr");
    if (cause !== undefined) await printLine(`${prefix}: Cause: ${cause}`, "stderr");
    if (next !== undefined) await printLine(`${prefix}: Next: ${next}`, "stderr");
  }

  /** Whether there is a terminal to draw a bar on. */
  get hasBar(): boolean {
    return !this.json && isTerminal("stderr");
  }

  /** Draws a progress bar in the last line of the terminal, or replaces it; the text is made for this many columns. */
  bar(make: (columns: number) => string): void {
    if (!this.hasBar) return;
    const text = make((columnsOf("stderr") ?? 80) - 1);
    if (text === this.#bar) return;
    this.#bar = text;
    replaceLine(text, "stderr");
  }

  /** Takes the bar away. */
  end(): void {
    this.#clearBar();
  }

  /** For clients: what they log is said here. */
  get logger(): Logger {
    const say = (message: string): void => void this.warn(message);
    return { debug: () => undefined, info: (message) => void this.note(message), warn: say, error: say };
  }

  #clearBar(): void {
    if (this.#bar === "") return;
    this.#bar = "";
    replaceLine("", "stderr");
  }
}

/** A cell where tabs part the columns. */
const plain = (cell: Cell): string => (typeof cell === "string" ? cell : cell.plain).replace(/[\t\n]/g, " ");
