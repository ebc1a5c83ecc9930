// Symptom in the Python SDK: IPv6 loses its brackets, HTTPS:// is read as a host, ftp:// passes, DET_MASTER="" fails.
import { expect, test } from "vitest";
import { normalizeMaster } from "../../../src/api/master-address.js";
import { resolveMaster } from "../../../src/session/session.js";

test("IPv6 keeps its brackets", () => expect(normalizeMaster("[::1]:8080")).toBe("http://[::1]:8080"));
test("a scheme in capitals is a scheme", () => expect(normalizeMaster("HTTPS://h:443")).toBe("https://h:443"));
test("ftp is refused", () => expect(() => normalizeMaster("ftp://host")).toThrow(/must be an http\(s\) address/));
test("an empty DET_MASTER falls through", () => {
  expect(resolveMaster(undefined, (name) => (name === "DET_MASTER" ? "" : undefined))).toBe("http://localhost:8080");
});
