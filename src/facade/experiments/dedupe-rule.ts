import { judgeState } from "../../sequence/judge-state.js";

/** What the rule goes by: an experiment that carries the label of a key. */
export interface Labelled {
  readonly id: number;
  readonly state: string;
  readonly forkedFrom: number | undefined;
  readonly startTime: Date | undefined;
}

/** The launch that a call is about. */
export interface LaunchForm {
  /** The experiment that the call forks, where it forks one. */
  readonly parentId: number | undefined;
  /** Milliseconds after the first within which another one was launched by the same race; default any. */
  readonly within?: number | undefined;
}

/** Which experiment a key stands for. */
export interface Verdict<T> {
  /** The one that every call gives, in whatever state it is. */
  readonly first: T | undefined;
  /** Those that a race or a lost answer launched beside it, ended ones too. */
  readonly surplus: readonly T[];
}

/**
 * Chooses among the experiments with the label of a key: the lowest id stays, for everyone who searches sees it as the lowest. What
 * somebody deletes is no longer there. A fork takes over the labels of its parent, and a copied configuration does too:
 * they were launched by hand, so they are neither given nor cancelled.
 */
export function judgeLabelled<T extends Labelled>(rows: Iterable<T>, { parentId, within }: LaunchForm): Verdict<T> {
  const [first, ...others] = [...rows]
    .filter(({ state, forkedFrom }) => !/^STATE_DELET/.test(state) && forkedFrom === parentId)
    .sort((one, other) => one.id - other.id);
  const began = first?.startTime?.getTime() ?? 0;
  const surplus = others.filter(({ startTime }) => (startTime?.getTime() ?? 0) - began <= (within ?? Infinity));
  return { first, surplus };
}

/** Whether an experiment goes on, or could, until somebody cancels it. */
export function needsCancel({ state }: Labelled): boolean {
  return judgeState(state) !== "ended" && !state.startsWith("STATE_STOPPING_");
}

/** Milliseconds before each attempt to settle a launch. */
export const ATTEMPTS: readonly number[] = [0, 1000, 3000];
