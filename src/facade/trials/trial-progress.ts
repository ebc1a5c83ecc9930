import type { components } from "#schema";
import { judgeState } from "../../sequence/judge-state.js";
import { requireState } from "../require-state.js";
import type { TrialMetrics } from "./metrics.js";

/** What a trial's record says about its reports in one group. */
export interface TrialLook {
  readonly isOver: boolean;
  /** It runs, so that no other run can have begun unseen between two such polls. */
  readonly isRunning: boolean;
  readonly restarts: number;
  /** Changes with each report of the group that holds a number; undefined where the record does not say. */
  readonly mark: string | undefined;
  /** Changes with reports of all groups. */
  readonly batches: number | undefined;
  /** How many reports hold each metric; undefined where the record does not count. */
  readonly counts: ReadonlyMap<string, number> | undefined;
  /** The metrics that hold numbers only; undefined when some hold something else. */
  readonly numbers: readonly string[] | undefined;
}

/** What to read of a trial. */
export type Reading = "nothing" | "the newest" | "all";

/** Reads what the record of a trial says. */
export function lookAtTrial(wire: components["schemas"]["trialv1Trial"], group: string): TrialLook {
  const { state, restarts, totalBatchesProcessed, summaryMetrics, latestValidation, bestValidation } = wire as Partial<
    typeof wire
  >;
  requireState(state);
  const key = { training: "avg_metrics", validation: "validation_metrics" }[group] ?? group;
  const summary = summaryMetrics && ((summaryMetrics[key] ?? {}) as Summary);
  const rest = summary ?? [latestValidation, bestValidation, (wire as { latestTraining?: unknown }).latestTraining];
  const isMute = totalBatchesProcessed === undefined && summary === undefined && latestValidation === undefined;
  const metrics = Object.entries(summary ?? {}) as [string, { type?: unknown; count?: unknown } | null][];
  return {
    isOver: judgeState(state!) === "ended",
    isRunning: /^(?:STATE_)?(?:RUNNING|ACTIVE)$/.test(state!),
    restarts: restarts ?? 0,
    mark: isMute ? undefined : JSON.stringify(rest),
    batches: totalBatchesProcessed,
    counts: summary
      ? new Map(metrics.flatMap(([name, of]) => (typeof of?.count === "number" ? [[name, of.count] as const] : [])))
      : undefined,
    numbers: summary && metrics.every(([, of]) => of?.type === "number") ? metrics.map(([name]) => name) : undefined,
  };
}

type Summary = Record<string, unknown>;

/** Decides, from poll to poll, what has to be read of a trial. */
export class TrialProgress {
  #before: TrialLook | undefined;
  /** How many of the reports that are there hold each metric, as far as they were read. */
  #given = new Map<string, number>();
  #run: number | undefined;
  /** Another run may have begun of which no report was read yet. */
  #isOtherRun = false;
  /** More was read than the poll before it showed. */
  #isAhead = false;
  /** A reading of all held less than the record counts: it was ended early, or the master counts otherwise. */
  #wasShort = false;
  /** That was the last reading. */
  #isUnread = false;

  /** What a poll shows to be unread. */
  decide(look: TrialLook): Reading {
    const before = this.#before;
    if (!before || look.isOver || look.mark === undefined) return "all";
    if (this.#isUnread) return "all";
    if (!look.isRunning || look.restarts !== before.restarts) this.#isOtherRun = true;
    if (!hasMoved(before, look) && !this.#lacks(look)) return "nothing";
    // The newest reports do not tell their run.
    const isSameRun = !this.#isOtherRun || this.#run === undefined;
    return isSameRun && look.counts?.size && !hasFallen(before, look) ? "the newest" : "all";
  }

  /** How many reports are unread, at least. */
  expected({ counts }: TrialLook): number {
    let most = 1;
    for (const [name, count] of counts ?? []) most = Math.max(most, count - (this.#given.get(name) ?? 0));
    return most;
  }

  /** Prepares for all reports of the trial, the known ones too. */
  beginWhole(): void {
    this.#given = new Map();
  }

  /** Takes account of a report. */
  count({ metrics }: TrialMetrics): void {
    for (const [name, value] of Object.entries(metrics))
      if (typeof value === "number") this.#given.set(name, (this.#given.get(name) ?? 0) + 1);
  }

  /**
   * Notes that the newest reports were read, and how many of them were new; false: others have changed or are missing, so that
   * all have to be read.
   */
  endNewest(look: TrialLook, news: number): boolean {
    // A report that came after the previous poll was given with it, but shows in the record only now.
    const isExplained = news > 0 || this.#isAhead || look.mark === this.#before?.mark;
    if (!isExplained || this.#lacks(look)) return false;
    this.#end(look);
    return true;
  }

  /**
   * Notes that all reports were read; false: fewer than the poll counted, so they have to be read once more. A proxy ends a stream
   * whole when the master behind it dies. The second time that is what the poll showed, however its master counts.
   *
   * @param run The run of the highest step.
   */
  endWhole(look: TrialLook, run: number | undefined): boolean {
    this.#isUnread = !this.#wasShort && this.#lacks(look);
    this.#wasShort ||= this.#isUnread;
    if (this.#isUnread) return false;
    if (run !== this.#run) this.#isOtherRun = false;
    this.#run = run;
    for (const [name, count] of look.counts ?? []) this.#given.set(name, Math.max(count, this.#given.get(name) ?? 0));
    this.#isOtherRun ||= !look.isRunning;
    this.#end(look);
    return true;
  }

  #end(look: TrialLook): void {
    this.#before = look;
    this.#isAhead = [...this.#given].some(([name, count]) => count > (look.counts?.get(name) ?? 0));
  }

  #lacks({ counts }: TrialLook): boolean {
    for (const [name, count] of counts ?? []) if (count > (this.#given.get(name) ?? 0)) return true;
    return false;
  }
}

function hasMoved(before: TrialLook, look: TrialLook): boolean {
  // The summary of what is not a number need not change with each report.
  return look.mark !== before.mark || (!look.numbers && look.batches !== before.batches);
}

/** Reports that were there are not counted any more: a later run has made them void. */
function hasFallen(before: TrialLook, { counts }: TrialLook): boolean {
  for (const [name, count] of before.counts ?? []) if ((counts?.get(name) ?? 0) < count) return true;
  return false;
}
