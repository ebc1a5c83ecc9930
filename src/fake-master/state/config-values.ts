import type { Json, JsonObject } from "./records.js";

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

/** The priority that a configuration asks for, or the default one. */
export function priorityIn(config: JsonObject): number {
  return Number(section(config, "resources")["priority"] ?? 42);
}

/** `max_length` of a search, in whatever unit it is given; undefined when there is none. */
export function maxLength(config: JsonObject): number | undefined {
  const length = section(config, "searcher")["max_length"];
  const [first]: (Json | undefined)[] =
    length !== null && typeof length === "object" ? Object.values(length) : [length];
  return typeof first === "number" ? first : undefined;
}

/** Metric and direction that the search of a configuration goes by. */
export function searcherMetric(config: JsonObject): { metric: string; smallerIsBetter: boolean } {
  const searcher = section(config, "searcher");
  const metric = typeof searcher["metric"] === "string" ? searcher["metric"] : "";
  return { metric, smallerIsBetter: searcher["smaller_is_better"] !== false };
}
