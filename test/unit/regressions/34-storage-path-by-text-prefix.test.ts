// Whether storage_path lies in host_path was tested as a string prefix: /a/b with ../bc passed, /a/b/ with . failed.
import { expect, test } from "vitest";
import { sharedFolders } from "../../../src/checkpoint-files/storage-config.js";

test("a neighbour with a longer name is outside", () => {
  expect(() => sharedFolders("/a/b", "../bc")).toThrow(/leads out/);
});

test("the host path itself is inside, with a slash at its end or not", () => {
  expect(sharedFolders("/a/b/", ".")[0]).toBe("/a/b");
});
