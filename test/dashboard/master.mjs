import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startProgram } from "./start-program.mjs";

/** A fake master that can be stopped, and started again at the same address with what it knew. */
export async function startMaster() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "determined-dashboard-"));
  const state = ["--state", path.join(folder, "state.json")];
  // Three times as fast: what is waited for is a step of a training.
  const start = (port) =>
    startProgram(
      "dist/cli.js",
      "fake-master",
      "--demo",
      "--quiet",
      "--cors",
      "*",
      "--speed",
      "3",
      "--port",
      port,
      ...state,
    );
  let running = await start("0");
  const { url } = running;
  return {
    url,
    stop: () => running.stop(),
    async startAgain() {
      running = await start(new URL(url).port);
    },
    async close() {
      await running.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
