import { formatValue } from "../format/numbers.js";

/** Whether a value of a configuration is a range or choice of a hyperparameter, not a group of them. */
export const isRange = (value: object): boolean => typeof (value as { type?: unknown }).type === "string";

/** What values a hyperparameter may have, in words: "32 to 512", "0.0001 to 0.1, log", "adam, sgd". */
export function describeRange(value: unknown): string {
  if (typeof value !== "object" || value === null || !isRange(value)) return formatValue(value);
  const { type, minval, maxval, base, vals, val } = value as Record<string, unknown>;
  if (type === "categorical" && Array.isArray(vals)) return vals.map(formatValue).join(", ");
  if (type === "const") return formatValue(val);
  if (type === "log") {
    const end = (power: unknown): string => formatValue(Number(base) ** Number(power));
    return `${end(minval)} to ${end(maxval)}, log`;
  }
  return `${formatValue(minval)} to ${formatValue(maxval)}`;
}
