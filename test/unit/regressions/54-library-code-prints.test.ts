// Library code printed progress and errors on standard output.
import { expect, vi } from "vitest";
import { onEachFake } from "../../contract/master.js";

onEachFake("nothing prints unless asked", async ({ fake, run, train }) => {
  const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) => vi.spyOn(console, name));
  const out = vi.spyOn(process.stdout, "write");
  fake.faults.fail({ operation: "GetExperiment", status: 503, times: 2 });
  const experiment = await train();
  await run(experiment.wait({ interval: "1s" }));
  await experiment.topCheckpoint();
  for (const spy of [...spies, out]) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
});
