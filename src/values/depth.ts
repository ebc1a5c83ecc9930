/** The most levels that a value may have; a few thousand further down, most programs, JSON.stringify among them, end with a RangeError. */
export const mostLevels = 500;

/** Tells whether a value has more levels of arrays and objects than {@link mostLevels}. */
export function isTooDeep(value: unknown, levels: number = mostLevels): boolean {
  if (!value || typeof value !== "object") return false;
  return levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1));
}
