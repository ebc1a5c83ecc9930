import type { JsonObject } from "./records.js";

/** A section of a configuration, empty when absent. */
export function section(config: JsonObject, key: string): JsonObject {
  const value = config[key];
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** A string of a configuration; numbers are written out, everything else is `otherwise`. */
export function textIn(values: JsonObject, key: string, otherwise: string = ""): string {
  const value = values[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : otherwise;
}

/** Metric and direction that the search of a configuration goes by. */
export function searcherMetric(config: JsonObject): { metric: string; smallerIsBetter: boolean } {
  const searcher = section(config, "searcher");
  const metric = typeof searcher["metric"] === "string" ? searcher["metric"] : "";
  return { metric, smallerIsBetter: searcher["smaller_is_better"] !== false };
}
