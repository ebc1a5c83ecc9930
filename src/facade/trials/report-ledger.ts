import { fnv1a } from "../../values/fnv.js";
import type { TrialMetrics } from "./metrics.js";
import { ReportMemory } from "./report-memory.js";

/** Where a trial stands: its highest step, and what was reported there. */
interface Head {
  run: number | undefined;
  step: number;
  contents: Set<number>;
}

/**
 * Knows which reports were given, by run, step, id and content: one that was added to is new. Of more than `most` reports the
 * oldest are recognized by their order and ids alone, so that it does not grow with the series.
 */
export class ReportLedger {
  readonly #idsSuffice: boolean;
  readonly #given: ReportMemory;
  readonly #heads = new Map<number, Head>();
  /** Some were read without their ids. */
  #hasUnnamed = false;

  /**
   * @param idsSuffice A report of the same id is known whatever its content: enough where the series is read once. It has no heads
   *   then.
   */
  constructor(most: number = 20_000, idsSuffice: boolean = false) {
    this.#given = new ReportMemory(most);
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
    const given = this.#given;
    const { trialId, trialRunId: run = 0, stepsCompleted: step } = report;
    if (this.#idsSuffice && id) {
      if (given.markOf(trialId, id, id) === step || given.isForgotten(report, id)) return false;
      given.add(report, id, id, step);
      return true;
    }
    const content = digest(report.metrics);
    this.#lead(report, content);
    const short = `${run},${step}`;
    const key = `${short},${id}`;
    const before = given.markOf(trialId, key, id);
    const shown = this.#hasUnnamed ? given.markOf(trialId, short, 0) : undefined;
    if (before === content) return false;
    // What was read without its id is now known by it.
    const isShown = shown === content;
    if (!isShown && before === undefined && given.isForgotten(report, id)) return false;
    if (shown !== undefined) given.delete(trialId, short);
    given.add(report, key, id, content);
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
    this.#given.add(report, `${run},${step}`, 0, content);
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
