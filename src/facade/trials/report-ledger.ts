import { fnv1a } from "../../values/fnv.js";
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
  readonly #idsSuffice: boolean;
  readonly #given = new Map<string, { trialId: number; run: number; step: number; id: number; content: number }>();
  readonly #heads = new Map<number, Head>();
  readonly #forgotten = new Map<number, Forgotten>();
  /** Some were read without their ids. */
  #hasUnnamed = false;

  /** @param idsSuffice A report of the same id is known whatever its content: enough where the series is read once. */
  constructor(most: number = 20_000, idsSuffice: boolean = false) {
    this.#most = most;
    this.#idsSuffice = idsSuffice;
  }

  /** The highest step of a trial and its run; undefined before its first report. */
  headOf(trialId: number): Readonly<Pick<Head, "run" | "step">> | undefined {
    return this.#heads.get(trialId);
  }

  /** Prepares for all reports of a trial, the known ones too. */
  beginWhole(trialId: number): void {
    this.#heads.delete(trialId);
  }

  /** Takes a report out of all of a trial; returns whether it is new. */
  admit(report: TrialMetrics, id: number = 0): boolean {
    const { trialId, trialRunId: run = 0, stepsCompleted: step } = report;
    const content = this.#idsSuffice && id ? 0 : digest(report.metrics);
    this.#lead(report, content);
    const short = `${trialId},${run},${step}`;
    const key = `${short},${id}`;
    const before = this.#given.get(key);
    const shown = this.#hasUnnamed ? this.#given.get(short) : undefined;
    if (before?.content === content) return false;
    // What was read without its id is now known by it.
    const isShown = shown?.content === content;
    if (!isShown && !before && this.#isForgotten(trialId, run, step, id)) return false;
    if (shown) this.#given.delete(short);
    this.#given.set(key, { trialId, run, step, id, content });
    this.#forget();
    return !isShown;
  }

  /** Takes a report of the newest of a trial, which come without ids; returns whether it is new. */
  admitNewest(report: TrialMetrics): boolean {
    const { trialId, trialRunId: run = 0, stepsCompleted: step } = report;
    const content = digest(report.metrics);
    const head = this.#heads.get(trialId);
    if (head && (step < head.step || (step === head.step && head.contents.has(content)))) return false;
    this.#lead(report, content);
    this.#hasUnnamed = true;
    this.#given.set(`${trialId},${run},${step}`, { trialId, run, step, id: 0, content });
    this.#forget();
    return true;
  }

  #lead({ trialId, trialRunId: run, stepsCompleted: step }: TrialMetrics, content: number): void {
    const head = this.#heads.get(trialId);
    if (!head) this.#heads.set(trialId, { run, step, contents: new Set([content]) });
    else if (step >= head.step) {
      if (step > head.step) head.contents.clear();
      head.contents.add(content);
      [head.run, head.step] = [step > head.step ? run : head.run, step];
    }
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

/** Tells contents apart, whatever the order of their members. In the series a metric that a report lacks is null. */
function digest(value: unknown): number {
  if (typeof value === "string") return fnv1a(`"${value}`);
  if (typeof value !== "object" || value === null) {
    // Numbers that JSON lacks come as strings too.
    return fnv1a(typeof value === "number" && !Number.isFinite(value) ? `"${value}` : String(value));
  }
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => Math.imul(sum, 31) + digest(each), 1) | 0;
  let sum = 0;
  for (const name of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[name];
    if (member !== null) sum = (sum + Math.imul(fnv1a(name) ^ Math.imul(digest(member), 0x9e3779b1), 0x85ebca6b)) | 0;
  }
  return sum;
}
