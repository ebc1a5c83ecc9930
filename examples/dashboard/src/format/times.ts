const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something takes, in its two largest units: "2 h 05 min", "3 d 4 h". */
export function formatDuration(milliseconds: number): string {
  const value = Math.max(0, milliseconds);
  if (value < MINUTE) return `${Math.floor(value / SECOND)} s`;
  if (value < HOUR) return `${Math.floor(value / MINUTE)} min`;
  if (value < DAY) return `${Math.floor(value / HOUR)} h ${twoDigits(Math.floor((value % HOUR) / MINUTE))} min`;
  return `${Math.floor(value / DAY)} d ${Math.floor((value % DAY) / HOUR)} h`;
}

/** How long ago something was: "just now", "5 min ago", "3 d ago". */
export function formatAgo(then: Date, now: number): string {
  const age = now - then.getTime();
  if (age < 10 * SECOND) return "just now";
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} d ago`;
}

/** The time of a day: "13:05:09". */
export const formatClock = (time: Date): string =>
  [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(":");

/** The time of a day, with the day where that is not today: "19 Nov 13:05:09", of another year "2025-11-19 13:05:09". */
export function formatMoment(time: Date, now: number): string {
  const today = new Date(now);
  if (time.toDateString() === today.toDateString()) return formatClock(time);
  const month = time.toLocaleString("en", { month: "short" });
  const isThisYear = time.getFullYear() === today.getFullYear();
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(twoDigits).join("-");
  return `${isThisYear ? `${time.getDate()} ${month}` : date} ${formatClock(time)}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");
