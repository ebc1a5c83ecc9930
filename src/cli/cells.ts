import type { Cell, Colour } from "./table-layout.js";

/** `COMPLETED` for `STATE_COMPLETED`. */
export const bareState = (state: string | undefined): string => (state ?? "UNKNOWN").replace(/^STATE_/, "");

/** A state, in the colour of what it means. */
export function stateCell(state: string | undefined): Cell {
  const name = bareState(state);
  return { shown: name, plain: name, colour: colourOf(name) };
}

function colourOf(name: string): Colour | undefined {
  if (name === "COMPLETED") return "green";
  if (name === "ERROR" || name === "DELETE_FAILED") return "red";
  if (name === "PAUSED" || name.startsWith("STOPPING_")) return "yellow";
  if (/^(?:ACTIVE|QUEUED|PULLING|STARTING|RUNNING)$/.test(name)) return "blue";
  return "dim";
}

/** A part of 1: in percent for a person, to four decimals for a program; 1 is the end. */
export function progressCell(part: number | undefined): Cell {
  if (part === undefined) return missing;
  const rounded = Number(part.toFixed(4));
  return { shown: formatPercent(part), plain: String(part < 1 ? Math.min(rounded, 0.9999) : rounded) };
}

/** A point in time: of this machine's clock, to the minute, for a person; in UTC for a program. */
export function timeCell(time: Date | undefined): Cell {
  if (time === undefined) return missing;
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return { shown: `${day} ${two(time.getHours())}:${two(time.getMinutes())}`, plain: time.toISOString() };
}

/** A number: six digits for a person, all for a program. */
export function numberCell(value: number | undefined): Cell {
  if (value === undefined) return missing;
  const isLong = Number.isFinite(value) && !Number.isInteger(value);
  return { shown: isLong ? String(Number(value.toPrecision(6))) : String(value), plain: String(value) };
}

const missing: Cell = { shown: "-", plain: "" };

/** Rounded down, so that 100 % is the end. */
export const formatPercent = (part: number): string => `${Math.floor(part * 100)}%`;

/** Writes a length of time for a person: `5s`, `3m 20s`, `1h 5m`, `2d 3h`. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "m"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return "0s";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}

/** Writes a number of bytes for a person: `512 B`, `1.5 MB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let [value, unit] = [bytes, 0];
  for (; value >= 999.5 && unit < units.length - 1; unit += 1) value /= 1000;
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
