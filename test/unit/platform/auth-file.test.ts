import { expect, test } from "vitest";
import { readAuthFile, writeAuthFile, type AuthFile } from "../../../src/platform/node/auth-file.js";
import { configDirectory } from "../../../src/platform/node/config-directory.js";
import { masterKey } from "../../../src/platform/node/master-key.js";

const here = "http://here:8080";
const masters = (content: unknown): AuthFile => {
  const read = readAuthFile(JSON.stringify(content), here);
  if (read.kind !== "good") throw new Error(read.kind);
  return read.masters;
};

test("version 1: addresses in several spellings are merged, the first active user wins", () => {
  const content = {
    version: 1,
    masters: {
      "http://firstmaster": { tokens: { a: "1" } },
      "http://firstmaster:80#fragment": { tokens: { b: "2" } },
      "https://secondmaster": { active_user: "a", tokens: { a: "3", b: "4" } },
      "https://secondmaster/?key=value": { active_user: "b", tokens: { b: "5", c: "6" } },
      thirdmaster: { tokens: { a: "7" } },
      "http://user@thirdmaster:8080": { tokens: { b: "8" } },
      "http://": { tokens: { z: "9" } },
    },
  };
  expect(masters(content)).toEqual({
    "http://firstmaster:80": { tokens: { a: "1", b: "2" } },
    "https://secondmaster:443": { active_user: "a", tokens: { a: "3", b: "5", c: "6" } },
    "http://thirdmaster:8080": { tokens: { a: "7", b: "8" } },
  });
});

test("version 0 holds the logins of the master that is asked for", () => {
  expect(masters({ active_user: "a", tokens: { a: "1" } })).toEqual({
    [here]: { active_user: "a", tokens: { a: "1" } },
  });
});

test("version 2 is taken as it is", () => {
  const entries = {
    "https://m:443": { active_user: "a", tokens: { a: "1", __proto__x: "2" } },
    "http://x:1": { tokens: {} },
  };
  expect(masters({ version: 2, masters: entries })).toEqual(entries);
});

test("a newer version is told apart from a corrupt file", () => {
  expect(readAuthFile('{"version": 3, "masters": []}', here)).toEqual({ kind: "newer", version: 3 });
});

test.each([
  "",
  "{",
  "[]",
  "7",
  '"x"',
  "null",
  '{"version":"2"}',
  '{"version":2,"masters":[]}',
  '{"version":2,"masters":{"m":7}}',
  '{"version":2,"masters":{"m":{"tokens":{"a":7}}}}',
  '{"version":2,"masters":{"m":{"active_user":7}}}',
  '{"tokens":[]}',
])("%s is corrupt", (text) => {
  expect(readAuthFile(text, here).kind).toBe("corrupt");
});

test("what is written is version 2 with sorted keys and four blanks, as the Python package writes", () => {
  const text = writeAuthFile({
    "http://b:1": { tokens: { z: "1", a: "2" }, active_user: "z" },
    "http://a:1": { tokens: {} },
  });
  expect(text).toBe(`{
    "masters": {
        "http://a:1": {
            "tokens": {}
        },
        "http://b:1": {
            "active_user": "z",
            "tokens": {
                "a": "2",
                "z": "1"
            }
        }
    },
    "version": 2
}`);
});

test.each([
  ["host", "http://host:8080"],
  ["host:99", "http://host:99"],
  ["host:80", "http://host:80"],
  ["http://host", "http://host:80"],
  ["https://host/", "https://host:443"],
  ["https://host:443", "https://host:443"],
  ["http://host:99/path/", "http://host:99/path"],
  ["https://H.Example.COM/det/", "https://h.example.com:443/det"],
  ["http://u:p@host?q#f", "http://host:80"],
  ["h//x//", "http://h:8080//x"],
  ["host:0", "http://host:8080"],
  ["[::1]:9", "http://[::1]:9"],
  ["http://:8080", undefined],
  ["", undefined],
  ["host:99999", undefined],
])("the spelling %j is kept under %s", (spelling, key) => {
  expect(masterKey(spelling)).toBe(key);
});

test.each([
  ["linux", {}, "/home/u/.config/determined"],
  ["linux", { XDG_CONFIG_HOME: "/x" }, "/x/determined"],
  ["linux", { XDG_CONFIG_HOME: "" }, "determined"],
  ["linux", { DET_DEBUG_CONFIG_PATH: "/d", XDG_CONFIG_HOME: "/x" }, "/d"],
  ["linux", { DET_DEBUG_CONFIG_PATH: "" }, "/home/u/.config/determined"],
  ["darwin", { XDG_CONFIG_HOME: "/x" }, "/home/u/Library/Application Support/determined"],
  ["win32", { LOCALAPPDATA: "/l" }, "/l/determined"],
  ["win32", {}, "/home/u/.config/determined"],
])("the configuration directory on %s with %j is %s", (system, variables, folder) => {
  const environment = (name: string): string | undefined => (variables as Record<string, string>)[name];
  expect(configDirectory({ system, home: "/home/u", environment })).toBe(folder);
});
