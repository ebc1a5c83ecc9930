import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { readConfigYaml } from "../../../src/model-context/config-yaml.js";

const verdict = (text: string): string => {
  try {
    return readConfigYaml(text, "f.yaml").warnings.join("\n") || "accepted";
  } catch (error) {
    if (!InvalidArgumentError.isInstance(error)) throw error;
    expect(error.argument).toBe("config");
    return error.message.replace("config: f.yaml:", "");
  }
};

/** Python refuses each; the master reads the first document, another value, or refuses too. */
const refused: [what: string, text: string, message: RegExp][] = [
  ["two documents", "name: x\n---\nname: y\n", /^In f\.yaml:2:1: a second YAML document/],
  ["an empty second document", "name: x\n---\n", /^In f\.yaml:2:1: a second YAML document/],
  ["a document after the end of one", "name: x\n...\nname: y\n", /^In f\.yaml:3:1: a second YAML document/],
  ["an alias without an anchor", "name: x\nglob: *.csv\n", /^In f\.yaml:2:7: this alias has no anchor/],
  ["an alias before its anchor", "a: *x\nb: &x 1\n", /^In f\.yaml:1:4: this alias/],
  ["an alias in itself", "a: &x [*x]\n", /^In f\.yaml:1:8: this alias is part of what it names/],
  ["a control character", "name: x\u0007\n", /^In f\.yaml:1:8: YAML does not allow the character U\+0007/],
  ["a control character in a comment", "# \u001b[0m\nname: x\n", /^In f\.yaml:1:3: .*U\+001B/],
  ["the delete character", "name: 'x\u007f'\n", /U\+007F/],
  ["a noncharacter", "name: \ufffe\n", /U\+FFFE/],
  ["a key twice", "a: 1\nb:\n  c: 1\n  c: 2\n", /^In f\.yaml:4:3: keys must be unique/],
  ["a merge twice", "b: &b {k: 1}\nc:\n  <<: *b\n  <<: *b\n", /^In f\.yaml:4:3: keys must be unique/],
  ["a merge of no mapping", "a:\n  <<: 1\n", /^In f\.yaml:2:3: << needs a mapping/],
  ["a tag of one's own", "name: !env NAME\n", /^In f\.yaml:1:.*the master knows no such tag/],
  ["a tag on a mapping", "a: !include {x: 1}\n", /the master knows no such tag/],
  ["a tag of Python's", "a: !!python/tuple [1]\n", /the master knows no such tag/],
  ["a key that is a list", "? [a]\n: 1\n", /a key must be a string/],
  ["tabs as indentation", "a:\n\tb: 1\n", /^In f\.yaml:2:1: Tabs/],
  ["a tab before a blank line's end", "a: 1\n\t\nb: 2\n", /^In f\.yaml:2:1: YAML does not allow a tab as indentation/],
  ["a tab before a continued word", "a: [x\n\ty]\n", /a tab as indentation/],
  ["a missing comma", '{"a": "b",\n "c": {d},e\n "f": 1}\n', /a key must be on one line; is a comma missing/],
  ["less indented lines", " a: 1\nb: 2\n", /^In f\.yaml:2:1: /],
  [
    "a line break that editors do not show",
    "# x\u2028name: evil\na: 1\n",
    /^In f\.yaml:1:4: the master takes U\+2028 for a line break/,
  ],
  ["the next-line character", 'a: "x\u0085y"\n', /^In f\.yaml:1:6: .*write it as "\\x85" in double quotes/],
];

/** The master and Python take each, so it goes. */
const accepted: [what: string, text: string][] = [
  ["a list indented with tabs", "a: [\n\t1,\n\t2\n]\n"],
  ["a list that is not indented", "a: [\n1\n]\nb: 1\n"],
  ["a mapping that is not indented", "a:\n  b: {\nx: 1,\nz: [2,\n3]\n}\nc: 1\n"],
  ["a string that is not indented", 'a: "x\ny"\nb: 1\n'],
  ["a string indented with tabs", 'a: "x\n\ty"\n'],
  ["a comment right behind a comma", "a: [1,# one\n  2]\n"],
  ["lines that end with a carriage return", "a: 1\rb: 2\r"],
  ["lines of Windows", "a: 1\r\nb: [\r\n1\r\n]\r\n"],
  ["one document with both marks", "%YAML 1.1\n---\na: 1\n...\n"],
  ["aliases and merges", "a: &a {k: 1}\nb:\n  <<: *a\n  l: 2\nc: [*a, *a]\nd:\n  <<: [*a, {m: 1}]\n"],
  ["the tags of YAML", "a: !!str 1\nb: !!set {x}\nc: !!binary aGk=\nd: !!map {}\n"],
  ["a quoted line separator", 'a: "x\u2028y"\n'],
  ["no-break space and emoji", "a: x\u00a0\u{1f600}\n"],
  ["dates and times", "a: 2001-01-01\nb: 12:30:45\n"],
];

/** What the master reads differently from Python. */
const differing: [text: string, warning: RegExp][] = [
  ["a: yes\n", /^In f\.yaml:1:4: the master reads yes as true; write true, or put it in quotes/],
  ["a: {b: Off}\n", /1:8: the master reads Off as false/],
  ["hyperparameters:\n  n: 1\n", /2:3: the master reads the key n as false; put it in quotes\.$/],
  ["a: 010\n", /1:4: the master reads a number that begins with 0 as octal/],
  ["k: 1\nb: &b {k: 2}\n<<: *b\n", /3:1: the master lets << replace the keys before it; write << first\.$/],
];

/** Only the master takes these for one key. */
const oneKey = ["yes: 1\non: 2\n", "1: a\n'1': b\n", "'true': 1\ntrue: 2\n", "010: 1\n8: 2\n"];

test.each(refused)("%s is refused", (_, text, message) => {
  expect(verdict(text)).toMatch(message);
});

test.each(accepted)("%s is accepted", (_, text) => {
  expect(verdict(text)).toBe("accepted");
});

test.each(differing)("%j is sent with a warning", (text, warning) => {
  expect(verdict(text)).toMatch(warning);
});

test.each(oneKey)("%j has keys that are one for the master", (text) => {
  expect(verdict(text)).toMatch(/^In f\.yaml:2:1: keys must be unique; .*yes and on/);
});

test("08, 'yes', 0x1f, 1_000 and what has a tag are read alike", () => {
  expect(verdict("a: 08\nb: \"yes\"\nc: 0x1f\nd: 1_000\ne: !!str no\nf: ['n', 0, 00]\n")).toBe("accepted");
});

test("of many warnings the first five are shown", () => {
  const lines = verdict("yes\n".repeat(7).replace(/yes/g, "- yes").replace(/^/, "a:\n")).split("\n");
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toBe("In f.yaml: 2 more such places.");
});

test("a message holds nothing of the file", () => {
  for (const text of ["secret_key: *hunter2\n", "secret: !hunter2 x\n", "hunter2: 1\nhunter2: 2\n", "a: [hunter2\n"]) {
    expect(verdict(text)).not.toContain("hunter2");
  }
});

const python = process.env.DETERMINED_PYTHON ?? "python3";
const works = spawnSync(python, ["-c", "import determined"]).status === 0;
const title = works ? "" : " (skipped: no python with the package determined; set DETERMINED_PYTHON)";
const script = `
import json, sys
from determined.common import util
def takes(text):
    try: util._get_yaml().load(text)
    except Exception: return False
    return True
print(json.dumps([takes(text) for text in json.load(sys.stdin)]))
`;

test.skipIf(!works)(`Python takes and refuses the same files${title}`, () => {
  const more = ["a tab before a", "next-line", "a key that is a list", "in itself"];
  const texts = [...refused.filter(([what]) => !more.some((words) => what.includes(words))), ...accepted];
  const answer = spawnSync(python, ["-c", script], { input: JSON.stringify(texts.map(([, text]) => text)) });
  const theirs = JSON.parse(answer.stdout.toString()) as boolean[];
  const ours = texts.map(([, text]) => verdict(text) === "accepted");
  expect(texts.filter((_, index) => ours[index] !== theirs[index])).toEqual([]);
});
