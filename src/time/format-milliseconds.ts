/** Writes milliseconds for a message: `"350 ms"`, `"12.5 s"`, `"90 min"`. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds < 1e3) return `${Math.round(milliseconds)} ms`;
  const [size, unit] = milliseconds < 6e5 ? [100, "s"] : [6e3, "min"];
  return `${Math.round(milliseconds / size) / 10} ${unit}`;
}
