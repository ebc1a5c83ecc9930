import type { FakeRelease } from "../../src/testing.js";
import { createFakeMaster } from "../../src/testing.js";
import { playProgram } from "./play.js";

/** How many times as fast as real time the fake trains: fast enough for many tests, slow enough to be met in the middle. */
const speed = 20;

/** Starts a fake master for tests that know nothing of it but its address; they run in other processes. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["DET_TEST_MASTER"]) return undefined;
  const version = (process.env["DET_TEST_RELEASE"] || undefined) as FakeRelease | undefined;
  const fake = await createFakeMaster({ version, clock: "real", speed, slots: 2000 });
  fake.train(playProgram);
  const { url } = await fake.listen();
  process.env["DET_TEST_MASTER"] = url;
  return async () => {
    delete process.env["DET_TEST_MASTER"];
    await fake.close();
  };
}
