import { expect, test } from "vitest";
import { formatBytes, formatElapsed, progressCell, stateCell, timeCell } from "../../../src/cli/cells.js";
import { Advised, reportError } from "../../../src/cli/error-report.js";
import { missingMetric } from "../../../src/cli/missing-metric.js";
import { progressLine } from "../../../src/cli/progress-bar.js";
import { layOut, widthOf, type Column } from "../../../src/cli/table-layout.js";
import { WrongUse } from "../../../src/cli/wrong-use.js";
import { AuthenticationError, ForbiddenError, MasterUnreachableError, NotFoundError } from "../../../src/index.js";

interface Row {
  readonly id: number;
  readonly name: string;
}
const columns: readonly Column<Row>[] = [
  { title: "ID", cell: ({ id }) => String(id), right: true },
  { title: "NAME", cell: ({ name }) => name, shrinks: true },
  { title: "STATE", cell: () => stateCell("STATE_COMPLETED") },
];
const rows = [
  { id: 7, name: "short" },
  { id: 123, name: "a rather long name of an experiment" },
];

test("columns are aligned, numbers on the right", () => {
  expect(layOut(columns, rows, { columns: 80, colours: false })).toEqual([
    " ID  NAME                                 STATE",
    "  7  short                                COMPLETED",
    "123  a rather long name of an experiment  COMPLETED",
  ]);
});

test("where the terminal is narrow, names are cut", () => {
  const lines = layOut(columns, rows, { columns: 30, colours: false });
  expect(lines[2]).toBe("123  a rather long…  COMPLETED");
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(30);
});

test("wide, combining and joined characters are counted as terminals do", () => {
  expect([widthOf("abc"), widthOf("日本"), widthOf("é"), widthOf("👩‍👩‍👧"), widthOf("\u001b[31mx\u001b[0m")]).toEqual([
    3, 4, 1, 2, 1,
  ]);
  const names = ["日本語", "abc"].map((name, id) => ({ id, name }));
  const [, first, second] = layOut(columns, names, { columns: 80, colours: false });
  expect(widthOf(first!)).toBe(widthOf(second!));
});

test("no name moves the cursor or begins a line", () => {
  const [, line] = layOut(columns, [{ id: 1, name: "x\u001b[2J\ny\u202e" }], { columns: 80, colours: false });
  expect(line).toBe("1".padStart(2) + "  x\\x1b[2J\\ny\\u202e  COMPLETED");
});

test("colours are used only where they may be", () => {
  const print = (colours: boolean): string => layOut(columns, rows, { columns: 80, colours }).join("\n");
  expect(print(true)).toContain("\u001b[32mCOMPLETED\u001b[0m");
  expect(print(false)).not.toContain("\u001b");
});

test("a person and a program see a value each in their way", () => {
  expect(progressCell(0.999)).toEqual({ shown: "99%", plain: "0.999" });
  const plain = (part: number): unknown => (progressCell(part) as { plain: string }).plain;
  expect([0, 0.049999999999999996, 1 / 12, 1e-9, 0.99999999, 1].map(plain)).toEqual(["0", "0.05", "0.0833", "0", "0.9999", "1"]); // prettier-ignore
  expect(progressCell(undefined)).toEqual({ shown: "-", plain: "" });
  expect(timeCell(new Date("2026-01-05T06:00:00Z"))).toMatchObject({ plain: "2026-01-05T06:00:00.000Z" });
  expect(stateCell("STATE_NEW_ONE")).toMatchObject({ shown: "NEW_ONE" });
  expect([0, 59_999, 3_900_000, 90_000_000, 3_600_000].map(formatElapsed)).toEqual([
    "0s",
    "59s",
    "1h 5m",
    "1d 1h",
    "1h",
  ]);
  expect([0, 999, 1500, 99_950, 999_600, 3e9].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.5 kB",
    "100 kB",
    "1.0 MB",
    "3.0 GB",
  ]);
});

test("a progress bar fits its line, whatever the width", () => {
  const progress = { left: "42 a name that is rather long", part: 0.5, right: "RUNNING  50%  1h 5m" };
  expect(progressLine(progress, 90)).toBe(
    "42 a name that is rather long  [###############---------------]  RUNNING  50%  1h 5m",
  );
  for (let columns = 30; columns < 120; columns += 1)
    expect(widthOf(progressLine(progress, columns))).toBeLessThanOrEqual(columns);
  expect(progressLine({ ...progress, part: undefined }, 90)).toBe(`${progress.left}  ${progress.right}`);
  expect(progressLine({ ...progress, part: 7 }, 90)).toContain(`[${"#".repeat(30)}]`);
});

const facts = { status: 404, method: "GET", attempts: 1, elapsed: 0 };
const call = { command: "wait", masterFlags: " -m http://m:80" };
test.each([
  [new WrongUse("What?"), { next: "determined-client help wait" }],
  [
    new AuthenticationError("No.", { ...facts, path: "/api/v1/me" }),
    { next: expect.stringContaining("determined-client login -m http://m:80 logs in") },
  ],
  [
    new NotFoundError("No.", { ...facts, path: "/api/v1/experiments/{experimentId}" }),
    { status: 404, next: "determined-client experiments -m http://m:80 lists those that you may see." },
  ],
  [new NotFoundError("No.", { ...facts, path: "/api/v1/workspaces/{id}" }), { next: undefined }],
  [
    new MasterUnreachableError("No answer: refused.", {
      master: "http://m:80",
      attempts: 1,
      elapsed: 0,
      cause: new Error("fetch failed", { cause: new Error("refused") }),
    }),
    { cause: undefined, next: expect.stringMatching(/^determined-client doctor -m http:\/\/m:80 checks/) },
  ],
  [
    new Advised(new NotFoundError("No.", { ...facts, path: "/x" }), "another command"),
    { name: "NotFoundError", message: "No.", status: 404, next: "another command" },
  ],
  [new Error("Cannot.", { cause: new Error("disk full") }), { cause: "disk full", next: undefined }],
  ["a string", { name: "Error", message: "a string" }],
])("%s: the report names what is behind it and what to do", (error, report) => {
  expect(reportError(error, call)).toMatchObject(report);
});

test.each([
  [
    new AuthenticationError("No.", { ...facts, status: 401, path: "/api/v1/auth/login" }),
    "Correct the name of the user or the password",
  ],
  [new ForbiddenError("No.", { ...facts, status: 403, path: "/api/v1/auth/login" }), "det user activate <name>"],
])("%s: login does not advise to log in", (error, words) => {
  const { next } = reportError(error, { ...call, command: "login" });
  expect(next).toContain(words);
  expect(next).not.toContain("determined-client");
});

test.each([
  [
    ["accuracy", "val_loss"],
    true,
    'Those that exist have "accuracy", "val_loss".',
    "determined-client top 7 --metric val_loss -m m:1",
  ],
  [["a b"], true, 'Those that exist have "a b".', "determined-client top 7 --metric 'a b' -m m:1"],
  [
    Array.from({ length: 12 }, (_, index) => `m${index}`),
    true,
    '"m9", and 2 more.',
    "determined-client top 7 --metric m0 -m m:1",
  ],
  [[], true, "Those that exist have no validation metrics.", "determined-client logs 7 --tail 20 -m m:1 shows"],
  [[], false, "There is none at all.", "determined-client logs 7 --tail 20 -m m:1 shows"],
])("%j: a metric that no checkpoint has leads to those that are there", (metrics, hasCheckpoints, words, command) => {
  const common = { call: "7", what: "experiment 7", metric: "valloss", masterFlags: " -m m:1" };
  const { message, next } = missingMetric({ ...common, metrics, hasCheckpoints });
  expect(message).toContain('no completed checkpoint of experiment 7 with the validation metric "valloss".');
  expect(message).toContain(words);
  expect(next).toContain(command);
});
