import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { DeterminedError, InvalidArgumentError, UnsupportedRuntimeError } from "../../../src/errors/index.js";
import { platform } from "../../../src/platform/node/index.js";
import { platform as web } from "../../../src/platform/web/index.js";
import type { Tensor } from "../../../src/state-dict/index.js";
import { pickle, tensor, torchZip } from "./make-files.js";
import { comparable, expectedOf, fixturePath } from "./read-fixtures.js";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function checkpoint(metadata: unknown, fixture?: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "checkpoint-"));
  folders.push(folder);
  const text = typeof metadata === "string" ? metadata : JSON.stringify(metadata);
  if (metadata !== undefined) await writeFile(path.join(folder, "metadata.json"), text);
  if (fixture) await copyFile(fixturePath(fixture), path.join(folder, "state_dict.pth"));
  return folder;
}

test.each([{ framework: "torch-1.9.0+cu111" }, { framework: "torch" }, { torch_version: "1.4.0" }])(
  "a checkpoint with %o is loaded as PyTorch's",
  async (metadata) => {
    const folder = await checkpoint({ steps_completed: 10, ...metadata }, "determined.pth");
    expect(comparable(await platform.loadCheckpoint(folder))).toEqual(expectedOf("determined"));
  },
);

test("a state_dict.pth is loaded by its own path, in the old format too", async () => {
  const value = await platform.loadCheckpoint(fixturePath("determined-legacy.pth"));
  expect(comparable(value)).toEqual(expectedOf("determined-legacy"));
});

test.each([
  [
    { framework: "tensorflow-2.4" },
    /TensorFlow checkpoint \(format "saved_model"\).*estimator.load_estimator_from_checkpoint_path/,
  ],
  [{ framework: "tensorflow-2.4", format: "h5" }, /format "h5".*keras.load_model_from_checkpoint_path/],
  [{ tensorflow_version: "1.15", format: "saved_weights" }, /keras.load_model_from_checkpoint_path/],
  [{ framework: "tensorflow-2.4", format: "constructor" }, /format "constructor".*the TensorFlow that wrote it/],
  [{ framework: "jax", torch_version: undefined }, /framework "jax"/],
  [{ steps_completed: 3 }, /no framework.*Core API/],
])("a checkpoint with %o rejects and says what it is", async (metadata, message) => {
  const loading = platform.loadCheckpoint(await checkpoint(metadata, "determined.pth"));
  await expect(loading).rejects.toThrow(message);
  await expect(loading).rejects.toThrow(UnsupportedRuntimeError);
});

test.each([
  ["no metadata.json", undefined, /metadata.json: there is no such file/],
  ["broken metadata.json", "{", /metadata.json is not JSON/],
  ["a metadata.json that is a list", [], /metadata.json/],
  ["no state_dict.pth", { framework: "torch" }, /state_dict.pth: there is no such file/],
])("a directory with %s rejects and names the file", async (_, metadata, message) => {
  await expect(platform.loadCheckpoint(await checkpoint(metadata))).rejects.toThrow(message);
});

test("a path that is not there is an InvalidArgumentError that names it", async () => {
  const loading = platform.loadCheckpoint("/nowhere/at-all");
  await expect(loading).rejects.toThrow(/\/nowhere\/at-all: there is no such file/);
  await expect(loading).rejects.toThrow(InvalidArgumentError);
});

test("a whole module names its file, its class and the loader in Python", async () => {
  const loading = platform.loadCheckpoint(await checkpoint({ framework: "torch" }, "refused-module.pth"));
  await expect(loading).rejects.toThrow(
    /state_dict\.pth: .*torch\.nn\.modules\.linear\.Linear.*load_trial_from_checkpoint_path/,
  );
});

test("a file of one tensor is not a checkpoint of a trial", async () => {
  const folder = await checkpoint({ framework: "torch" });
  await writeFile(path.join(folder, "state_dict.pth"), torchZip(pickle(tensor({}))));
  await expect(platform.loadCheckpoint(folder)).rejects.toThrow(/does not hold a dict/);
});

test("values of a file that was replaced after loading are refused", async () => {
  const folder = await checkpoint({ framework: "torch" }, "views.pth");
  const { base, half } = (await platform.loadCheckpoint(folder)) as Record<string, Tensor>;
  expect(base!.data[1]).toBe(1);
  await copyFile(fixturePath("dtypes.pth"), path.join(folder, "state_dict.pth"));
  expect(() => half!.data).toThrow(/changed after it was loaded/);
  expect(() => half!.data).toThrow(DeterminedError);
});

test("values of a file that was deleted after loading are refused by its name", async () => {
  const folder = await checkpoint({ framework: "torch" }, "views.pth");
  const { base } = (await platform.loadCheckpoint(folder)) as Record<string, Tensor>;
  await rm(path.join(folder, "state_dict.pth"));
  expect(() => base!.data).toThrow(/state_dict\.pth: The file cannot be read: there is no such file/);
});

test("on the web loading rejects and says what to use instead", async () => {
  const loading = web.loadCheckpoint("checkpoints/x");
  await expect(loading).rejects.toThrow(UnsupportedRuntimeError);
  await expect(loading).rejects.toThrow(/stream\(\) or files\(\)/);
});
