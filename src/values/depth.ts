/** The most levels that a value may have; a few thousand further down, most programs, JSON.stringify among them, end with a RangeError. */
export const mostLevels = 500;

/** Returns whether a value has more levels of arrays and objects than {@link mostLevels}. */
export function isTooDeep(value: unknown, levels: number = mostLevels): boolean {
  if (!value || typeof value !== "object") return false;
  if (levels === 0) return true;
  for (const member of Object.values(value)) if (isTooDeep(member, levels - 1)) return true;
  return false;
}
