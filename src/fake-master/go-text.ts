import type { Json } from "./state/json.js";

/** A value as Go prints it with `%v`. */
export function goText(value: Json | undefined): string {
  if (value === undefined || value === null) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (typeof value !== "object") return String(value);
  const members = Object.keys(value).sort().map((key) => `${key}:${goText(value[key])}`); // prettier-ignore
  return `map[${members.join(" ")}]`;
}

/** A number as Go prints it with `%f`. */
export function goNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? value.toFixed(6) : value > 0 ? "+Inf" : "-Inf";
}
