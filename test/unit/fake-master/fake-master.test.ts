import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

const CONFIG = JSON.stringify({
  name: "mnist",
  entrypoint: "python3 train.py",
  searcher: { name: "single", metric: "val_loss", max_length: { batches: 500 } },
  hyperparameters: { lr: 0.1 },
});

interface Answer {
  status: number;
  body: { experiment: { state: string }; trial: object } & string;
}

async function ask(fake: FakeMaster, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fake.fetch(fake.url + path, {
    method,
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = (text.startsWith("{") && !text.includes("\n{") ? JSON.parse(text) : text) as Answer["body"];
  return { status: response.status, body: answer };
}

test("an experiment goes from QUEUED to COMPLETED and leaves metrics, logs and checkpoints", async () => {
  await using fake = await createFakeMaster();
  const made = await ask(fake, "POST", "/api/v1/experiments", { config: CONFIG, activate: true });
  expect(made.body).toMatchObject({
    experiment: { id: 1, state: "STATE_QUEUED", numTrials: 1, trialIds: [1] },
    warnings: [],
  });
  const states: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    const { body } = await ask(fake, "GET", "/api/v1/experiments/1");
    if (states.at(-1) !== body.experiment.state) states.push(body.experiment.state);
    await fake.clock.advance(400);
  }
  expect(states).toEqual(["STATE_QUEUED", "STATE_STARTING", "STATE_RUNNING", "STATE_COMPLETED"]);
  const { body } = await ask(fake, "GET", "/api/v1/trials/1");
  expect(body.trial).toMatchObject({ state: "STATE_COMPLETED", totalBatchesProcessed: 500, restarts: 0 });
  const logs = await ask(fake, "GET", "/api/v1/trials/1/logs");
  expect(logs.body).toContain("Resources for Trial 1 (Experiment 1) have started");
});
