import type { JsonObject } from "../records.js";

/** A part of an adaptive search: how many trials begin in it, and after what time each of its rungs judges. */
export interface Bracket {
  trials: number;
  rungs: number[];
}

/** The brackets of an adaptive search, the one with most rungs first. `most` is what a trial that is never stopped does. */
export function bracketsOf(searcher: JsonObject, most: number): Bracket[] {
  const divisor = Number(searcher["divisor"]);
  const trials = Number(searcher["max_trials"]);
  const counts = searcher["name"] === "async_halving" ? [Number(searcher["num_rungs"])] : rungCounts(searcher, most);
  // The more rungs, the more trials begin there: most of them are stopped early.
  const weights = counts.map((rungs) => divisor ** (rungs - 1) / rungs);
  const sum = weights.reduce((one, other) => one + other, 0);
  const shares = weights.map((weight) => Math.max(1, Math.floor((weight / sum) * trials)));
  const left = trials - shares.reduce((one, other) => one + other, 0);
  return counts.map((rungs, at) => ({
    trials: (shares[at] ?? 1) + (at === 0 ? Math.max(0, left) : 0),
    rungs: Array.from({ length: rungs }, (_, rung) => Math.max(1, Math.floor(most / divisor ** (rungs - 1 - rung)))),
  }));
}

function rungCounts(searcher: JsonObject, most: number): number[] {
  const given = searcher["bracket_rungs"];
  const descending = (one: number, other: number): number => other - one;
  if (Array.isArray(given) && given.length > 0) return given.map(Number).sort(descending);
  const divisor = Number(searcher["divisor"]);
  const depth = (size: number): number => Math.floor(Math.log(size) / Math.log(divisor)) + 1;
  const deepest = Math.max(
    1,
    Math.min(Number(searcher["max_rungs"]), depth(most), depth(Number(searcher["max_trials"]))),
  );
  const mode = searcher["mode"];
  const shallowest = mode === "aggressive" ? deepest : mode === "conservative" ? 1 : Math.floor((deepest - 1) / 2) + 1;
  return Array.from({ length: deepest - shallowest + 1 }, (_, index) => deepest - index);
}

/** How many trials end at which time, if each rung lets through as many as it may. */
export function endsOf(brackets: readonly Bracket[], divisor: number): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { trials, rungs } of brackets) {
    let running = trials;
    rungs.forEach((time, at) => {
      const further = at === rungs.length - 1 ? 0 : Math.max(1, Math.floor(running / divisor));
      const ended = Math.max(0, running - further);
      if (ended > 0) ends.set(time, (ends.get(time) ?? 0) + ended);
      running = Math.min(running, further);
    });
  }
  return new Map([...ends].sort(([one], [other]) => one - other));
}
