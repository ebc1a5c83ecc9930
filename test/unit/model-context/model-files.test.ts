import { expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { packModelDefinition } from "../../../src/model-context/index.js";
import { createSizeCount, sizeLimit } from "../../../src/model-context/size-limit.js";
import { checkTopLevelPaths } from "../../../src/model-context/top-level-paths.js";
import { encodeBase64 } from "../../../src/model-context/base64.js";
import { platform as web } from "../../../src/platform/web/index.js";

const pack = (modelFiles: unknown, more: object = {}): Promise<unknown> =>
  packModelDefinition({ modelFiles: modelFiles as Record<string, string>, ...more }, web, 1_700_000_000_999);
const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  expect(InvalidArgumentError.isInstance(error)).toBe(true);
  return (error as Error).message;
};

test("nothing given makes no model definition", async () => {
  expect(await pack(undefined)).toBeUndefined();
});

test("text, bytes and Blob become records with their directories before them", async () => {
  const bytes = new Uint8Array([9, 1, 2, 9]).subarray(1, 3);
  const base = { mtime: "1700000000", uid: 0, gid: 0 };
  expect(await pack({ "a.py": "é", "sub/deep/b": bytes, "sub/c": new Blob(["hi"]), empty: "" })).toEqual([
    { path: "sub", type: 53, mode: 16877, content: "", ...base },
    { path: "sub/deep", type: 53, mode: 16877, content: "", ...base },
    { path: "a.py", type: 48, mode: 33188, content: "w6k=", ...base },
    { path: "sub/deep/b", type: 48, mode: 33188, content: "AQI=", ...base },
    { path: "sub/c", type: 48, mode: 33188, content: "aGk=", ...base },
    { path: "empty", type: 48, mode: 33188, content: "", ...base },
  ]);
});

test.each(["/a", "../a", "a/../b", "a/..", "./a", "a//b", "", "a/", "C:/a", "c:\\a", "a\\b", "a\0b"])(
  "the path %j is refused",
  async (path) => {
    expect(await refusal(pack({ [path]: "x" }))).toMatch(/^The argument modelFiles has the path /);
  },
);

test("a path that is file and directory is refused", async () => {
  expect(await refusal(pack({ a: "x", "a/b": "y" }))).toMatch(/both as a file and as a directory/);
});

test.each([[1], [null], [{}], [[1]]])("content %j is refused by the file's name", async (content) => {
  expect(await refusal(pack({ "a.py": content }))).toContain("a.py");
});

test.each([["text"], [[["a", "b"]]], [null], [new Map([["a.py", "x"]])], [new Blob(["x"])], [new Date(0)]])(
  "%j is not a modelFiles",
  async (modelFiles) => {
    await refusal(pack(modelFiles));
  },
);

test("half of a surrogate pair, which would arrive as another character, is refused in names and in text", async () => {
  expect(await refusal(pack({ "a\ud83d.py": "x" }))).toMatch(/^The argument modelFiles .*half of a surrogate pair/);
  expect(await refusal(pack({ "a.py": "x = '\ude00'" }))).toMatch(
    /^The argument modelFiles has a string for "a\.py" that holds half/,
  );
});

test("names that differ in case or composition only are different files, as they are on the master", async () => {
  expect(await pack({ a: "1", A: "2", "\u00e9": "3", "e\u0301": "4" })).toHaveLength(4);
});

test("progress counts files and bytes, and comes once for an empty definition", async () => {
  const seen: unknown[] = [];
  const onProgress = (progress: unknown): unknown => seen.push(progress);
  await pack({ "x/a": "12", b: "345" }, { onProgress });
  await pack({}, { onProgress });
  expect(seen).toEqual([
    { phase: "pack", files: 1, bytes: 2 },
    { phase: "pack", files: 2, bytes: 5 },
    { phase: "pack", files: 0, bytes: 0 },
  ]);
});

test("the size limit counts the padding of base64, file by file", () => {
  const size = createSizeCount(9);
  size.add(4, "a");
  size.add(3, "b");
  expect(() => size.add(1, "c")).toThrow(/with c it holds 12 bytes, but the master accepts 9/);
});

test("the limit is what fits in one message of the master", () => {
  expect(sizeLimit).toBe((128 * 2 ** 20 * 6) / 8 - 2 ** 20);
  createSizeCount().add(sizeLimit - 2, "fits");
  expect(() => createSizeCount().add(sizeLimit, "too much")).toThrow(/too large/);
});

test("a Blob beyond the limit is refused before it is read", async () => {
  const blob = new Blob([]);
  Object.defineProperty(blob, "size", { value: sizeLimit + 1 });
  blob.arrayBuffer = () => Promise.reject(new Error("was read"));
  expect(await refusal(pack({ blob }))).toMatch(/too large/);
});

test("the same name twice at the top is refused, deeper ones are not checked", () => {
  const record = (path: string): { path: string; content: string } => ({ path, content: "" });
  expect(() => checkTopLevelPaths([record("b"), record("a"), record("b"), record("a")], "includes")).toThrow(
    /twice: a, b\. Rename/,
  );
  checkTopLevelPaths([record("x/a"), record("x/a")], "includes");
});

test("base64 of many bytes is right", () => {
  const bytes = Uint8Array.from({ length: 200_001 }, (_, index) => index * 7);
  expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
});

test("a directory without a file system rejects with what to pass instead", async () => {
  await expect(packModelDefinition({ modelDir: "." }, web, 0)).rejects.toThrow(/Pass modelFiles/);
});

test("an abort while packing rejects with its reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const onProgress = (): void => controller.abort(reason);
  await expect(pack({ a: "1", b: "2" }, { onProgress, signal: controller.signal })).rejects.toBe(reason);
});
