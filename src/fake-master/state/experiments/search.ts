import { isObject } from "../json.js";
import { textIn, section } from "../config-values.js";
import type { Json, JsonObject, SearchRecord } from "../records.js";

/** What a configuration's searcher means to do. */
export function newSearch(config: JsonObject): SearchRecord {
  const searcher = section(config, "searcher");
  const name = textIn(searcher, "name", "single");
  const total =
    name === "single"
      ? 1
      : name === "grid"
        ? gridPoints(section(config, "hyperparameters")).length
        : Number(searcher["max_trials"] ?? 1);
  const concurrent = Number(searcher["max_concurrent_trials"] ?? 16);
  return { name, total, concurrent: concurrent > 0 ? concurrent : total, created: 0, rungs: rungsOf(searcher, name) };
}

/** The hyperparameters of the trial with this number (from 0). */
export function hyperparametersFor(config: JsonObject, index: number, random: () => number): JsonObject {
  const space = section(config, "hyperparameters");
  // The master takes the points of a grid from the end.
  if (section(config, "searcher")["name"] === "grid") return gridPoints(space).at(-1 - index) ?? {};
  return sample(space, random);
}

/** One point of a space of hyperparameters, by chance. */
export function sample(space: JsonObject, random: () => number): JsonObject {
  return Object.fromEntries(Object.entries(space).map(([name, value]) => [name, sampleOne(value, random)]));
}

function sampleOne(spec: Json, random: () => number): Json {
  if (!isObject(spec)) return spec;
  const low = Number(spec["minval"]);
  const span = Number(spec["maxval"]) - low;
  switch (spec["type"]) {
    case "const":
      return spec["val"] ?? null;
    case "int":
      return low + Math.floor(random() * (span + 1));
    case "double":
      return low + random() * span;
    case "log":
      return Number(spec["base"] ?? 10) ** (low + random() * span);
    case "categorical": {
      const values = Array.isArray(spec["vals"]) ? spec["vals"] : [];
      return values[Math.floor(random() * values.length)] ?? null;
    }
    default:
      return sample(spec, random);
  }
}

/** All points of a grid; axes vary from the first to the last, the last quickest. */
export function gridPoints(space: JsonObject): JsonObject[] {
  let points: JsonObject[] = [{}];
  for (const [name, spec] of Object.entries(space)) {
    const values = axis(spec);
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points;
}

function axis(spec: Json): Json[] {
  if (!isObject(spec)) return [spec];
  if (spec["type"] === "const") return [spec["val"] ?? null];
  if (spec["type"] === "categorical") return Array.isArray(spec["vals"]) ? spec["vals"] : [];
  if (typeof spec["type"] !== "string") return gridPoints(spec);
  const low = Number(spec["minval"]);
  const high = Number(spec["maxval"]);
  const isInt = spec["type"] === "int";
  const count = Math.max(1, isInt ? Math.min(Number(spec["count"] ?? 1), high - low + 1) : Number(spec["count"] ?? 1));
  return Array.from({ length: count }, (_, index) => {
    const value = count === 1 ? (low + high) / 2 : low + ((high - low) * index) / (count - 1);
    if (spec["type"] === "log") return Number(spec["base"] ?? 10) ** value;
    return isInt ? Math.round(value) : value;
  });
}

function rungsOf(searcher: JsonObject, name: string): SearchRecord["rungs"] {
  if (name !== "adaptive_asha" && name !== "async_halving") return [];
  const divisor = Number(searcher["divisor"] ?? 4);
  const most = Number(searcher["max_time"] ?? 1);
  const count = Math.min(
    Number(searcher["max_rungs"] ?? searcher["num_rungs"] ?? 5),
    1 + Math.floor(Math.log(most) / Math.log(divisor)),
  );
  return Array.from({ length: Math.max(1, count) }, (_, index) => ({
    at: Math.max(1, Math.floor(most / divisor ** (Math.max(1, count) - 1 - index))),
    metrics: [],
  }));
}

/**
 * Adaptive search: takes in a validation and says whether its trial goes on.
 * A trial stops at a rung unless it is among the best `1 / divisor` of those that came there.
 */
export function passesRungs(
  search: SearchRecord,
  time: number,
  before: number,
  score: number,
  divisor: number,
): boolean {
  for (const rung of search.rungs) {
    if (before >= rung.at || time < rung.at) continue;
    rung.metrics.push(score);
    if (rung === search.rungs.at(-1)) return false;
    const better = rung.metrics.filter((other) => other < score).length;
    if (better >= Math.max(1, Math.floor(rung.metrics.length / divisor))) return false;
  }
  return true;
}
