import { expect, test, vi } from "vitest";
import {
  chooseIdentity,
  settleIdentity,
  unusedEnvironment,
  type IdentitySources,
} from "../../../src/session/identity.js";

const cases: [string, IdentitySources, [string, string | undefined, string | undefined]][] = [
  ["nothing: determined with the empty password", {}, ["determined", "", undefined]],
  ["a password alone: determined with it", { password: "p" }, ["determined", "p", undefined]],
  [
    "the user of the options before all",
    { user: "a", environmentUser: "b", environmentPassword: "p" },
    ["a", undefined, undefined],
  ],
  ["an empty user counts as missing", { user: "", activeUser: "c" }, ["c", undefined, undefined]],
  [
    "user and password of the environment",
    { environmentUser: "b", environmentPassword: "p", activeUser: "c" },
    ["b", "p", undefined],
  ],
  [
    "an empty password of the environment is one",
    { environmentUser: "b", environmentPassword: "" },
    ["b", "", undefined],
  ],
  ["DET_USER alone is ignored", { environmentUser: "b" }, ["determined", "", undefined]],
  ["the active user, with the given password", { activeUser: "c", password: "p" }, ["c", "p", undefined]],
  ["a token of the environment", { environmentUser: "b", environmentToken: "t" }, ["b", undefined, "t"]],
  ["a token without DET_USER is ignored", { environmentToken: "t" }, ["determined", "", undefined]],
  [
    "a token beside user and password of the environment",
    { environmentUser: "b", environmentPassword: "p", environmentToken: "t" },
    ["b", "p", "t"],
  ],
  [
    "the token of the same user as the options'",
    { user: "b", environmentUser: "b", environmentToken: "t" },
    ["b", undefined, "t"],
  ],
  [
    "the token of another user is not used",
    { user: "a", password: "p", environmentUser: "b", environmentToken: "t" },
    ["a", "p", undefined],
  ],
  [
    "nor for another active user",
    { activeUser: "c", environmentUser: "b", environmentToken: "t" },
    ["c", undefined, undefined],
  ],
];

test.each(cases)("%s", (_, sources, [user, password, environmentToken]) => {
  expect(chooseIdentity(sources)).toEqual({ user, password, environmentToken });
});

test.each<[string, IdentitySources, string | undefined]>([
  ["nothing is set", {}, undefined],
  ["user and password", { environmentUser: "b", environmentPassword: "p", activeUser: "c" }, undefined],
  ["user and token", { environmentUser: "b", environmentToken: "t" }, undefined],
  ["the active user is meant", { environmentUser: "c", activeUser: "c" }, undefined],
  ["the options choose", { user: "a", environmentUser: "b", environmentToken: "t" }, undefined],
  [
    "a token of nobody",
    { environmentToken: "t" },
    'DET_USER_TOKEN is not used, because DET_USER does not name its user. Calls are made as user "determined".',
  ],
  [
    "a user without a secret",
    { environmentUser: "b" },
    'DET_USER is not used, because neither DET_PASS nor DET_USER_TOKEN is set. Calls are made as user "determined".',
  ],
  [
    "a saved login wins",
    { environmentUser: "b", environmentToken: "t", activeUser: "c" },
    'DET_USER and DET_USER_TOKEN are not used, because a login of another user is saved. Calls are made as user "c".',
  ],
])("what the environment says in vain is warned of: %s", (_, sources, warning) => {
  expect(unusedEnvironment(sources, chooseIdentity(sources))).toBe(warning);
});

test("what the environment says is read once, a token without the newline of its file, and warned of in vain", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  const of = (variables: Record<string, string>) => settleIdentity({}, (name) => variables[name]);
  expect(of({ DET_USER: "b", DET_USER_TOKEN: "t\n" })).toEqual({ user: "b", environmentToken: "t" });
  expect(warn).not.toHaveBeenCalled();
  expect(of({ DET_USER_TOKEN: "t" })).toEqual({ user: "determined", password: "" });
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("DET_USER_TOKEN is not used"), {
    code: "DETERMINED_IDENTITY",
  });
  warn.mockRestore();
});
