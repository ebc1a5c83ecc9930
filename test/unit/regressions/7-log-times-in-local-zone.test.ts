// Symptom in the Python SDK: epoch 0 is sent as 1969-12-31T19:00:00Z from New York, local time with a Z behind it.
import { expect, test } from "vitest";
import { checkTimestamp } from "../../../src/values/check-times.js";

test("a number is epoch milliseconds in UTC, whatever the zone of the machine", () => {
  expect(checkTimestamp(0, "timestampAfter")).toBe("1970-01-01T00:00:00.000Z");
});
