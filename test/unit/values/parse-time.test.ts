import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTime } from "../../../src/values/parse-time.js";

const number = (most: number, digits: number): fc.Arbitrary<string> =>
  fc.nat({ max: most }).map((value) => String(value).padStart(digits, "0"));
const fraction = fc.oneof(
  fc.constantFrom("", ".", ".x", ".12x"),
  fc.integer({ min: 1, max: 9 }).chain((digits) => number(10 ** digits - 1, digits).map((text) => `.${text}`)),
);
// Few days, so that mostly the one before is met again; beyond what a month, a day and an hour have, too.
const day = fc.constantFrom(
  ...["2026-01-02", "2026-01-03", "2024-02-29", "2023-02-29", "2024-02-30", "2026-13-01", "0001-01-01", "0099-12-31"],
  ...["2026-1-002", "+026-01-02", "Jan 1 2026", "2026/01/02"],
);
const time = fc
  .tuple(
    day,
    fc.constantFrom("T", "T", "T", "t", " "),
    number(25, 2),
    number(61, 2),
    number(61, 2),
    fraction,
    fc.constantFrom("Z", "Z", "Z", "z", "", "+02:00"),
  )
  .map(([day, t, hour, minute, second, fraction, zone]) => `${day}${t}${hour}:${minute}:${second}${fraction}${zone}`);

test("it gives what Date.parse gives, whatever time came before", () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1, maxLength: 5 }), (texts) => {
      expect(texts.map(parseTime)).toEqual(texts.map((text) => Date.parse(text)));
    }),
    { numRuns: 2_000, seed: 13 },
  );
});

test.each(["", "Z", "now", "2026-01-02", "2026-01-02T03:04:05", "2026-01-02T03-04-05Z", "2026-01-02T03:04:05,5Z"])(
  "%o",
  (text) => expect(parseTime(text)).toBe(Date.parse(text)),
);
