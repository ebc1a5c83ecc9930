import { Determined } from "determined-client";

/** Where the quickstart runs: on the master that `DET_MASTER` names, else on a fake one that trains ten times faster. */
export async function openMaster() {
  if (process.env.DET_MASTER) {
    return { determined: await Determined.login(), where: process.env.DET_MASTER, close: async () => {} };
  }
  const { createFakeMaster } = await import("determined-client/testing");
  // Another seed each time: other hyperparameters, and checkpoints that no earlier run has downloaded.
  const fake = await createFakeMaster({ clock: "real", speed: 10, seed: Date.now() % 2 ** 31 });
  await fake.listen();
  fake.train(lineFit);
  return {
    determined: await Determined.login({ master: fake.url, user: "determined", password: "", tokenStore: false }),
    where: `${fake.url}, a fake master in this process (set DET_MASTER to use a real one)`,
    close: () => fake.close(),
  };
}

/** What `model/train.py` computes, so that the fake master's numbers are those of the real run. */
function lineFit({ hparams }) {
  const keep = (1 - 2 * hparams.learning_rate) ** 20;
  const lossAfter = (epoch) => 0.0025 + 4 * keep ** (2 * epoch);
  return {
    steps: hparams.epochs,
    stepDuration: "5s",
    metrics: ({ step }) => ({ loss: lossAfter(step) }),
    validationMetrics: ({ step }) => ({ validation_loss: lossAfter(step) }),
    logs: ({ step }) => [`epoch ${step} of ${hparams.epochs}: validation loss ${lossAfter(step).toFixed(5)}`],
  };
}
