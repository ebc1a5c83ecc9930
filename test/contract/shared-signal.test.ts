import { getEventListeners } from "node:events";
import { expect } from "vitest";
import { contract } from "./master.js";
import { endless } from "./play.js";

contract(
  "any number of calls may share one signal, without a warning and without a listener left",
  async (master) => {
    const { determined, run, play } = master;
    const { id } = await play(endless, { name: "shared" });
    const trial = await run(determined.experiment(id).awaitFirstTrial());
    const warnings: string[] = [];
    const onWarning = ({ name }: Error): void => void warnings.push(name);
    process.on("warning", onWarning);
    const fetch = (): Promise<Response> => Promise.resolve(new Response("busy", { status: 503 }));
    const busy = determined.withOptions({ fetch, retry: { attempts: 1000 } });
    const controller = new AbortController();
    const { signal } = controller;
    const settled = (work: () => PromiseLike<unknown>): Promise<unknown> =>
      Promise.resolve(work()).then(
        () => "done",
        (error: unknown) => error,
      );
    const follow = async (): Promise<void> => {
      for await (const line of trial.logs({ follow: true, signal })) void line;
    };
    const calls = Array.from({ length: 15 }, () => [
      settled(() => determined.getExperiment(id, { signal })),
      settled(() => determined.listExperiments({ limit: 1, signal })),
    ]).flat();
    const waits = Array.from({ length: 15 }, () => [
      settled(() => determined.experiment(id).wait({ signal, interval: "1h" })),
      settled(follow),
      settled(() => busy.getExperiment(id, { signal })),
    ]).flat();
    expect(await Promise.all(calls)).toEqual(calls.map(() => "done"));
    const stop = new Error("stop");
    controller.abort(stop);
    expect(await Promise.all(waits)).toEqual(waits.map(() => stop));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    // Warnings are given in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
    await determined.experiment(id).kill();
  },
  { anywhere: true },
);
