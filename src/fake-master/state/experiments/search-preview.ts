import { section, textIn } from "../config-values.js";
import type { JsonObject } from "../records.js";
import { bracketsOf, endsOf } from "./brackets.js";
import { newSearch } from "./search.js";

/** How many trials of a search end alike. */
export interface TrialSummary {
  count: number;
  unit: { name?: string; value?: number; maxLength: boolean };
}

/** What a search would do. */
export function previewSearch(searcher: JsonObject, hyperparameters: JsonObject): TrialSummary[] {
  if (!isAdaptive(searcher)) {
    const { total } = newSearch({ searcher, hyperparameters });
    return [{ count: total, unit: { maxLength: true } }];
  }
  const name = textIn(searcher, "time_metric");
  const ends = endsOf(bracketsOf(searcher, Number(searcher["max_time"])), Number(searcher["divisor"]));
  return [...ends].map(([value, count]) => ({ count, unit: { name, value, maxLength: false } }));
}

/** What a search would do, as releases before 0.38.0 answer it: step by step. */
export function simulateSearch(
  searcher: JsonObject,
  hyperparameters: JsonObject,
): { operations: { type: string; length: string }[]; occurrences: number }[] {
  const most = lengthOf(searcher);
  const steps = (...lengths: number[]): { type: string; length: string }[] =>
    lengths.flatMap((length) => [
      { type: "RUNNABLE_TYPE_TRAIN", length: String(length) },
      { type: "RUNNABLE_TYPE_VALIDATE", length: "0" },
    ]);
  if (!isAdaptive(searcher)) {
    const { total } = newSearch({ searcher, hyperparameters });
    return [{ operations: steps(most), occurrences: total }];
  }
  const divisor = Number(searcher["divisor"]);
  return bracketsOf(searcher, most).flatMap((bracket) =>
    [...endsOf([bracket], divisor)].map(([end, occurrences]) => {
      const passed = bracket.rungs.filter((rung) => rung <= end);
      return { operations: steps(...passed.map((rung, at) => rung - (passed[at - 1] ?? 0))), occurrences };
    }),
  );
}

function isAdaptive(searcher: JsonObject): boolean {
  return ["adaptive_asha", "async_halving"].includes(textIn(searcher, "name"));
}

/** `max_length` in whatever unit it is given. */
function lengthOf(searcher: JsonObject): number {
  const given = searcher["max_length"];
  return typeof given === "number" ? given : Number(Object.values(section(searcher, "max_length"))[0] ?? 0);
}
