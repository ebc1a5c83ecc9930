import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { DeterminedError } from "../../../src/errors/index.js";
import { makeDirectory } from "../../../src/platform/node/make-directory.js";
import { saveFile, writeTextFile } from "../../../src/platform/node/save-files.js";

const isLinux = process.platform === "linux";
let root: string;
const at = (...parts: string[]): string => path.join(root, ...parts);
const write = (place: string, text = "new"): Promise<void> => writeTextFile(place, () => Promise.resolve(text));
const failure = async (work: Promise<unknown>): Promise<DeterminedError> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(DeterminedError.isInstance(error)).toBe(true);
  expect((error as DeterminedError).cause).toHaveProperty("code");
  return error as DeterminedError;
};

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "save-"));
});

test("a part of the path that is a file is reported, with the path and the system's error", async () => {
  await writeFile(at("file"), "x");
  const error = await failure(write(at("file/sub/metadata.json")));
  expect(error.message).toBe(
    `Cannot write ${at("file/sub/metadata.json")}: a part of its path is a file (ENOTDIR). Change that, or choose another path.`,
  );
  expect((await failure(write(at("file/metadata.json")))).message).toContain("a part of its path is a file (ENOTDIR)");
});

test("a directory in the place of the file is reported, and nothing is left beside it", async () => {
  await mkdir(at("place/inner"), { recursive: true });
  expect((await failure(write(at("place")))).message).toContain(`${at("place")}: it is a directory (EISDIR)`);
  const code = { directory: at("place"), name: "inner", read: () => Promise.resolve(new Uint8Array(1)) };
  expect((await failure(saveFile(code))).message).toContain("it is a directory (EISDIR)");
  expect(await readdir(at("place"))).toEqual(["inner"]);
});

test("a name that is too long is reported", async () => {
  expect((await failure(write(at("x".repeat(300))))).message).toContain("its name is too long (ENAMETOOLONG)");
});

test.skipIf(!isLinux)("a full disk is reported", async () => {
  expect((await failure(write("/dev/full"))).message).toContain("Cannot write /dev/full: the disk is full (ENOSPC)");
});

test.skipIf(!isLinux || process.getuid?.() === 0)("a directory that may not be written is reported", async () => {
  await mkdir(at("closed"), { mode: 0o500 });
  expect((await failure(write(at("closed/x")))).message).toContain("it may not be written (EACCES)");
});

test.skipIf(!isLinux)("where nothing can be made the attempt ends", async () => {
  expect((await failure(write("/proc/nothing/here/x"))).message).toContain(
    "a part of its path cannot be made (ENOENT)",
  );
});

test("what the master refuses is not an error of writing", async () => {
  const error = new Error("no such experiment");
  await expect(writeTextFile(at("x"), () => Promise.reject(error))).rejects.toBe(error);
});

test("a file is replaced whole, keeps its mode, and a link to it stays a link", async () => {
  await write(at("real.json"), "old");
  await chmod(at("real.json"), 0o600);
  await symlink("real.json", at("link.json"));
  await write(at("link.json"), "new");
  expect(await readFile(at("real.json"), "utf8")).toBe("new");
  expect(await readlink(at("link.json"))).toBe("real.json");
  expect((await stat(at("real.json"))).mode & 0o777).toBe(0o600);
  expect((await readdir(root)).sort()).toEqual(["link.json", "real.json"]);
});

test("makeDirectory gives the first directory that was missing, as mkdir does", async () => {
  expect(await makeDirectory(at("a/b/c"))).toBe(at("a"));
  expect(await makeDirectory(at("a/b/c"))).toBeUndefined();
  expect(await makeDirectory(at("a/b/d"), 0o700)).toBe(at("a/b/d"));
  expect((await stat(at("a/b/d"))).mode & 0o777).toBe(0o700);
});

test("many that make the same directory at once all succeed", async () => {
  await Promise.all(Array.from({ length: 50 }, () => makeDirectory(at("same/deep/place"))));
  expect((await stat(at("same/deep/place"))).isDirectory()).toBe(true);
});
