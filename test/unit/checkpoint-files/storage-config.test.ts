import { expect, test } from "vitest";
import { DownloadError } from "../../../src/errors/index.js";
import { objectPrefix, readStorageConfig, sharedFolders } from "../../../src/checkpoint-files/storage-config.js";

test.each([
  ["/a/b", undefined, "/a/b"],
  ["/a/b", "x/../y", "/a/b/y"],
  ["/a/b", "/a/b/c", "/a/b/c"],
  ["/a/b/", ".", "/a/b"],
  ["/a//b", "./x//y/", "/a/b/x/y"],
])("the storage path of host %s and %s is %s", (host, inner, folder) => {
  expect(sharedFolders(host, inner)[0]).toBe(folder);
});

test("in a task the same lies under the mounted directory", () => {
  expect(sharedFolders("/a/b", "x")).toEqual(["/a/b/x", "/determined_shared_fs/x"]);
  expect(sharedFolders("/a/b", "/a/b/c/d")[1]).toBe("/determined_shared_fs/c/d");
  expect(sharedFolders("/a/b", undefined)[1]).toBe("/determined_shared_fs");
});

test.each([
  ["/a/b", "/zzz"],
  ["/a/b", "../bc"],
  ["/a/b", "x/../../y"],
  ["a/b", undefined],
  ["a/b", "x"],
])("host %s with %s is refused", (host, inner) => {
  expect(() => sharedFolders(host, inner)).toThrow(DownloadError);
});

test("an object prefix is normalised", () => {
  expect([undefined, "", "/", "a", "/a/", "a//b/./c/"].map(objectPrefix)).toEqual(["", "", "", "a/", "a/", "a/b/c/"]);
  expect(() => objectPrefix("a/../b")).toThrow(DownloadError);
});

test("an Azure container with slashes is a container and a path", () => {
  expect(readStorageConfig({ type: "azure", container: "box/a/b", account_url: "https://x" })).toMatchObject({
    container: "box",
    prefix: "a/b/",
  });
});

test("a shared_fs without storage_path uses the legacy paths", () => {
  expect(readStorageConfig({ type: "shared_fs", host_path: "/h", checkpoint_path: "c" })).toEqual({
    type: "shared_fs",
    folders: ["/h/c", "/determined_shared_fs/c"],
  });
});

test.each([
  [undefined, /no checkpoint_storage/],
  [{}, /type is missing/],
  [{ type: 7 }, /type of the experiment's config is not a string/],
  [{ type: "hdfs", hdfs_url: "x" }, /hdfs cannot be read directly/],
  [{ type: "s3" }, /bucket is missing/],
  [{ type: "shared_fs" }, /host_path is missing/],
])("the storage %j is refused", (storage, words) => {
  expect(() => readStorageConfig(storage)).toThrow(words);
});

test("a directory that is relative is refused", () => {
  expect(() => readStorageConfig({ type: "directory", container_path: "../.." })).toThrow(
    /container_path must be an absolute path/,
  );
});
