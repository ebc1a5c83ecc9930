import type { FakeMaster } from "../../fake-master/index.js";
import { Determined } from "../../facade/determined.js";
import { demoTraining } from "./demo-training.js";

/** Lets its trials train as the demo's do; a state that is kept does not hold that. */
export function train(fake: FakeMaster): void {
  fake.train(demoTraining);
}

/** Puts into a fake master what a small team leaves in a fortnight: users, projects, runs in every state, a registry. */
export async function furnish(fake: FakeMaster): Promise<void> {
  await fake.users.add({ username: "ada", admin: true });
  await fake.users.add({ username: "grace" });
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, fetch, clock, token: fake.token("ada"), tokenStore: false });
  const vision = await determined.createWorkspace("vision");
  const language = await determined.createWorkspace("language");
  const digits = await vision.createProject("digits", { description: "Handwritten digits, the first thing to try." });
  const translation = await language.createProject("translation");

  const add = fake.experiments.add.bind(fake.experiments);
  const mnist = { projectId: digits.id, username: "grace", metric: "validation_loss" };
  const [baseline] = add({ ...mnist, name: "mnist baseline", ago: "9d", runsFor: "40m", labels: ["baseline"] });
  const search = { trials: 16, metric: "accuracy", smallerIsBetter: false };
  const hyperparameters = {
    width: { type: "int", minval: 32, maxval: 512 },
    dropout: { type: "double", minval: 0, maxval: 0.5 },
    optimizer: { type: "categorical", vals: ["adam", "sgd", "lamb"] },
  };
  const [widths] = add({
    ...mnist,
    ...search,
    config: { hyperparameters },
    name: "mnist widths",
    ago: "6d",
    runsFor: "2h",
    notes: "Wider is better.",
  });
  add({ ...mnist, name: "mnist fp16", ago: "5d", runsFor: "10m", finalState: "ERROR", labels: ["fp16"] });
  add({ ...mnist, name: "mnist first try", ago: "12d", runsFor: "5m", finalState: "CANCELED", archived: true });

  const bert = { projectId: translation.id, username: "ada", metric: "perplexity" };
  add({ ...bert, name: "bert small", ago: "3h", runsFor: "20h", steps: 200, labels: ["nightly"] });
  add({ ...bert, name: "bert learning rates", trials: 6, ago: "30m", runsFor: "10h", steps: 100 });
  add({ ...bert, name: "bert large", finalState: "PAUSED", description: "Waits for more slots." });

  // One that somebody who looks at it sees train: a step every three seconds, for hours.
  add({
    ...mnist,
    name: "mnist augmented",
    trials: 4,
    ago: "15m",
    runsFor: "3h",
    steps: 3600,
    checkpoints: 60,
    labels: ["nightly"],
  });

  const model = await determined.createModel("digits", { description: "Reads digits.", labels: ["vision"] });
  for (const [seed, name] of [
    [baseline, "baseline"],
    [widths, "wider"],
  ] as const) {
    const version = await model.registerVersion(await determined.experiment(seed!.id).topCheckpoint());
    await version.setName(name);
  }
  await model.promote(1, "production");
}
