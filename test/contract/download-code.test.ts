import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import { configOf, contract, type TestMaster } from "./master.js";

const content = "print('the code that was sent')\n";

const launch = ({ determined }: TestMaster) =>
  determined.createExperiment({ config: configOf(), modelFiles: { "train.py": content }, activate: false });

contract("downloadCode saves the code that was sent", async (master) => {
  const experiment = await launch(master);
  const outputDir = join(mkdtempSync(join(tmpdir(), "determined-client-")), "made", "here");
  const path = await experiment.downloadCode({ outputDir });
  expect(path).toBe(join(outputDir, `exp-${experiment.id}_model_def.tar.gz`));
  const saved = readFileSync(path);
  expect(gunzipSync(saved).toString("latin1")).toContain(content);
  expect(saved).toEqual(Buffer.from(await (await experiment.code()).arrayBuffer()));
  await experiment.kill();
});

contract("downloadCode without a directory saves into the working directory", async (master) => {
  const experiment = await launch(master);
  const expected = resolve(`exp-${experiment.id}_model_def.tar.gz`);
  expect(existsSync(expected)).toBe(false);
  try {
    expect(resolve(await experiment.downloadCode())).toBe(expected);
    expect(gunzipSync(readFileSync(expected)).toString("latin1")).toContain(content);
  } finally {
    rmSync(expected, { force: true });
  }
  await experiment.kill();
});
