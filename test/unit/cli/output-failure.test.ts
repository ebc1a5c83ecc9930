import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";

let command: BundledCommand;
let fake: FakeMaster;
beforeAll(async () => {
  command = await bundleCommand();
  fake = await createFakeMaster({ clock: "real" });
  fake.experiments.add({ name: "done", ago: "5h", runsFor: "1h", metric: "loss" });
  await fake.listen({ port: 0 });
}, 60_000);
afterAll(async () => {
  await fake.close();
  await command.cleanUp();
});

interface Ended {
  readonly code: number;
  readonly err: string;
}

/** Runs the command with a standard output that is a full disk. */
function runOnFullDisk(call: string): Promise<Ended> {
  const line = `"${process.execPath}" "${command.script}" ${call} > /dev/full`;
  const env = { PATH: process.env.PATH, DET_MASTER: fake.url, DET_USER: "admin", DET_USER_TOKEN: fake.token("admin") };
  return new Promise((resolve) =>
    execFile("bash", ["--norc", "-c", line], { env }, (error, _, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), err }),
    ),
  );
}

const words = "Standard output could not be written: no space left on device.";

test
  .skipIf(!existsSync("/dev/full"))
  .each([["experiments"], ["logs 1"], ["top 1"], ["doctor"], ["help"], ["--version"], ["fake-master --port 0"]])(
  "%s on a full disk fails with one line",
  async (call) => {
    expect(await runOnFullDisk(call)).toEqual({ code: 1, err: `determined-client: ${words}\n` });
  },
);

test.skipIf(!existsSync("/dev/full")).each([["experiments --json"], ["logs 1 --json"], ["--version --json"]])(
  "%s on a full disk fails with one object",
  async (call) => {
    const { code, err } = await runOnFullDisk(call);
    expect(code).toBe(1);
    expect(JSON.parse(err)).toEqual({ error: { name: "OutputError", message: words } });
  },
);
