import type { MasterState } from "./records.js";

/** A new time stamp with six digits, later than any given for the same millisecond. */
export function stamp(state: MasterState, now: number): string {
  let micros = Math.round(now * 1000);
  if (micros <= state.lastStamp && micros + 1000 > state.lastStamp) micros = state.lastStamp + 1;
  state.lastStamp = micros;
  return fromMicros(micros);
}

/** RFC 3339 with six digits, which sorts as text. */
export function fromMicros(micros: number): string {
  const second = Math.floor(micros / 1_000_000);
  if (second !== lastSecond.number) lastSecond = { number: second, text: textOf(second) };
  return lastSecond.text + `${String(Math.floor(micros) - second * 1_000_000 + 1_000_000).slice(1)}Z`;
}

/** What is stamped lies close together, and writing a date is the dear part of it. */
let lastSecond = { number: 0, text: textOf(0) };

function textOf(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 20);
}

/** Any RFC 3339 string as one with six digits in UTC; undefined when it is not one. */
export function normalTime(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(text);
  if (match === null) return undefined;
  const seconds = Date.parse(`${match[1]}T${match[2]}${match[4]?.toUpperCase() ?? "Z"}`);
  if (Number.isNaN(seconds)) return undefined;
  return fromMicros(seconds * 1000 + Number((match[3] ?? ".").slice(1).padEnd(6, "0").slice(0, 6)));
}

/** Milliseconds since 1970 of a stored time. */
export function epoch(time: string): number {
  return Date.parse(time);
}

/** Whole seconds from the start to the end, or to now. */
export function secondsOf(record: { startTime: string; endTime?: string }, now: number): number {
  return Math.round(((record.endTime === undefined ? now : epoch(record.endTime)) - epoch(record.startTime)) / 1000);
}

/** A stored time as the gateway writes it: groups of three zeros at the end are cut. */
export function wireTime(time: string): string {
  if (time.endsWith("000000Z")) return `${time.slice(0, 19)}Z`;
  return time.endsWith("000Z") ? `${time.slice(0, -4)}Z` : time;
}

/** The same for a time that may be unset. */
export function wireTimeOrNull(time: string | undefined): string | null {
  return time === undefined ? null : wireTime(time);
}
