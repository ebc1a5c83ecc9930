import type { FakeMaster } from "../../fake-master/index.js";
import { Determined } from "../../facade/determined.js";

const traceback = [
  "Traceback (most recent call last):",
  '  File "train.py", line 41, in <module>',
  "    main()",
  '  File "train.py", line 33, in main',
  "    loss.backward()",
  "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB",
];

/** Puts into a fake master what a small team leaves in a fortnight: users, projects, runs in every state, a registry. */
export async function furnish(fake: FakeMaster): Promise<void> {
  await fake.users.add({ username: "ada", admin: true });
  await fake.users.add({ username: "grace" });
  fake.train(() => ({ traceback, logs: ({ step, steps }) => `epoch ${step} of ${steps}` }));
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, fetch, clock, token: fake.token("ada"), tokenStore: false });
  const vision = await determined.createWorkspace("vision");
  const language = await determined.createWorkspace("language");
  const digits = await vision.createProject("digits", { description: "Handwritten digits, the first thing to try." });
  const translation = await language.createProject("translation");

  const add = fake.experiments.add.bind(fake.experiments);
  const mnist = { projectId: digits.id, username: "grace", metric: "validation_loss" };
  const [baseline] = add({ ...mnist, name: "mnist baseline", ago: "9d", runsFor: "40m", labels: ["baseline"] });
  const search = { trials: 8, metric: "accuracy", smallerIsBetter: false };
  const [widths] = add({
    ...mnist,
    ...search,
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

  const model = await determined.createModel("digits", { description: "Reads digits.", labels: ["production"] });
  for (const [seed, name] of [
    [baseline, "baseline"],
    [widths, "wider"],
  ] as const) {
    const version = await model.registerVersion(await determined.experiment(seed!.id).topCheckpoint());
    await version.setName(name);
  }
}
