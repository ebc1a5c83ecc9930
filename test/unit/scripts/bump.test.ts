import { expect, test } from "vitest";
import { readHistory } from "../../../src/generator/history.js";
import { releaseRows } from "../../contract/compatibility/release-table.js";
// @ts-expect-error The scripts have no types.
import { addToChangelog, namesInDocuments, summaryOf } from "../../../scripts/bump/documents.mjs";
// @ts-expect-error The scripts have no types.
import { extendHistory } from "../../../scripts/bump/extend-history.mjs";
// @ts-expect-error The scripts have no types.
import { linesToCheck } from "../../../scripts/bump/lines-to-check.mjs";
// @ts-expect-error The scripts have no types.
import { undoCommand } from "../../../scripts/bump/undo.mjs";
// @ts-expect-error The scripts have no types.
import { masterAccess, readArguments, writeArguments } from "../../../scripts/spec/arguments.mjs";

const history = `# releases 0.37.0 0.38.1
operation\tmethod\tpath\treleases
GetOld\tGET\t/old\t0.37.0
GetThing\tGET\t/things/{id}\t0.37.0..0.38.1
PutThing\tPUT\t/things/{id}\t0.38.1
`;

test("the history of operations goes on: what stays has a longer range, what is new begins, what is gone ends", () => {
  const extended = extendHistory(history, "0.39.0", [
    { id: "GetThing", method: "GET", path: "/things/{id}" },
    { id: "AddThing", method: "POST", path: "/things" },
  ]);
  expect(extended).toBe(`# releases 0.37.0 0.38.1 0.39.0
operation\tmethod\tpath\treleases
AddThing\tPOST\t/things\t0.39.0
GetOld\tGET\t/old\t0.37.0
GetThing\tGET\t/things/{id}\t0.37.0..0.39.0
PutThing\tPUT\t/things/{id}\t0.38.1
`);
  expect(readHistory(extended).releases).toEqual(["0.37.0", "0.38.1", "0.39.0"]);
});

test("a release that the history has gets its row in docs/compatibility.md; an operation that moved is not new", () => {
  const extended = extendHistory(history, "0.39.0", [
    { id: "GetThing", method: "GET", path: "/moved/{id}" },
    { id: "AddThing", method: "POST", path: "/things" },
    { id: "OtherThing", method: "POST", path: "/things/other" },
  ]);
  expect(releaseRows(readHistory(extended), ["0.37.0", "0.38.1", "0.39.0"])).toEqual([
    ["0.39.0", "3", "2", "1"],
    ["0.38.1", "2", "1", "1"],
    ["0.37.0", "2", "–", "–"],
  ]);
});

const report = {
  before: "0.38.1",
  after: "0.39.0",
  counts: { breaking: 1, look: 0, compatible: 1 },
  changes: [
    {
      level: "compatible",
      kind: "added",
      places: ["operation"],
      owner: { operation: "AddThing" },
      way: "",
      methods: [],
    },
    { level: "breaking", kind: "removed", places: ["answer"], owner: { type: "Thing" }, way: "size", methods: ["A.b"] },
  ],
};

test("documents get the new release where they name spans and lists, and the changelog a line", () => {
  expect(
    namesInDocuments("from 0.19.10 to 0.38.1; `0.19.10`, `0.38.1`", "0.38.1", "0.39.0", ["0.19.10", "0.39.0"]),
  ).toBe("from 0.19.10 to 0.39.0; `0.19.10`, `0.39.0`");
  expect(summaryOf(report)).toContain(
    "of release 0.39.0; they were of 0.38.1. New operations: 1, gone: 0; changes that break callers of the low level: 1;",
  );
  expect(addToChangelog("# C\n\n## 1.0\n\n- a\n", "- b")).toBe("# C\n\n## 1.0\n\n- b\n- a\n");
});

test("what is left to do has the lines of the compiler, of tests and of the report", () => {
  const { text } = linesToCheck({
    report,
    old: "0.38.1",
    literals: ["src/a.ts:1:0.38.1", "test/a.test.ts:1:0.38.1", "test/a.test.ts:2:0.38.1", "test/b.test.ts:3:0.38.1"],
    problems: {
      map: { status: 1, output: "Calls whose operation cannot be found:\n/r/src/a.ts:7" },
      types: { status: 2, output: "src/a.ts(3,4): error TS2339: Property.\n  more" },
      contract: { status: 1, output: " FAIL  main test/contract/a.test.ts > b\nAssertionError" },
      tables: { status: 1, output: " FAIL  main test/contract/compatibility/c.test.ts > d\nError: e" },
    },
  });
  expect(text).toContain(`Does not compile:
  src/a.ts(3,4): error TS2339: Property.
Calls of the low level whose operation is not there:
  /r/src/a.ts:7
Contract tests that fail:
  FAIL  main test/contract/a.test.ts > b
Tables of docs/compatibility.md that are those of the release before, since their tests fail:
  FAIL  main test/contract/compatibility/c.test.ts > d
Breaks methods, by the report:
  Thing.size removed: A.b
Names the release before, 0.38.1:
  src/a.ts:1:0.38.1
  test/a.test.ts (2 lines)
  test/b.test.ts
`);
  expect(text).toContain("npm run surface: docs/api/testing.api.md and docs/api/msw.api.md list the releases");
});

test("how the master is reached is handed on to spec:pull as it was given, and nothing else is", () => {
  const access = ["--user=ada", "--cert=--odd name.pem", "--cert-name=det.example.com", "--noverify"];
  const known = { values: ["from", ...masterAccess.values], flags: ["here", ...masterAccess.flags] };
  expect(writeArguments(readArguments(["--from", "x", "--here", ...access], known), masterAccess)).toEqual(access);
  expect(writeArguments(readArguments(["--from", "x"], known), masterAccess)).toEqual([]);
});

test("a bump is taken back with what it wrote, whether it came to its commit or not", () => {
  const files = "git reset --hard && git clean -fd openapi generated docs/releases";
  const branches = { from: "main", branch: "bump-0.39.0" };
  expect(undoCommand({ ...branches, committed: true })).toBe("git switch main && git branch -D bump-0.39.0");
  expect(undoCommand({ ...branches, committed: false })).toBe(
    `${files} && git switch main && git branch -D bump-0.39.0`,
  );
  expect(undoCommand({ ...branches, here: true, committed: false })).toBe(files);
});
