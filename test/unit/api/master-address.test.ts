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
])("%j is not a master", (text) => {
  expect(() => normalizeMaster(text)).toThrow(expect.objectContaining({ argument: "master" }));
});

test.each([
  ["", "It is empty"],
  ["http://", "The host is missing, as in http://"],
  ["https:", "The host is missing, as in https://"],
  ["HTTPS", "The host is missing, as in https://"],
  [":8080", "The host is missing"],
  ["/det", "The host is missing"],
  ["//host", "The host is missing"],
  ["http:///det", "The host is missing"],
  ["http//host", 'The scheme is not followed by "://"'],
  ["http:/host", 'The scheme is not followed by "://"'],
  ["https:host", 'The scheme is not followed by "://"'],
  ["http;//host", 'The scheme is not followed by "://"'],
  ["http.//host", 'The scheme is not followed by "://"'],
  ["http:\\\\host", 'The scheme is not followed by "://"'],
  ["http://https://host", "the scheme twice"],
  ["htp://host", "Its scheme, htp, is neither http nor https"],
  ["::1", "needs brackets, as in [::1]"],
  ["http://fe80::1%eth0", "needs brackets"],
  ["2001:db8::1:8080", "needs brackets"],
  ["http://[::1", "Brackets hold an IPv6 address"],
  ["http://[host]", "Brackets hold an IPv6 address"],
  ["host:port", "Its port, port, is not a number up to 65535"],
  ["host:99999", "Its port, 99999, is not"],
  ["host:80:80", "Its port, 80:80, is not"],
  ["ann:pw@host", "go into the options user and password"],
  ["https://host/det/login?a=b", "a query or a fragment"],
  ["host name", "white space"],
  ["http://host/a b", "white space"],
  ['"http://host"', "Leave out what is around it"],
  ["<host>", "Leave out what is around it"],
  ["$DET_MASTER", 'A host name cannot hold "$"'],
  ["{{host}}", 'A host name cannot hold "{"'],
  ["one,two", 'A host name cannot hold ","'],
  ["..", "a letter or a digit"],
])("what is wrong with %j: %s", (text, words) => {
  expect(() => normalizeMaster(text)).toThrow(
    expect.objectContaining({ argument: "master", message: expect.stringContaining(words) as string }),
  );
});

test("a host may have the name of a scheme where scheme or port say that it is one", () => {
  expect(normalizeMaster("http://http/x")).toBe("http://http:80/x");
  expect(normalizeMaster("https:8443")).toBe("http://https:8443");
});

test("a long or hostile address is judged in little time", () => {
  for (const text of [
    "a".repeat(1e5) + "!",
    "._-".repeat(1e5),
    "1:".repeat(1e5),
    "http:".repeat(1e5),
    "/".repeat(1e5) + "?",
  ]) {
    expect(() => normalizeMaster(text)).toThrow();
  }
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
