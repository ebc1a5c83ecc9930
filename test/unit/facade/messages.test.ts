import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Determined, InvalidArgumentError } from "../../../src/index.js";

const determined = new Determined({
  master: "http://127.0.0.1:1",
  token: "t",
  tokenStore: false,
  fetch: () => Promise.reject(new Error("nothing may be sent")),
});

async function messageOf(promise: PromiseLike<unknown>): Promise<string> {
  const error: unknown = await Promise.resolve(promise).catch((reason: unknown) => reason);
  expect(InvalidArgumentError.isInstance(error)).toBe(true);
  return (error as Error).message;
}

test("a call written for Python says where its arguments go", async () => {
  const create = determined.createExperiment.bind(determined) as (...rest: unknown[]) => Promise<unknown>;
  expect(await messageOf(create("my_config.yaml", "."))).toBe(
    'The argument options must be the options object of createExperiment(), got a string. Pass one object of options: { config: "my_config.yaml", modelDir: "." }.',
  );
});

test("options that exclude each other are named together", async () => {
  const trial = determined.trial(1);
  const one = "Only one of follow, head and tail may be given.";
  expect(await messageOf(trial.logs({ head: 1, tail: 1 }).next())).toBe(one);
  expect(await messageOf(trial.logs({ follow: true, head: 1 }).next())).toBe(one);
  const levels = { minLevel: "INFO", levels: ["INFO"] } as const;
  expect(await messageOf(trial.logs(levels).next())).toBe("Only one of minLevel and levels may be given.");
  const exactly = "Exactly one of best, latest and uuid must be given.";
  expect(await messageOf(trial.selectCheckpoint({} as never))).toBe(exactly);
  expect(await messageOf(trial.selectCheckpoint({ best: true, latest: true } as never))).toBe(exactly);
});

test("a name that modelFiles and modelDir both have is reported for modelFiles", async () => {
  const modelDir = mkdtempSync(join(tmpdir(), "determined-client-"));
  writeFileSync(join(modelDir, "train.py"), "");
  const made = determined.createExperiment({ config: { name: "x" }, modelDir, modelFiles: { "train.py": "" } });
  expect(await messageOf(made)).toBe(
    "The argument modelFiles would put these names into the model definition twice: train.py. Rename or leave out one of each.",
  );
});
