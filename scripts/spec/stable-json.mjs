/** Returns a copy whose object keys are sorted at every depth; the order of arrays is kept. */
export function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys(value[key])]),
  );
}

/** JSON text that is the same byte for byte whatever the order of keys was. */
export function stableJson(value) {
  return `${JSON.stringify(sortKeys(value), null, 1)}\n`;
}
