import type { Difference, Verdict } from "./judge.js";

/** Why one value of one operation is right though it is not as recorded. */
export interface Reason {
  /** Recordings that it is about, as in `0.38.1/errors`. */
  recording: string;
  /** Exchanges that it is about; all of the recording if it is left out. */
  seq?: number[];
  operation: string;
  /** JSON pointer; `*` stands for one part, `**` for several. */
  pointer: string;
  /** Whether the difference shows depends on how fast the machine is. */
  chance?: boolean;
  reason: string;
}

/** A verdict and the recording that it belongs to. */
export interface Judged extends Verdict {
  recording: string;
}

/** What became of an exchange. Nothing is counted twice. */
export type Outcome = "equal" | "equal by a rule of the judge" | "excused" | "different" | "not simulated" | "not replayable"; // prettier-ignore

const OUTCOMES: readonly Outcome[] = ["equal", "equal by a rule of the judge", "excused", "different", "not simulated", "not replayable"]; // prettier-ignore

/** How far the fake's answers are those of a real master. */
export class Report {
  readonly #rows: readonly Judged[];
  readonly #reasons: readonly Reason[];
  readonly #used = new Set<Reason>();

  constructor(rows: readonly Judged[], reasons: readonly Reason[]) {
    this.#rows = rows;
    this.#reasons = reasons;
    for (const row of rows) for (const difference of row.differences) this.#reasonOf(row, difference);
  }

  /** Share of the exchanges that were compared and are equal, from 0 to 1. What is excused is not equal. */
  get share(): number {
    const of = this.counts(this.#rows);
    const equal = of.equal + of["equal by a rule of the judge"];
    return equal / (equal + of.excused + of.different);
  }

  /** How many exchanges came out how. */
  counts(rows: readonly Judged[]): Record<Outcome, number> {
    const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    for (const row of rows) counts[this.#outcomeOf(row)] += 1;
    return counts;
  }

  /** Each difference that no reason is given for. */
  unexplained(): string[] {
    return this.#rows.filter((row) => this.#outcomeOf(row) === "different").flatMap((row) =>
      row.differences
        .filter((difference) => this.#reasonOf(row, difference) === undefined)
        .map((difference) => `${row.recording} ${row.seq} ${row.request.slice(0, 120)} ${describe(difference)}`),
    ); // prettier-ignore
  }

  /** Reasons that explain nothing. */
  unused(): Reason[] {
    return this.#reasons.filter((reason) => reason.chance !== true && !this.#used.has(reason));
  }

  /** The counts by recording and by operation, and what was excused for which reason. */
  text(): string {
    return [
      ...this.#table("recording", ({ recording }) => recording),
      "",
      ...this.#table("operation", ({ operation }) => operation),
      "",
      ...this.#excuses(),
      "",
    ].join("\n");
  }

  #table(title: string, key: (row: Judged) => string): string[] {
    const groups = [...grouped(this.#rows, key)].sort(([one], [other]) => one.localeCompare(other));
    const width = Math.max(...groups.map(([name]) => name.length), title.length);
    const head = ["equal", "by a rule", "excused", "different", "not sim.", "not repl."];
    const line = (name: string, cells: readonly (string | number)[]): string =>
      `${name.padEnd(width)}  ${cells.map((cell, index) => String(cell).padStart(head[index]?.length ?? 0)).join("  ")}`;
    const rows = [...groups, ["all", this.#rows] as const];
    return [line(title, head), ...rows.map(([name, group]) => line(name, Object.values(this.counts(group))))];
  }

  #excuses(): string[] {
    const found = this.#rows.filter((row) => this.#outcomeOf(row) === "excused").flatMap((row) =>
      row.differences.map((difference) => ({ row, reason: this.#reasonOf(row, difference) })),
    ); // prettier-ignore
    return [...grouped(found, ({ reason }) => reason?.reason ?? "")].flatMap(([reason, all]) => [
      reason,
      ...[...grouped(all, ({ row }) => `${row.recording}  ${row.operation}`)].map(
        ([where, some]) => `    ${where}  ${[...new Set(some.map(({ row }) => row.seq))].join(", ")}`,
      ),
    ]);
  }

  #outcomeOf(row: Judged): Outcome {
    if (row.result === "equal") return row.excused > 0 ? "equal by a rule of the judge" : "equal";
    if (row.result !== "different") return row.result;
    return row.differences.every((difference) => this.#reasonOf(row, difference) !== undefined)
      ? "excused"
      : "different";
  }

  #reasonOf(row: Judged, { pointer }: Difference): Reason | undefined {
    if (row.result !== "different") return undefined;
    const found = this.#reasons.find(
      (reason) =>
        reason.recording === row.recording &&
        (reason.seq === undefined || reason.seq.includes(row.seq)) &&
        matches(reason.operation, row.operation) &&
        matches(reason.pointer, pointer),
    );
    if (found !== undefined) this.#used.add(found);
    return found;
  }
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const row of rows) all.set(key(row), [...(all.get(key(row)) ?? []), row]);
  return all;
}

/** `*` in a pattern stands for anything without a slash, `**` for anything. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*|\*/g, (stars) => (stars === "**" ? ".*" : "[^/]*"));
  return new RegExp(`^${source}$`, "s").test(value);
}

function describe({ pointer, recorded, got }: Difference): string {
  const short = (value: unknown): string => (JSON.stringify(value) ?? "undefined").slice(0, 160);
  return `${pointer}: ${short(recorded)} recorded, got ${short(got)}`;
}
