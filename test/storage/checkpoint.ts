import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "vitest";
import { platform } from "#platform";
import type { CheckpointDownload } from "../../src/checkpoint-files/index.js";
import { systemClock } from "../../src/time/clock.js";
import { streamOf, tgz } from "../unit/checkpoint-files/tar-file.js";

export const uuid = "6c5b4c45-41f4-4b4f-b685-d7b10f239f77";
/** What lies in storage, by name; the master's archive holds "from the master" in its place. */
export const stored: Readonly<Record<string, string>> = {
  "metadata.json": '{"steps_completed": 3}',
  "state.pt": "s".repeat(200_000),
  "größe ☃/weights.bin": "w".repeat(3000),
  "sub/empty": "",
};
const fromMaster = "from the master";

/** One download into a fresh directory. */
export interface Attempt {
  readonly target: string;
  /** How often the master was asked for its archive. */
  readonly archives: () => number;
  readonly run: () => Promise<string>;
}

export async function attempt(
  storage: object,
  mode: CheckpointDownload["mode"],
  id: string = uuid,
  more: Partial<CheckpointDownload> = {},
): Promise<Attempt> {
  const target = path.join(await mkdtemp(path.join(tmpdir(), "storage-")), "target");
  let archives = 0;
  return {
    target,
    archives: () => archives,
    run: () =>
      platform.downloadCheckpoint({
        uuid: id,
        path: target,
        mode,
        storage,
        resources: {},
        metadata: {},
        clock: systemClock,
        openArchive: () => {
          archives += 1;
          return Promise.resolve(streamOf(tgz({ name: "metadata.json", body: fromMaster }), 500));
        },
        ...more,
      }),
  };
}

/** The download came from storage, whole, and the master was not asked. */
export async function expectStored(storage: object, mode: CheckpointDownload["mode"]): Promise<void> {
  const { target, archives, run } = await attempt(storage, mode);
  await run();
  for (const [name, text] of Object.entries(stored)) expect(await readFile(path.join(target, name), "utf8")).toBe(text);
  const found = await readdir(target, { recursive: true, withFileTypes: true });
  expect(found.filter((entry) => entry.isFile())).toHaveLength(Object.keys(stored).length);
  expect(archives()).toBe(0);
}

/** What AUTO cannot get from storage comes through the master. */
export async function expectFallback(storage: object, id?: string): Promise<void> {
  const { target, archives, run } = await attempt(storage, "AUTO", id);
  await run();
  expect(await readFile(path.join(target, "metadata.json"), "utf8")).toBe(fromMaster);
  expect(archives()).toBe(1);
}

/** DIRECT that fails says what and where, puts nothing in place and does not ask the master. */
export async function expectRefusal(storage: object, message: RegExp, id?: string): Promise<void> {
  const { target, archives, run } = await attempt(storage, "DIRECT", id);
  await expect(run()).rejects.toMatchObject({
    name: "DownloadError",
    message: expect.stringMatching(message) as string,
  });
  await expect(readdir(target)).rejects.toThrow("ENOENT");
  expect(archives()).toBe(0);
}
