import type { TrialMetrics } from "./metrics.js";

/** Where a trial stands: its highest step, and what was reported there. */
interface Head {
  run: number | undefined;
  step: number;
  contents: Set<number>;
}

/** The reports up to here were given, though they are not held any more. */
interface Forgotten {
  run: number;
  step: number;
  id: number;
}

/**
 * Knows which reports were given, by run, step, id and content: one that was added to is new. Of more than `most` reports the
 * oldest are recognized by their order and ids alone, so that it does not grow with the series.
 */
export class ReportLedger {
  readonly #most: number;
  readonly #given = new Map<string, { trialId: number; run: number; step: number; id: number; content: number }>();
  readonly #heads = new Map<number, Head>();
  readonly #forgotten = new Map<number, Forgotten>();

  constructor(most: number = 20_000) {
    this.#most = most;
  }

  /** The highest step of a trial and its run; undefined before its first report. */
  headOf(trialId: number): Readonly<Pick<Head, "run" | "step">> | undefined {
    return this.#heads.get(trialId);
  }

  /** Prepares for all reports of a trial, the known ones too. */
  beginWhole(trialId: number): void {
    this.#heads.delete(trialId);
  }

  /** Takes a report out of all of a trial; tells whether it is new. */
  admit(report: TrialMetrics, id: number = 0): boolean {
    const { trialId, trialRunId: run = 0, stepsCompleted: step } = report;
    const content = digest(report.metrics);
    this.#lead(report, content);
    const key = keyOf(trialId, run, step, id);
    const short = keyOf(trialId, run, step);
    const before = this.#given.get(key);
    const shown = this.#given.get(short);
    if (before?.content === content) return false;
    // What was read without its id is now known by it.
    const isShown = shown?.content === content;
    if (!isShown && !before && this.#isForgotten(trialId, run, step, id)) return false;
    this.#given.delete(short);
    this.#given.set(key, { trialId, run, step, id, content });
    this.#forget();
    return !isShown;
  }

  /** Takes a report of the newest of a trial, which come without ids; tells whether it is new. */
  admitNewest(report: TrialMetrics): boolean {
    const { trialId, trialRunId: run = 0, stepsCompleted: step } = report;
    const content = digest(report.metrics);
    const head = this.#heads.get(trialId);
    if (head && (step < head.step || (step === head.step && head.contents.has(content)))) return false;
    this.#lead(report, content);
    this.#given.set(keyOf(trialId, run, step), { trialId, run, step, id: 0, content });
    this.#forget();
    return true;
  }

  #lead({ trialId, trialRunId: run, stepsCompleted: step }: TrialMetrics, content: number): void {
    const head = this.#heads.get(trialId);
    if (!head || step > head.step) this.#heads.set(trialId, { run, step, contents: new Set([content]) });
    else if (step === head.step) head.contents.add(content);
  }

  #isForgotten(trialId: number, run: number, step: number, id: number): boolean {
    const last = this.#forgotten.get(trialId);
    if (!last || id > last.id) return false;
    return run < last.run || (run === last.run && step <= last.step);
  }

  #forget(): void {
    if (this.#given.size <= 2 * this.#most) return;
    let surplus = this.#given.size - this.#most;
    for (const [key, { trialId, run, step, id }] of this.#given) {
      if (surplus-- <= 0) return;
      this.#given.delete(key);
      const last = this.#forgotten.get(trialId) ?? { run: 0, step: 0, id: 0 };
      if (run > last.run || (run === last.run && step > last.step)) [last.run, last.step] = [run, step];
      last.id = Math.max(last.id, id);
      this.#forgotten.set(trialId, last);
    }
  }
}

const keyOf = (...parts: (number | string)[]): string => parts.join();

/** Tells contents apart. In the series a metric that a report lacks is null. */
function digest(metrics: Readonly<Record<string, unknown>>): number {
  return hash(JSON.stringify(metrics, canonical));
}

/** Members in one order, without those that are null, and the numbers that JSON lacks. */
function canonical(_: string, value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** FNV-1a; it only has to tell one content of a report from the next. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
