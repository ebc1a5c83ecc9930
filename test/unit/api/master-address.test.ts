import { expect, test } from "vitest";
import { normalizeMaster } from "../../../src/api/master-address.js";

test.each([
  ["host", "http://host:8080"],
  ["host:99", "http://host:99"],
  ["http://host", "http://host:80"],
  ["https://host/", "https://host:443"],
  ["http://host:99/path/", "http://host:99/path"],
  ["https://H.Example.COM/det/", "https://h.example.com:443/det"],
  ["http://@host:8080", "http://host:8080"],
  ["h//x//", "http://h:8080//x"],
  ["host?", "http://host:8080"],
  ["host#", "http://host:8080"],
  ["host:0", "http://host:8080"],
  ["host:", "http://host:8080"],
  ["host/a;params", "http://host:8080/a"],
  ["host/;params", "http://host:8080"],
  ["HTTPS://h:443", "https://h:443"],
  ["[::1]:8080", "http://[::1]:8080"],
  ["https://[2001:DB8::1]/x", "https://[2001:db8::1]:443/x"],
  [" host ", "http://host:8080"],
])("the master %j is %s", (text, expected) => {
  expect(normalizeMaster(text)).toBe(expected);
  expect(normalizeMaster(expected)).toBe(expected);
});

test.each([
  "",
  "http://",
  "http://:8080",
  "http://u@host",
  "http://u:p@host",
  "u:p@host",
  "http://host?q=1",
  "http://host#f",
  "ftp://host",
  "host:99999",
  "host:8a",
  "::1",
  "a b",
])("%j is no master", (text) => {
  expect(() => normalizeMaster(text)).toThrow(expect.objectContaining({ argument: "master" }));
});

test("a password in an address is not repeated", () => {
  const long = "hunter2".repeat(20);
  for (const text of [
    "http://ann:hunter2@host",
    "ann:hunter2@host",
    "http://ann:hunter2@host?x=hunter2",
    `http://ann:${long}@host`,
    `ftp://ann:${long}@host`,
  ]) {
    expect(() => normalizeMaster(text)).not.toThrow(/hunter2/);
    expect(() => normalizeMaster(text)).toThrow(/host/);
  }
});
