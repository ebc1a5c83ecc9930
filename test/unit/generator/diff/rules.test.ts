import { expect, test } from "vitest";
import { judge, rules, type ChangeKind, type Place } from "../../../../src/generator/diff/rules.js";

test("in several places the worst counts", () => {
  expect(judge("member-added", ["body"]).level).toBe("compatible");
  expect(judge("member-added", ["body", "answer"]).level).toBe("look");
  expect(judge("member-removed", ["answer"]).level).toBe("look");
  expect(judge("member-removed", ["answer", "body"]).level).toBe("breaking");
  // A member of an answer that goes is one thing, whether or not another comes for it.
  expect(judge("member-renamed", ["answer"]).level).toBe(judge("member-removed", ["answer"]).level);
  expect(judge("now-required", ["answer"])).toEqual({ level: "compatible", effect: "always there" });
});

test("what is a rule for a query is one for a body and an answer too", () => {
  for (const [kind, rule] of Object.entries(rules)) {
    const places = Object.keys(rule).filter((place) => place !== "operation" && place !== "path");
    expect([0, 3], kind).toContain(places.length);
  }
});

test("a kind in a place where it cannot be is a mistake of the program", () => {
  expect(() => judge("moved" satisfies ChangeKind, ["query" satisfies Place])).toThrow('No rule says what "moved"');
});
