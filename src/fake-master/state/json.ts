/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** A JSON object: metadata, hyperparameters, a configuration. */
export type JsonObject = { [key: string]: Json };

/** True for a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
