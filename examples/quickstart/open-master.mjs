import { Determined } from "determined-client";
import { lineFit } from "./line-fit.mjs";

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
