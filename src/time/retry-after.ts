const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const time = "\\d\\d:\\d\\d:\\d\\d";
// RFC 9110 §5.6.7: IMF-fixdate, RFC 850 date, asctime date.
const httpDate = new RegExp(
  `^(?:\\w{3}, \\d\\d ${month} \\d{4} ${time} GMT|(\\w{6,9}), (\\d\\d)-(${month})-(\\d\\d) (${time}) GMT|\\w{3} ${month} [\\d ]\\d ${time} \\d{4})$`,
);

/**
 * Gives the milliseconds that a `Retry-After` header asks to wait, or undefined when it is missing or has none of the
 * four valid forms (whole seconds, three spellings of an HTTP date). A date in the past gives 0.
 *
 * @param now Milliseconds since 1970.
 * @example
 * retryAfterToMilliseconds("120", Date.now()); // 120000
 */
export function retryAfterToMilliseconds(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const match = httpDate.exec(text);
  if (!match) return undefined;
  const [, weekday, day, monthName, shortYear, clockTime] = match;
  let date = text;
  if (weekday) {
    // A two-digit year that seems more than 50 years ahead is the most recent past year with these digits.
    const century = new Date(now).getUTCFullYear() - (new Date(now).getUTCFullYear() % 100);
    const year = century + Number(shortYear);
    date = `${day} ${monthName} ${year > new Date(now).getUTCFullYear() + 50 ? year - 100 : year} ${clockTime}`;
  }
  const at = Date.parse(date.replace(/ GMT$/, "") + " GMT");
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
