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

test.each([
  ["[z-a]", "a range such as [z-a] runs backwards"],
  ["a[b", "a [ is never closed; write \\[ for the character"],
  ["!", "nothing follows the !"],
  ["a\\", "a backslash has nothing to escape"],
  ["a\\/b", "a backslash has nothing to escape"],
])("the rule %s is reported with its line", (rule, problem) => {
  const told: unknown[] = [];
  createIgnoreTest(`# rules\n${rule}\n*.log\n`, (...bad) => told.push(bad));
  expect(told).toEqual([[2, problem]]);
});

test("good rules are not reported", () => {
  createIgnoreTest("*.log\n!keep.log\n[ab]\n\\[x\n\\#c\nd\\ \n[]a]\n[!]]\n/\n\na\\\\", (...bad) => {
    throw new Error(bad.join());
  });
});

test("accents count the same composed or not, on either side", () => {
  expect(ignored("caf\u00e9", "caf\u00e9", "cafe\u0301")).toHaveLength(2);
  expect(ignored("cafe\u0301", "caf\u00e9", "cafe\u0301")).toHaveLength(2);
});

test("names with line breaks are matched like others", () => {
  expect(ignored("secrets/\n*.key", "secrets/a\nb", "x\ny/z.key")).toHaveLength(2);
});

test("what Python strips at the end of a line is stripped, a byte order mark is not", () => {
  expect(ignored("a\u0085\nb\u00a0\t\nc\\\\ ", "a", "b", "c\\")).toEqual(["a", "b", "c\\"]);
});

test("node_modules is left out at any depth, unless a rule brings it back", () => {
  const paths = ["node_modules/", "node_modules/a/index.js", "web/node_modules/"];
  expect(ignored("", ...paths)).toEqual(paths);
  expect(ignored("", "node_modules", "my_node_modules/", "node_modules.txt")).toEqual([]);
  for (const rule of ["!node_modules", "!node_modules/", "!**/node_modules/**"]) {
    expect(ignored(rule, ...paths)).toEqual([]);
  }
  expect(ignored("!/node_modules", ...paths)).toEqual(["web/node_modules/"]);
  expect(ignored("!node_modules\n*.js", ...paths)).toEqual(["node_modules/a/index.js"]);
});
