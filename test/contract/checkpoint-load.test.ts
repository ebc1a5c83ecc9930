import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { Checkpoint, InvalidArgumentError, UnsupportedRuntimeError } from "../../src/index.js";
import { contract } from "./master.js";

const fixture = fileURLToPath(new URL("../unit/state-dict/fixtures/determined.pth", import.meta.url));

async function downloaded(metadata: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "determined-load-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await copyFile(fixture, join(folder, "state_dict.pth"));
  await writeFile(join(folder, "metadata.json"), JSON.stringify(metadata));
  return folder;
}

contract(
  "load downloads and reads a PyTorch checkpoint",
  async (master) => {
    const experiment = await master.train();
    await master.finish(experiment);
    const checkpoint = await experiment.topCheckpoint();
    const path = await downloaded({ framework: "torch-2.2.2", steps_completed: 1 });
    const loaded = await checkpoint.load({ path });
    expect(Object.keys(loaded)).toContain("models_state_dict");
    expect(loaded).toMatchObject({ models_state_dict: [{ "last.bias": { dtype: "float32", shape: [2] } }] });
  },
  { anywhere: true },
);

test("loadFromPath reads a folder that download has filled", async () => {
  const loaded = await Checkpoint.loadFromPath(await downloaded({ torch_version: "1.4.0" }));
  expect(loaded).toMatchObject({
    rng_state: { np_rng_state: ["MT19937", { dtype: "uint32", shape: [624] }, 624, 0, 0] },
  });
});

test("loadFromPath rejects TensorFlow's checkpoints and names the loader in Python", async () => {
  const loading = Checkpoint.loadFromPath(await downloaded({ framework: "tensorflow-2.4", format: "h5" }));
  await expect(loading).rejects.toThrow(/keras\.load_model_from_checkpoint_path/);
  await expect(loading).rejects.toThrow(UnsupportedRuntimeError);
});

test("loadFromPath takes a path that is a string, and an options object", async () => {
  await expect(Checkpoint.loadFromPath("")).rejects.toThrow(InvalidArgumentError);
  await expect(Checkpoint.loadFromPath("x", "tags" as never)).rejects.toThrow(InvalidArgumentError);
});

test("loadFromPath rejects with the reason of an aborted signal", async () => {
  const reason = new Error("enough");
  await expect(Checkpoint.loadFromPath("x", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
