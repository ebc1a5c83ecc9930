// RFC 9110 §5.6.7: IMF-fixdate, RFC 850 date, asctime date; Date.parse reads all three, and much else that it should not.
const httpDate = /^[A-Z][a-z]+,? .*:\d\d (?:GMT|\d{4})$/;

/**
 * Returns the milliseconds that a `Retry-After` header asks to wait, or undefined when it is missing or has none of the
 * four valid forms (whole seconds, three spellings of an HTTP date). A date in the past gives 0.
 *
 * @param now Milliseconds since 1970.
 * @example
 * retryAfterToMilliseconds("120", Date.now()); // 120000
 */
export function retryAfterToMilliseconds(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // An asctime date has no zone and means GMT; a second GMT does no harm.
  const at = httpDate.test(text) ? Date.parse(`${text} GMT`) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
