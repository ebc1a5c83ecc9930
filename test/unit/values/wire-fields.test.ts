import { expect, test } from "vitest";
import { WireFields } from "../../../src/values/index.js";

interface Wire {
  name?: string | null;
  state: "STATE_A" | "STATE_B";
  size?: string;
  best?: number | null;
  flag?: boolean;
  tags?: string[];
  config?: Record<string, unknown> | null;
  endTime?: string | null;
  part?: { id: number } | null;
  rows?: { id: number }[];
}
const of = (wire: object, known: object = {}) => new WireFields<Wire>(wire as Wire, known);

test("a member that is missing or null keeps what is known, else it gets the default", () => {
  expect(of({ name: "new" }, { name: "old" }).string("name", "")).toBe("new");
  expect(of({ name: null }, { name: "old" }).string("name", "")).toBe("old");
  expect(of({}).string("name", "none")).toBe("none");
  expect(of({}).string("name")).toBeUndefined();
  expect(of({ flag: false }, { flag: true }).boolean("flag", true)).toBe(false);
  expect(of({}, { tags: ["a"] }).strings("tags")).toEqual(["a"]);
});

test("64-bit integers, odd numbers and times are decoded", () => {
  expect(of({ size: "12345678901" }).integer("size", 0)).toBe(12345678901);
  expect(of({ best: "NaN" }).number("best")).toBeNaN();
  expect(of({ endTime: "2026-01-05T10:00:00.123456Z" }).times("endTime")).toEqual({
    endTime: new Date("2026-01-05T10:00:00.123Z"),
    endTimeText: "2026-01-05T10:00:00.123456Z",
  });
  expect(of({ endTime: null }).times("endTime")).toEqual({ endTime: undefined, endTimeText: undefined });
});

test.each([
  [
    (from: WireFields<Wire>) => from.string("state", "STATE_A"),
    { state: 7 },
    'The field "state" must be a string, but is 7.',
  ],
  [
    (from: WireFields<Wire>) => from.boolean("flag", false),
    { flag: "yes" },
    'The field "flag" must be true or false, but is "yes".',
  ],
  [(from: WireFields<Wire>) => from.strings("tags"), { tags: "a" }, 'The field "tags" must be an array, but is "a".'],
  [
    (from: WireFields<Wire>) => from.strings("tags"),
    { tags: ["a", null] },
    'In "tags[1]": It must be a string, but is null.',
  ],
  [
    (from: WireFields<Wire>) => from.object("config"),
    { config: [] },
    'The field "config" must be an object, but is an array.',
  ],
  [
    (from: WireFields<Wire>) => from.number("best"),
    { best: {} },
    'The field "best" must be a number, but is an object.',
  ],
  [(from: WireFields<Wire>) => from.times("endTime"), { endTime: "soon" }, 'In "endTime": '],
  [
    (from: WireFields<Wire>) => from.array("rows", (row) => new WireFields(row).integer("id", 0)),
    { rows: [{ id: 1 }, null] },
    'In "rows[1]": It must hold an object, but holds null.',
  ],
  [
    (from: WireFields<Wire>) => from.part("part", (part) => new WireFields(part).integer("id", 0)),
    { part: { id: "x" } },
    'In "part": ',
  ],
])("a member of another shape is refused: %#", (read, wire, message) => {
  expect(() => read(of(wire))).toThrow(message);
});

test.each([null, 42, "text", []])("%j is not a record", (wire) => {
  expect(() => of(wire as never)).toThrow("It must hold an object");
});
