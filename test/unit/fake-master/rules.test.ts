import { expect, test } from "vitest";
import { matchesGlob, removeFiles } from "../../../src/fake-master/state/checkpoints/checkpoint-collection.js";
import { pageLoosely, pageStrictly } from "../../../src/fake-master/state/page.js";
import type { CheckpointRecord } from "../../../src/fake-master/state/records.js";
import {
  gridPoints,
  hyperparametersFor,
  newSearch,
  passesRungs,
  sample,
} from "../../../src/fake-master/state/experiments/search.js";
import { likePattern, sortRows } from "../../../src/fake-master/state/sort.js";
import { fromMicros, normalTime, wireTime } from "../../../src/fake-master/state/stamp.js";
import { createRouter } from "../../../src/fake-master/requests/router.js";
import { dice } from "../../../src/fake-master/state/chance.js";
import { tar } from "../../../src/fake-master/archives/tar.js";
import { zip } from "../../../src/fake-master/archives/zip.js";

const rows = [1, 2, 3, 4, 5];

test("strict paging: limit 0 is everything, offsets from the end count, an offset past the end is refused", () => {
  expect(pageStrictly(rows, { offset: 0, limit: 0 }).rows).toEqual(rows);
  expect(pageStrictly(rows, { offset: -2, limit: 1 }).rows).toEqual([4]);
  expect(pageStrictly(rows, { offset: 5, limit: 0 }).rows).toEqual([]);
  expect(() => pageStrictly(rows, { offset: 6, limit: 0 })).toThrow("offset out of bounds");
  expect(() => pageStrictly(rows, { offset: 0, limit: -1 })).toThrow("slice index out of bounds");
});

test("loose paging: limit 0 is a hundred, -1 everything, -2 none, an offset past the end an empty page", () => {
  const many = Array.from({ length: 150 }, (_, index) => index);
  expect(pageLoosely(many, { offset: 0, limit: 0 }).pagination).toEqual({
    offset: 0,
    limit: 0,
    startIndex: 0,
    endIndex: 100,
    total: 150,
  });
  expect(pageLoosely(many, { offset: 0, limit: -1 }).rows).toHaveLength(150);
  expect(pageLoosely(many, { offset: 0, limit: -2 }).rows).toEqual([]);
  expect(pageLoosely(many, { offset: 200, limit: 5 }).pagination).toMatchObject({ startIndex: 150, endIndex: 150 });
});

test("rows without a value stand where the list wants them", () => {
  const values = [{ v: 2 }, { v: undefined }, { v: 1 }];
  const sort = (descending: boolean, nulls: Parameters<typeof sortRows>[3]): unknown[] =>
    sortRows(values, [(row) => row.v], descending, nulls).map((row) => row.v);
  expect(sort(false, "last")).toEqual([1, 2, undefined]);
  expect(sort(true, "last")).toEqual([2, 1, undefined]);
  expect(sort(false, "lastAscendingFirstDescending")).toEqual([1, 2, undefined]);
  expect(sort(true, "lastAscendingFirstDescending")).toEqual([undefined, 2, 1]);
  expect(sort(false, "firstAscendingLastDescending")).toEqual([undefined, 1, 2]);
  expect(sort(true, "firstAscendingLastDescending")).toEqual([2, 1, undefined]);
});

test("numbers are sorted as the same numbers among other values are, and ties by the next key", () => {
  const numbers = [3, undefined, -1, Infinity, 0, 3, null, -Infinity, 2.5, -0];
  const rows = numbers.map((v, id) => ({ v, id }));
  for (const descending of [false, true])
    for (const nulls of ["last", "firstAscendingLastDescending"] as const) {
      const found = sortRows(rows, [({ v }) => v, ({ id }) => id], descending, nulls);
      // A string makes the comparison the general one. "" stands where no number does.
      const general = sortRows(
        [...rows, { v: "", id: 10 }],
        [({ v }) => v ?? undefined, ({ id }) => String(id)],
        descending,
        nulls,
      );
      expect(found).toEqual(general.filter(({ v }) => v !== ""));
    }
});

test("patterns of lists: percent and underscore are wildcards, case does not count unless asked", () => {
  expect(likePattern("A_c").test("xabcx")).toBe(true);
  expect(likePattern("A\\_c").test("xabcx")).toBe(false);
  expect(likePattern("A\\_c\\\\").test("xa_c\\x")).toBe(true);
  expect(likePattern("a%d", { whole: true }).test("abcd")).toBe(true);
  expect(likePattern("a", { whole: true }).test("ab")).toBe(false);
  expect(likePattern("A", { whole: true, caseSensitive: true }).test("a")).toBe(false);
  expect(likePattern("a.c").test("abc")).toBe(false);
});

test("times keep six digits inside, and lose groups of three zeros outside", () => {
  expect(normalTime("2024-05-01T12:00:00.5+02:00")).toBe("2024-05-01T10:00:00.500000Z");
  expect(normalTime("2024-05-01T12:00:00")).toBeUndefined();
  expect(wireTime("2024-05-01T10:00:00.500000Z")).toBe("2024-05-01T10:00:00.500Z");
  expect(wireTime("2024-05-01T10:00:00.000000Z")).toBe("2024-05-01T10:00:00Z");
  expect(fromMicros(1_714_557_600_000_123)).toBe("2024-05-01T10:00:00.000123Z");
});

test("a grid has every combination, and integer axes no more points than numbers", () => {
  const space = {
    lr: { type: "categorical", vals: [0.1, 0.2] },
    layers: { type: "int", minval: 1, maxval: 3, count: 10 },
    fixed: { type: "const", val: "x" },
    nested: { deep: { type: "double", minval: 0, maxval: 1, count: 2 } },
  };
  const points = gridPoints(space);
  expect(points).toHaveLength(12);
  expect(points[0]).toEqual({ lr: 0.1, layers: 1, fixed: "x", nested: { deep: 0 } });
});

test("recordings kill-one-of-two and one-of-two-fails: the trials of a grid begin at its end", () => {
  const config = { searcher: { name: "grid" }, hyperparameters: { k: { type: "categorical", vals: [0, 1] } } };
  expect([0, 1].map((index) => hyperparametersFor(config, index, () => 0))).toEqual([{ k: 1 }, { k: 0 }]);
});

test("samples lie in their ranges and are the same for the same seed", () => {
  const space = { i: { type: "int", minval: 1, maxval: 3 }, l: { type: "log", base: 10, minval: -4, maxval: -1 } };
  for (let seed = 0; seed < 200; seed += 1) {
    const { i, l } = sample(space, dice(seed)) as { i: number; l: number };
    expect([1, 2, 3]).toContain(i);
    expect(l >= 1e-4 && l <= 0.1).toBe(true);
  }
  expect(sample(space, dice(5))).toEqual(sample(space, dice(5)));
});

test("an adaptive search stops those that are not among the best at a rung", () => {
  const searcher = {
    name: "adaptive_asha",
    metric: "loss",
    max_trials: 8,
    max_time: 16,
    time_metric: "batches",
    divisor: 4,
    max_rungs: 2,
  };
  const search = newSearch({ searcher });
  expect(search.rungs.map(({ at }) => at)).toEqual([4, 16]);
  expect(passesRungs(search, 3, 0, 0.5, 4)).toBe(true);
  expect(passesRungs(search, 4, 3, 0.5, 4)).toBe(true);
  expect(passesRungs(search, 4, 3, 0.9, 4)).toBe(false);
  expect(passesRungs(search, 4, 3, 0.1, 4)).toBe(true);
  expect(passesRungs(search, 16, 4, 0.1, 4)).toBe(false);
});

test("removing some files leaves the others and the emptied directories; removing all keeps the list", () => {
  const checkpoint: CheckpointRecord = {
    uuid: "u", taskId: "t", reportTime: "", metadata: {}, state: "COMPLETED",
    resources: { "a.txt": "1", "sub/": "0", "sub/b.bin": "2" },
  }; // prettier-ignore
  removeFiles(checkpoint, ["**/*.bin"]);
  expect(checkpoint).toMatchObject({ state: "PARTIALLY_DELETED", resources: { "a.txt": "1", "sub/": "0" } });
  removeFiles(checkpoint, undefined);
  expect(checkpoint).toMatchObject({ state: "DELETED", resources: { "a.txt": "1", "sub/": "0" } });
});

test("globs: a star stays in its directory, two cross them", () => {
  expect(matchesGlob("*.pt", "a.pt")).toBe(true);
  expect(matchesGlob("*.pt", "d/a.pt")).toBe(false);
  expect(matchesGlob("**/*.pt", "a.pt")).toBe(true);
  expect(matchesGlob("**/*.pt", "d/e/a.pt")).toBe(true);
  expect(matchesGlob("d/**", "d/e/a.pt")).toBe(true);
});

test("literal segments win over parameters, and a release knows only its own routes", () => {
  const router = createRouter("0.38.1");
  expect(router("GET", "/api/v1/users/setting")?.id).toBe("GetUserSetting");
  expect(router("GET", "/api/v1/users/7")).toMatchObject({ id: "GetUser", parameters: { userId: "7" } });
  expect(router("GET", "/api/v1/experiments/")?.id).toBe("GetExperiments");
  expect(router("GET", "/api/v1/nope")).toBeUndefined();
  expect(router("PUT", "/api/v1/trials")?.id).toBe("PutTrial");
  expect(createRouter("0.19.10")("PUT", "/api/v1/trials")).toBeUndefined();
});

test("archives of the same files are the same bytes", () => {
  const entries = [{ path: `${"deep/".repeat(30)}file.txt`, bytes: new TextEncoder().encode("hello") }];
  expect(tar(entries)).toEqual(tar(entries));
  expect(new TextDecoder().decode(tar(entries))).toContain("path=deep/deep/");
  expect([...zip(entries).subarray(0, 4)]).toEqual([0x50, 0x4b, 3, 4]);
});
