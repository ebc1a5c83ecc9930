import { access, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect, onTestFinished } from "vitest";
import {
  BadRequestError,
  Checkpoint,
  CheckpointState,
  CheckpointStateError,
  DeterminedError,
  DownloadError,
  DownloadMode,
  NotFoundError,
  UnsupportedByMasterError,
} from "../../src/index.js";
import { contract, contractOnWire, type TestMaster } from "./master.js";
import { unique } from "./unique.js";

async function trained(master: TestMaster, config?: Record<string, unknown>): Promise<Checkpoint> {
  const experiment = await master.train({ name: "checkpoints", ...config });
  await master.finish(experiment);
  return experiment.topCheckpoint();
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "determined-checkpoint-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Files below a folder, with sizes. */
async function filesIn(folder: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = (await readFile(path)).length;
  }
  return found;
}

const filesOf = ({ resources }: Checkpoint): Record<string, number> =>
  Object.fromEntries(Object.entries(resources).filter(([path]) => !path.endsWith("/")));

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

contract("a checkpoint's record has JavaScript values", async (master) => {
  const top = await trained(master);
  const checkpoint = await master.determined.getCheckpoint(top.uuid);
  expect(checkpoint).toBeInstanceOf(Checkpoint);
  expect(checkpoint.state).toBe(CheckpointState.COMPLETED);
  expect(checkpoint.reportTime).toBeInstanceOf(Date);
  expect(new Date(checkpoint.reportTimeText!)).toEqual(checkpoint.reportTime);
  expect(Object.values(checkpoint.resources).every((size) => Number.isSafeInteger(size))).toBe(true);
  expect(checkpoint.taskId).toBeTruthy();
  expect(checkpoint.training).toMatchObject({
    trialId: expect.any(Number) as number,
    hparams: expect.any(Object) as object,
  });
  expect(checkpoint.training?.experimentConfig).toMatchObject({ name: "checkpoints" });
  expect(checkpoint.training?.validationMetrics.avgMetrics["loss"]).toBe(checkpoint.training?.searcherMetric);
  expect(checkpoint.metadata).toMatchObject({ steps_completed: expect.any(Number) as number });
  expect(inspect(checkpoint)).toMatch(/^Checkpoint\(uuid=[\da-f-]+, state=STATE_COMPLETED, size=\d+ (?:bytes|MiB)\)$/);
  expect(JSON.parse(JSON.stringify(checkpoint))).toMatchObject({ uuid: top.uuid, state: "STATE_COMPLETED" });
});

contract("a checkpoint that is not there is not found", async ({ determined }) => {
  await expect(determined.getCheckpoint("00000000-0000-4000-8000-000000000000")).rejects.toThrow(NotFoundError);
});

contract("metadata edits keep keys that others set, and storage keys", async (master) => {
  const checkpoint = await trained(master);
  const other = await master.determined.getCheckpoint(checkpoint.uuid);
  await other.addMetadata({ theirs: 1, shared: { a: 1 } });
  await checkpoint.addMetadata({ shared: { b: 2 }, mine: ["x", null] });
  expect(checkpoint.metadata).toMatchObject({ theirs: 1, shared: { b: 2 }, mine: ["x", null] });
  expect(checkpoint.metadata["steps_completed"]).toBe(other.metadata["steps_completed"]);
  await checkpoint.removeMetadata(["shared", "mine", "missing"]);
  await other.reload();
  expect(other.metadata).toEqual(checkpoint.metadata);
  expect(Object.keys(other.metadata)).not.toContain("mine");
  expect(other.metadata).toMatchObject({ theirs: 1 });
  expect(checkpoint.training?.trialId).toBe(other.training?.trialId);
});

contract("the archive holds exactly the files of the record", async (master) => {
  const checkpoint = await trained(master);
  const found: Record<string, number> = {};
  for await (const file of checkpoint.files()) {
    found[file.name] = (await readAll(file.stream())).length;
    expect(found[file.name]).toBe(file.size);
  }
  delete found["metadata.json"];
  const listed = filesOf(checkpoint);
  delete listed["metadata.json"];
  expect(found).toEqual(listed);
});

contract("the archive streams as gzip, tar and zip", async (master) => {
  const checkpoint = await trained(master);
  const gzip = await readAll(await checkpoint.stream());
  expect([...gzip.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  const zip = await readAll(await checkpoint.stream({ format: "zip" }));
  expect(new TextDecoder().decode(zip.subarray(0, 2))).toBe("PK");
  const tar = await readAll(await checkpoint.stream({ format: "tar" }));
  expect(new TextDecoder().decode(tar.subarray(257, 262))).toBe("ustar");
});

contract("a download puts the files of the record and metadata.json into the folder", async (master) => {
  const checkpoint = await trained(master);
  const path = join(await emptyFolder(), "deep", "target");
  const seen: string[] = [];
  const onProgress = ({ file }: { file: string }): void => void seen.push(file);
  expect(await master.run(checkpoint.download({ path, mode: DownloadMode.MASTER, onProgress }))).toBe(path);
  const found = await filesIn(path);
  expect(found).toMatchObject(filesOf(checkpoint));
  expect(Object.keys(found).sort()).toEqual(
    [...new Set([...Object.keys(filesOf(checkpoint)), "metadata.json"])].sort(),
  );
  expect(seen.length).toBeGreaterThan(0);
  expect(JSON.parse(await readFile(join(path, "metadata.json"), "utf8"))).toMatchObject({
    steps_completed: checkpoint.metadata["steps_completed"],
  });
});

contract("writeMetadataFile writes the metadata as JSON", async (master) => {
  const checkpoint = await trained(master);
  const path = join(await emptyFolder(), "new", "metadata.json");
  await checkpoint.writeMetadataFile(path);
  const text = await readFile(path, "utf8");
  expect(JSON.parse(text)).toEqual(checkpoint.metadata);
  expect(text).toContain('\n  "');
});

contract("the Pachyderm commit comes from the experiment's config", async (master) => {
  const plain = await trained(master);
  await expect(plain.getPachydermCommit()).rejects.toThrow(DeterminedError);
  await expect(plain.getPachydermCommit()).rejects.toThrow("integrations.pachyderm.dataset.commit");
});

contract("a checkpoint of the registry is not deleted, another one is", async (master) => {
  const checkpoint = await trained(master);
  const model = await master.determined.createModel(unique("keeps"));
  const version = await model.registerVersion(checkpoint);
  await expect(checkpoint.delete()).rejects.toThrow(BadRequestError);
  await version.delete();
  await checkpoint.delete();
  await model.delete();
});

contractOnWire("a folder that holds a checkpoint already is left as it is, without a request", async (master) => {
  const checkpoint = await trained(master);
  for (const marker of ["metadata.json", "MLmodel"]) {
    const path = await emptyFolder();
    await writeFile(join(path, marker), "{}");
    const before = master.wire.requests().length;
    expect(await checkpoint.download({ path })).toBe(path);
    expect(await filesIn(path)).toEqual({ [marker]: 2 });
    expect(master.wire.requests()).toHaveLength(before);
    // No limit: the fake's time goes on while the archive is unpacked.
    await master.run(checkpoint.download({ path, overwrite: true, mode: "MASTER", timeout: Infinity }));
    expect(await filesIn(path)).toMatchObject(filesOf(checkpoint));
  }
});

contractOnWire(
  "a handle downloads too, and asks nothing when the folder holds a checkpoint already",
  async (master) => {
    const checkpoint = await trained(master);
    const path = join(await emptyFolder(), "handle");
    await master.run(master.determined.checkpoint(checkpoint.uuid).download({ path, mode: "master" }));
    expect(await filesIn(path)).toMatchObject(filesOf(checkpoint));
    const before = master.wire.requests().length;
    expect(await master.determined.checkpoint(checkpoint.uuid).download({ path })).toBe(path);
    expect(master.wire.requests()).toHaveLength(before);
  },
  { anywhere: true },
);

contractOnWire(
  "an archive that is cut is fetched again, unless retry is false",
  async (master) => {
    const { wire, run } = master;
    const checkpoint = await trained(master);
    const archives = (): number => wire.requests({ operation: "get-checkpoint" }).length;
    const path = join(await emptyFolder(), "c");
    wire.faults.cut({ operation: "get-checkpoint", afterBytes: 100, times: 2 });
    // No limit: the fake's time goes on while it packs the archive of a fault.
    await run(checkpoint.download({ path, mode: "MASTER", timeout: Infinity }));
    expect(archives()).toBe(3);
    expect(await filesIn(path)).toEqual(filesOf(checkpoint));
    wire.faults.cut({ operation: "get-checkpoint", afterBytes: 100 });
    const once = master.client({ retry: false }).checkpoint(checkpoint.uuid);
    await expect(once.download({ path, mode: "MASTER", overwrite: true })).rejects.toThrow(DownloadError);
    expect(archives()).toBe(4);
    expect(await filesIn(path)).toEqual(filesOf(checkpoint));
  },
  { anywhere: true },
);

contract("every method of a handle learns the record it needs", async (master) => {
  const { uuid, metadata } = await trained(master);
  const { determined } = master;
  const path = join(await emptyFolder(), "metadata.json");
  await determined.checkpoint(uuid).writeMetadataFile(path);
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual(metadata);
  await expect(determined.checkpoint(uuid).getPachydermCommit()).rejects.toThrow("pachyderm");
  const handle = determined.checkpoint(uuid);
  await handle.addMetadata({ more: 1 });
  expect(handle.metadata).toEqual({ ...metadata, more: 1 });
  expect(handle.state).toBe("STATE_COMPLETED");
});

contractOnWire(
  "nothing local changes when the master refuses a metadata edit",
  async (master) => {
    const checkpoint = await trained(master);
    await (await master.determined.getCheckpoint(checkpoint.uuid)).addMetadata({ theirs: 1 });
    const before = JSON.stringify(checkpoint);
    master.wire.faults.fail({ operation: "PostCheckpointMetadata", status: 500, times: 2 });
    await expect(checkpoint.addMetadata({ mine: 1 })).rejects.toThrow();
    await expect(checkpoint.removeMetadata(["steps_completed"])).rejects.toThrow();
    expect(JSON.stringify(checkpoint)).toBe(before);
  },
  { anywhere: true },
);

contract("deletion happens in the background, and a deleted checkpoint cannot be downloaded", async (master) => {
  const checkpoint = await trained(master);
  await checkpoint.delete();
  await master.until(async () => (await checkpoint.reload()).state === CheckpointState.DELETED);
  const path = join(await emptyFolder(), "gone");
  const error: unknown = await checkpoint.download({ path }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CheckpointStateError);
  expect(error).toMatchObject({ uuid: checkpoint.uuid, state: "STATE_DELETED" });
  await expect(access(path)).rejects.toThrow();
});

contract(
  "files are removed by glob, and the rest still downloads",
  async (master) => {
    const checkpoint = await trained(master);
    const [gone] = Object.keys(filesOf(checkpoint)).filter((name) => name !== "metadata.json");
    await checkpoint.removeFiles([gone!]);
    await master.until(async () => (await checkpoint.reload()).state === CheckpointState.PARTIALLY_DELETED);
    expect(Object.keys(checkpoint.resources)).not.toContain(gone);
    const path = join(await emptyFolder(), "rest");
    await master.run(checkpoint.download({ path, mode: "master" }));
    expect(Object.keys(await filesIn(path))).not.toContain(gone);
    await expect(checkpoint.removeFiles(["../x"])).rejects.toThrow(BadRequestError);
  },
  { since: "0.23.0" },
);

contract(
  "removing files needs 0.23.0, and the error says so",
  async (master) => {
    const checkpoint = await trained(master);
    const error: unknown = await checkpoint.removeFiles(["*.pt"]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ since: "0.23.0", release: master.release });
  },
  { before: "0.23.0" },
);
