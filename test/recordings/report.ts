import type { Replayed } from "./replay.js";

/** Why some differences are right as they are. Its patterns say which; those that are left out fit all. */
export interface Reason {
  file?: string;
  operation?: string;
  request?: string;
  /** Pattern of what differs: `path: what`, one difference a line. */
  what?: string;
  reason: string;
}

/** How far the fake's answers are those of real masters. */
export class Report {
  readonly #rows: readonly Replayed[];
  readonly #reasons: readonly Reason[];

  constructor(rows: readonly Replayed[], reasons: readonly Reason[]) {
    this.#rows = rows;
    this.#reasons = reasons;
  }

  /** Share of the simulated exchanges that are equal, from 0 to 1. */
  get share(): number {
    return this.#count("equal") / (this.#rows.length - this.#count("not simulated"));
  }

  /** Differences that no reason explains. */
  unexplained(): string[] {
    return this.#different().filter((row) => this.#reasonOf(row) === undefined).map((row) => `${row.file} ${row.seq} ${summary(row)}`); // prettier-ignore
  }

  /** Reasons that explain nothing any more. */
  unused(): string[] {
    const used = new Set(this.#different().map((row) => this.#reasonOf(row)));
    return this.#reasons.filter((reason) => !used.has(reason)).map(({ reason }) => reason);
  }

  /** One line for all. */
  total(): string {
    const left = this.#count("not simulated");
    const percent = (100 * this.share).toFixed(1);
    return (
      `${this.#count("equal")} of ${this.#rows.length - left} exchanges equal (${percent} %); ` +
      `${this.#count("different")} different, ${this.unexplained().length} of them without a reason; ` +
      `${left} left out, as their operations are not simulated`
    );
  }

  /** By operation the share that agrees, what was left out, and the differences by their reasons. */
  text(): string {
    return [...this.#shares(), "", ...this.#leftOut(), "", ...this.#differences(), ""].join("\n");
  }

  #shares(): string[] {
    const lines = [
      ...groups(
        this.#rows.filter(({ result }) => result !== "not simulated"),
        ({ operation }) => operation,
      ),
    ].map(([operation, rows]) => {
      const equal = rows.filter(({ result }) => result === "equal").length;
      const percent = Math.floor((100 * equal) / rows.length);
      return `  ${operation.padEnd(36)}${`${equal} of ${rows.length}`.padStart(12)}${String(percent).padStart(6)} %`;
    });
    return ["Exchanges answered as recorded, by operation", ...lines];
  }

  #leftOut(): string[] {
    const left = groups(
      this.#rows.filter(({ result }) => result === "not simulated"),
      ({ operation }) => operation,
    );
    return ["Exchanges left out, as the operation is not simulated", ...[...left].map(([operation, rows]) => `  ${operation.padEnd(36)}${String(rows.length).padStart(12)}`)]; // prettier-ignore
  }

  #differences(): string[] {
    const lines = ["Differences, by the reason that explains them"];
    for (const [reason, rows] of groups(this.#different(), (row) => this.#reasonOf(row)?.reason ?? "NO REASON")) {
      lines.push("", `  ${reason}`);
      for (const [text, alike] of groups(rows, summary)) {
        const where = alike.map(({ file, seq }) => `${file} ${seq}`);
        const rest = where.length > 3 ? ` and ${where.length - 3} more` : "";
        lines.push(`    ${text} (${where.slice(0, 3).join(", ")}${rest})`);
      }
    }
    return lines;
  }

  #different(): Replayed[] {
    return this.#rows.filter(({ result }) => result === "different");
  }

  #count(result: Replayed["result"]): number {
    return this.#rows.filter((row) => row.result === result).length;
  }

  #reasonOf(row: Replayed): Reason | undefined {
    const text = row.differences.map(({ path, what }) => `${path}: ${what}`).join("\n");
    const fits = (pattern: string | undefined, value: string): boolean =>
      pattern === undefined || new RegExp(pattern).test(value);
    return this.#reasons.find(
      ({ file, operation, request, what }) =>
        fits(file, row.file) && fits(operation, row.operation) && fits(request, row.request) && fits(what, text),
    );
  }
}

/** Operation and first difference, on one line. */
function summary({ operation, request, differences }: Replayed): string {
  const [first] = differences;
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : "";
  const text = `${operation === "(no operation)" ? request : operation} ${first?.path}: ${first?.what}`;
  return `${text.replace(/\s+/g, " ").slice(0, 160)}${more}`;
}

function groups<T>(rows: readonly T[], key: (row: T) => string): [string, T[]][] {
  const all = new Map<string, T[]>();
  for (const row of rows) all.set(key(row), [...(all.get(key(row)) ?? []), row]);
  return [...all].sort(([one], [other]) => one.localeCompare(other));
}
