import { expect, test } from "vitest";
import { readPlace } from "../../../src/generator/spec-place.js";

const nothing = () => false;

test.each([
  ["http://my-master:8080", { kind: "master", address: "http://my-master:8080" }],
  ["HTTPS://det.example.com/det/", { kind: "master", address: "HTTPS://det.example.com/det" }],
  ["my-master:8080", { kind: "master", address: "http://my-master:8080" }],
  ["localhost:8080/", { kind: "master", address: "http://localhost:8080" }],
  ["127.0.0.1:8080", { kind: "master", address: "http://127.0.0.1:8080" }],
  ["[::1]:8080", { kind: "master", address: "http://[::1]:8080" }],
  ["http://my-master:8080/api/v1/api.swagger.json", { kind: "master", address: "http://my-master:8080" }],
  ["my-master:8080/api/v1/api.swagger.json?x=1", { kind: "master", address: "http://my-master:8080" }],
  [
    "https://files.example.com/specs/0.27.1.json",
    { kind: "address", address: "https://files.example.com/specs/0.27.1.json", search: "" },
  ],
  [
    "https://files.example.com/spec.json?sig=s3cret#x",
    { kind: "address", address: "https://files.example.com/spec.json", search: "?sig=s3cret" },
  ],
  ["0.27.1", { kind: "release", release: "0.27.1" }],
  ["v0.27.1", { kind: "release", release: "0.27.1" }],
  ["./0.27.1", { kind: "file", path: "./0.27.1" }],
  ["specs/0.27.1.swagger.json", { kind: "file", path: "specs/0.27.1.swagger.json" }],
  ["C:\\specs\\spec.json", { kind: "file", path: "C:\\specs\\spec.json" }],
  ["C:/specs/spec.json", { kind: "file", path: "C:/specs/spec.json" }],
])("%s", (from, place) => expect(readPlace(from, nothing)).toEqual(place));

test("a file that is there is a file, whatever it is called", () => {
  expect(readPlace("0.27.1", () => true)).toEqual({ kind: "file", path: "0.27.1" });
  expect(readPlace("spec:80", () => true)).toEqual({ kind: "file", path: "spec:80" });
});

test.each(["http://anna:hunter2@my-master:8080", "anna:hunter2@my-master:8080", "ftp://anna:hunter2@host/x", ""])(
  "%s is refused without its password",
  (from) => {
    expect(() => readPlace(from, nothing)).toThrow(/\.$/);
    expect(() => readPlace(from, nothing)).not.toThrow(/hunter2/);
  },
);

test.each(["http://host:99999/a.json?sig=s3cret", "host:99999/a.json", "https://[::1/a.json", "http://a b/c.json"])(
  "%s, which is not an address, is a sentence",
  (from) => {
    const read = () => readPlace(from, nothing);
    expect(read).toThrow(expect.objectContaining({ name: "GeneratorError" }));
    expect(read).toThrow(/^The address ".*\.json" cannot be read: its host or its port is wrong\. It takes .*\.$/);
  },
);
