/** A number as JSON of the gateway holds it, which has words for those that JSON lacks. */
export function wireNumber<T extends number | null | undefined>(value: T): T {
  return typeof value === "number" && !Number.isFinite(value) ? (String(value) as never) : value;
}
