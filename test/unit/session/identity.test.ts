import { expect, test } from "vitest";
import { chooseIdentity, type IdentitySources } from "../../../src/session/identity.js";

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
