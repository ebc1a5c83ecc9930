import { expect } from "vitest";
import { NotFoundError } from "../../src/index.js";
import { contract } from "./master.js";
import { keepAll } from "./play.js";
import { unique } from "./unique.js";

contract("getModelById gives what getModel gives for the id", async ({ determined }) => {
  const { modelId, name } = await determined.createModel(unique("by id"));
  const model = await determined.getModelById(modelId);
  expect(model).toMatchObject({ modelId, name });
  expect(model.toJSON()).toEqual((await determined.getModel(modelId)).toJSON());
  await model.delete();
  await expect(determined.getModelById(modelId)).rejects.toSatisfy(NotFoundError.isInstance);
});

contract("getCheckpoints of a trial gives the list of listCheckpoints as an array", async ({ train, finish }) => {
  // All are kept: the master collects the others at a moment of its own after the end, which may lie between two lists.
  const experiment = await train({ checkpoint_storage: keepAll });
  await finish(experiment);
  const [trial] = await experiment.listTrials();
  const checkpoints = await trial!.getCheckpoints();
  expect(Array.isArray(checkpoints)).toBe(true);
  expect(checkpoints.length).toBeGreaterThan(0);
  expect(checkpoints.map(({ uuid }) => uuid)).toEqual((await trial!.listCheckpoints()).map(({ uuid }) => uuid));
  const oldestFirst = { sortBy: "BATCH_NUMBER", orderBy: "ASC", maxResults: 1 } as const;
  const [oldest, ...others] = await trial!.getCheckpoints(oldestFirst);
  expect(others).toEqual([]);
  expect(oldest!.uuid).toBe((await trial!.listCheckpoints({ sortBy: "BATCH_NUMBER", orderBy: "ASC" }))[0]!.uuid);
});
