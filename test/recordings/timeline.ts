import { readFileSync } from "node:fs";

/** What polls of one experiment showed at one moment. `ended`: it has an endTime. */
export interface Sight {
  experiment: number;
  /** `undefined` once the experiment is gone. */
  state?: string;
  job?: string | null;
  trials?: TrialSight[];
  /** State of checkpoints to the steps at which they were saved. */
  checkpoints?: Record<string, number[]>;
  /** Status of the answer, where the experiment is gone. */
  status?: number;
}

/** One trial in a poll. */
export interface TrialSight {
  id: number;
  state: string;
  restarts: number;
  step: number;
  /** Allocations of the newest task, oldest first: run, state, `ready`. */
  allocations: string[];
  taskEnded: boolean;
}

/** Something that the client did, in seconds after the previous sight began. */
export interface Deed {
  do: string;
  body?: unknown;
  status: number;
  after: number;
  /** Seconds since the scenario began, for what is not a request. */
  at?: number;
  /** How far the trials were by then, where the last sight is older than a step. */
  steps?: Record<string, number>;
}

/** Reads a time line: each line is what was seen or what was done. */
export function readTimeline(file: string): (Deed | { see: Sight })[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Deed | { see: Sight });
}

/** Turns sights, in order, into one sequence of states for each thing that has states. */
export function sequences(sights: readonly { sight: Sight; at: number }[]): Map<string, Passage[]> {
  const all = new Map<string, Passage[]>();
  const note = (thing: string, state: string, at: number): void => {
    const passages = all.get(thing) ?? [];
    all.set(thing, passages);
    const last = passages.at(-1);
    if (last?.state === state) return;
    if (last !== undefined) last.until = at;
    passages.push({ state, from: at, until: Infinity });
  };
  for (const { sight, at } of sights) {
    const name = `experiment ${sight.experiment}`;
    note(name, sight.state ?? `gone (${sight.status})`, at);
    if (sight.state === undefined) continue;
    note(`job of ${name}`, sight.job ?? "none", at);
    for (const trial of sight.trials ?? []) {
      note(`trial ${trial.id}`, `${trial.state}, ${trial.restarts} restarts`, at);
      note(`task of trial ${trial.id}`, trial.taskEnded ? "ended" : "open", at);
      for (const allocation of trial.allocations) {
        const [run, ...state] = allocation.split(" ");
        note(`allocation ${run} of trial ${trial.id}`, state.join(" "), at);
      }
    }
    const steps = new Map<number, Set<string>>();
    for (const [state, list] of Object.entries(sight.checkpoints ?? {})) {
      for (const step of list) steps.set(step, (steps.get(step) ?? new Set()).add(state));
    }
    for (const [step, states] of steps) note(`checkpoints of ${name} at step ${step}`, [...states].sort().join(), at);
  }
  return all;
}

/** A state that something was in, from one time to another, in milliseconds. */
export interface Passage {
  state: string;
  from: number;
  until: number;
}

/** A poll comes each half second: what is shorter may have been missed. */
const UNSEEN = 600;

/**
 * Compares the order of the states of one thing. What was recorded must come in this order; besides, the fake may pass only through
 * states so short that polls miss them.
 */
export function compareOrder(thing: string, recorded: readonly Passage[], actual: readonly Passage[]): string[] {
  const differences: string[] = [];
  const pairs = commonOrder(recorded, actual);
  recorded.forEach(({ state }, index) => {
    if (!pairs.some(([one]) => one === index)) differences.push(`${thing}: recorded ${state} never came`);
  });
  let shown: string | undefined;
  actual.forEach(({ state, from, until }, index) => {
    const isPaired = pairs.some(([, other]) => other === index);
    // Polls that miss a short state see one long state instead of three.
    const lasts = until - from > UNSEEN && state !== shown;
    if (!isPaired && lasts) differences.push(`${thing}: ${state} for ${until - from} ms was not recorded`);
    if (isPaired || lasts) shown = state;
  });
  return differences;
}

/** The longest common subsequence of states, as pairs of indexes. */
function commonOrder(recorded: readonly Passage[], actual: readonly Passage[]): [number, number][] {
  const best: [number, number][][][] = Array.from({ length: recorded.length + 1 }, () =>
    Array.from({ length: actual.length + 1 }, () => []),
  );
  for (let one = recorded.length - 1; one >= 0; one -= 1) {
    for (let other = actual.length - 1; other >= 0; other -= 1) {
      const same = recorded[one]?.state === actual[other]?.state;
      const taken: [number, number][] = same ? [[one, other], ...(best[one + 1]?.[other + 1] ?? [])] : [];
      const options = [taken, best[one + 1]?.[other] ?? [], best[one]?.[other + 1] ?? []];
      best[one]![other] = options.reduce((longest, option) => (option.length > longest.length ? option : longest));
    }
  }
  return best[0]![0]!;
}
