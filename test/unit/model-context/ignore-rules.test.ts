import { expect, test } from "vitest";
import { createIgnoreTest } from "../../../src/model-context/ignore-rules.js";

const ignored = (rules: string, ...paths: string[]): string[] => paths.filter(createIgnoreTest(rules));

test("the built-in rules leave out caches, version control and Terraform state", () => {
  const paths = [
    "__pycache__/",
    "a.pyc",
    "x/b.pyo",
    "c$py.class",
    "terraform",
    "x/terraform.tfstate.backup",
    ".terraform.d/",
    ".git/",
    "x/.vscode/",
    ".idea/",
    ".mypy_cache/",
    "shared_fs",
  ];
  expect(ignored("", ...paths)).toEqual(paths);
});

test("shared_fs is left out at the root only", () => {
  expect(ignored("", "sub/shared_fs", "sub/shared_fs/q")).toEqual([]);
});

test("a directory rule does not match the bare name of a file", () => {
  expect(ignored("logs/", "logs", "logs/", "logs/a")).toEqual(["logs/", "logs/a"]);
});

test("the last rule that matches decides", () => {
  expect(ignored("*.log\n!keep.log", "x.log", "keep.log", "sub/keep.log")).toEqual(["x.log"]);
});

test("a directory that is brought back brings back what is below it, as in the Python SDK and unlike git", () => {
  expect(ignored("*.log\n!logs/", "logs/a.log", "a.log")).toEqual(["a.log"]);
});

test("comments, blank lines, line ends of all systems and blanks at the end are read as in git", () => {
  expect(ignored("# a\r\n\r\nb  \r\\#c\nd\\ \n e", "# a", "b", "#c", "d ", "e", " e")).toEqual(["b", "#c", "d ", " e"]);
});

test.each([
  ["/a", ["a", "a/x"], ["b/a"]],
  ["a/b", ["a/b", "a/b/c"], ["x/a/b"]],
  ["**/b", ["b", "x/b", "x/y/b"], ["bb"]],
  ["a/**", ["a/x", "a/x/y"], ["a"]],
  ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["b"]],
  ["a?c", ["abc", "aéc", "a\u{1f600}c"], ["ac", "a/c"]],
  ["[ab]x", ["ax", "bx"], ["cx"]],
  ["[!ab]x", ["cx"], ["ax"]],
  ["[]a]", ["]", "a"], ["b"]],
  ["[a-c]", ["b"], ["-", "d"]],
  ["\\*", ["*"], ["x"]],
  ["**/", ["a/", "a/b"], ["a"]],
  ["/", [], ["a"]],
  ["a.b", ["a.b"], ["axb"]],
  ["[z-a]", [], ["z", "a"]],
  ["[ab", [], ["a", "[ab"]],
  ["(a|b)+{1}^$", ["(a|b)+{1}^$"], ["a"]],
])("the rule %s matches %j and not %j", (rule, matching, others) => {
  expect(ignored(rule, ...matching, ...others)).toEqual(matching);
});
