import { inspect } from "node:util";
import { expect, test } from "vitest";
import * as client from "../../../src/index.js";
import { createFakeMaster } from "../../../src/testing.js";

const config = {
  name: "mnist",
  entrypoint: "python3 train.py",
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
};

test("console.log of an object shows what identifies it, and what is known of its state", async () => {
  await using fake = await createFakeMaster({ seed: 3 });
  const { fetch, clock, url: master } = fake;
  const determined = new client.Determined({ master, fetch, clock, token: fake.token("admin") });

  const experiment = await determined.createExperiment({ config, activate: false });
  expect(inspect(experiment)).toBe("Experiment(id=1, name=mnist, state=STATE_PAUSED, progress=0%)");
  await experiment.activate();
  await clock.runUntil(experiment.wait());
  expect(inspect([experiment])).toBe("[ Experiment(id=1, name=mnist, state=STATE_COMPLETED, progress=100%) ]");
  await experiment.archive();
  await experiment.reload();
  expect(inspect(experiment)).toMatch(/, archived=true\)$/);
  expect(inspect(determined.experiment(7))).toBe("Experiment(id=7)");

  const trial = (await experiment.listTrials().first())!;
  expect(inspect(trial)).toMatch(/^Trial\(id=1, experiment=1, state=STATE_COMPLETED, batches=100[,)]/);
  const checkpoint = await experiment.topCheckpoint();
  expect(inspect(checkpoint)).toBe(`Checkpoint(uuid=${checkpoint.uuid}, state=STATE_COMPLETED, size=6198 bytes)`);
  expect(inspect(determined.checkpoint(checkpoint.uuid))).toBe(`Checkpoint(uuid=${checkpoint.uuid})`);

  const model = await determined.createModel("fraud");
  const version = await model.registerVersion(checkpoint);
  expect(inspect(version)).toBe(`ModelVersion(model=fraud, version=1, checkpoint=${checkpoint.uuid})`);
  expect(inspect(await determined.getModel("fraud"))).toBe("Model(name=fraud, id=1, versions=1)");
});

test.each([
  ["experiments", client.listExperiments],
  ["models", client.listModels],
  ["users", client.listUsers],
  ["workspaces", client.listWorkspaces],
  ["OAuth clients", client.listOauthClients],
])("console.log of a listing of %s says what it is and how to read it, and sends nothing", (what, list) => {
  const words = `Listing of ${what}: await it for an array, or loop over it with for await`;
  const sent: unknown[] = [];
  const determined = new client.Determined({
    master: "http://m",
    token: "t",
    fetch: (input) => Promise.reject(new Error(`${sent.push(input)}`)),
  });
  const method = list.name || Object.entries(client).find(([, each]) => each === list)![0];
  const own = (determined[method as "listModels"] as () => unknown)();
  for (const listing of [list(), own]) {
    expect(inspect(listing)).toBe(words);
    expect(Reflect.ownKeys({ ...(listing as object) })).not.toContain(inspect.custom);
  }
  expect(sent).toEqual([]);
});
