import { spawn } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeEach, expect, test } from "vitest";
import { platform } from "#platform";
import type { CheckpointDownload, DownloadProgress } from "../../../src/checkpoint-files/index.js";
import {
  ApiError,
  DownloadError,
  InvalidArgumentError,
  NotFoundError,
  UnsafeArchiveError,
} from "../../../src/errors/index.js";
import { systemClock } from "../../../src/time/clock.js";
import { hostileArchives } from "../checkpoint-files/hostile.js";
import { streamOf, tgz, type RawEntry } from "../checkpoint-files/tar-file.js";

const uuid = "6c5b4c45-41f4-4b4f-b685-d7b10f239f77";
const metadataText = '{\n  "steps_completed": 7\n}';
const entries: RawEntry[] = [
  { name: "metadata.json", body: metadataText },
  { name: "state.pt", body: "s".repeat(3000), mode: 0o640 },
  { name: "sub/", type: "5" },
  { name: "sub/weights.bin", body: "w".repeat(10_240) },
];
const resources = {
  "metadata.json": metadataText.length,
  "state.pt": 3000,
  "sub/": 0,
  "sub/weights.bin": 10_240,
  "void/": 0,
};
const names = ["metadata.json", "state.pt", "sub", "sub/weights.bin", "void"];

let root: string;
let target: string;
let opened: number;
const request = (more: Partial<CheckpointDownload> = {}): CheckpointDownload => ({
  uuid,
  path: target,
  mode: "MASTER",
  resources,
  metadata: { steps_completed: 7 },
  storage: undefined,
  clock: systemClock,
  openArchive: () => {
    opened += 1;
    return Promise.resolve(streamOf(tgz(...entries), 500));
  },
  ...more,
});
const archive = (...given: RawEntry[]): Partial<CheckpointDownload> => ({
  openArchive: () => Promise.resolve(streamOf(tgz(...given))),
});
const download = (more?: Partial<CheckpointDownload>): Promise<string> => platform.downloadCheckpoint(request(more));
const list = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).sort();
const failure = (more: Partial<CheckpointDownload>): Promise<unknown> =>
  download(more).then(
    () => undefined,
    (error: unknown) => error,
  );

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "download-")));
  target = path.join(root, "target");
  opened = 0;
});

test("the target gets the files of the checkpoint and nothing else, and its parent only the target", async () => {
  expect(await download()).toBe(target);
  expect(await list(target)).toEqual(names);
  expect(await readdir(root)).toEqual(["target"]);
  expect(await readFile(path.join(target, "metadata.json"), "utf8")).toBe(metadataText);
  expect(await readFile(path.join(target, "sub/weights.bin"), "utf8")).toBe("w".repeat(10_240));
  const facts = await stat(path.join(target, "state.pt"));
  expect([facts.mode & 0o777, facts.mtimeMs]).toEqual([0o640, 1_600_000_000_000]);
});

test("without a path the target is checkpoints/<uuid> under the working directory", async () => {
  const before = process.cwd();
  try {
    process.chdir(root);
    expect(await download({ path: undefined })).toBe(path.join("checkpoints", uuid));
    expect(await list(path.join(root, "checkpoints", uuid))).toEqual(names);
  } finally {
    process.chdir(before);
  }
});

test("metadata.json is written from the record where the checkpoint has none", async () => {
  await download({
    resources: { a: 1 },
    ...archive({ name: "a", body: "1" }),
    metadata: { framework: "torch-1", x: [1] },
  });
  expect(await readFile(path.join(target, "metadata.json"), "utf8")).toBe(
    '{\n  "framework": "torch-1",\n  "x": [\n    1\n  ]\n}',
  );
});

test.each(["metadata.json", "MLmodel"])(
  "a target that holds %s is left exactly alone, without a request",
  async (marker) => {
    await mkdir(target);
    await writeFile(path.join(target, marker), "mine");
    expect(await download()).toBe(target);
    expect(await list(target)).toEqual([marker]);
    expect(await readFile(path.join(target, marker), "utf8")).toBe("mine");
    expect(opened).toBe(0);
  },
);

test("a target that may hold another checkpoint is left alone with a warning", async () => {
  const warnings: string[] = [];
  const again = (more: Partial<CheckpointDownload> = {}): Promise<string> =>
    download({ warn: (message) => void warnings.push(message), ...more });
  await again();
  await again();
  expect(warnings).toEqual([]);
  await again({ metadata: { steps_completed: 9 } });
  expect(warnings.pop()).toContain(`but its metadata.json has another "steps_completed", so it may not be`);
  await again({ resources: { ...resources, "state.pt": 3001 } });
  expect(warnings.pop()).toContain("but its state.pt has 3000 bytes instead of 3001");
  await rm(path.join(target, "sub/weights.bin"));
  await again();
  expect(warnings.pop()).toContain("but it lacks sub/weights.bin");
  await again({ resources: {}, metadata: {} });
  expect(warnings).toEqual([]);
  expect(opened).toBe(1);
});

test("overwrite replaces the checkpoint's files and keeps the others", async () => {
  await mkdir(path.join(target, "sub"), { recursive: true });
  await writeFile(path.join(target, "metadata.json"), "old");
  await writeFile(path.join(target, "sub/weights.bin"), "old");
  await writeFile(path.join(target, "sub/mine"), "mine");
  await download({ overwrite: true });
  expect(await list(target)).toEqual([...names, "sub/mine"].sort());
  expect(await readFile(path.join(target, "metadata.json"), "utf8")).toBe(metadataText);
  expect(await readFile(path.join(target, "sub/mine"), "utf8")).toBe("mine");
  expect(await readdir(root)).toEqual(["target"]);
});

test("overwrite that fails leaves what was there", async () => {
  await mkdir(target);
  await writeFile(path.join(target, "metadata.json"), "old");
  await expect(download({ overwrite: true, ...archive({ name: "state.pt", body: "short" }) })).rejects.toThrow(
    DownloadError,
  );
  expect(await readFile(path.join(target, "metadata.json"), "utf8")).toBe("old");
  expect(await readdir(root)).toEqual(["target"]);
});

test("a half-filled target without markers is completed, and its other files stay", async () => {
  await mkdir(path.join(target, "sub"), { recursive: true });
  await writeFile(path.join(target, "state.pt"), "half");
  await writeFile(path.join(target, "mine"), "mine");
  await download();
  expect(await list(target)).toEqual([...names, "mine"].sort());
  expect((await stat(path.join(target, "state.pt"))).size).toBe(3000);
});

test("a link in the target that leads elsewhere is not written through", async () => {
  await mkdir(path.join(root, "elsewhere"));
  await mkdir(target);
  await symlink(path.join(root, "elsewhere"), path.join(target, "sub"));
  const error = await failure({});
  expect(DownloadError.isInstance(error)).toBe(true);
  expect((error as Error).message).toMatch(/sub: it is a link/);
  expect(await list(path.join(root, "elsewhere"))).toEqual([]);
});

test("a target that is a link to a directory is followed", async () => {
  await mkdir(path.join(root, "real"));
  await symlink(path.join(root, "real"), target);
  await download();
  expect(await list(path.join(root, "real"))).toEqual(names);
});

test("a target that is a file is refused before a request", async () => {
  await writeFile(target, "x");
  await expect(download()).rejects.toThrow(InvalidArgumentError);
  expect(opened).toBe(0);
});

test.each(["sub", "sub/weights.bin"])(
  "a target that has another kind of thing at %s is refused and not changed",
  async (name) => {
    const place = path.join(target, name);
    await mkdir(path.dirname(place), { recursive: true });
    if (name === "sub") await writeFile(place, "x");
    else await mkdir(place);
    const before = await list(target);
    await expect(download()).rejects.toThrow(/cannot be written to/);
    expect(await list(target)).toEqual(before);
  },
);

test("a file that is missing is named, and nothing is put in place", async () => {
  const error = (await failure(archive(...entries.slice(0, 3)))) as DownloadError;
  expect(DownloadError.isInstance(error)).toBe(true);
  expect([error.missing, error.uuid]).toEqual([["sub/weights.bin"], uuid]);
  expect(error.message).toMatch(/missing: sub\/weights\.bin\..*safe to try again/);
  expect(await readdir(root)).toEqual([]);
});

test("a file of another size than the record's is refused by name", async () => {
  const error = (await failure(archive({ name: "state.pt", body: "short" }))) as DownloadError;
  expect([DownloadError.isInstance(error), error.path]).toEqual([true, "state.pt"]);
  expect(error.message).toMatch(/has 5 bytes, but the master's record says 3000/);
  expect(await readdir(root)).toEqual([]);
});

test("with verify: false what came is taken", async () => {
  await download({ verify: false, ...archive({ name: "state.pt", body: "short" }) });
  expect(await list(target)).toEqual(["metadata.json", "state.pt", "sub", "void"]);
});

test("files that the record does not list are kept", async () => {
  await download(archive(...entries, { name: "extra", body: "e" }));
  expect(await list(target)).toEqual([...names, "extra"].sort());
});

test("of two entries with one name the later one counts", async () => {
  await download({ verify: false, ...archive({ name: "twice", body: "first" }, { name: "twice", body: "2" }) });
  expect(await readFile(path.join(target, "twice"), "utf8")).toBe("2");
});

test("progress counts files and bytes up to the record's total", async () => {
  const seen: DownloadProgress[] = [];
  await download({ onProgress: (progress) => seen.push(progress) });
  const totalBytes = metadataText.length + 3000 + 10_240;
  // Small files are written at the same time, so that they end in any order.
  expect(seen.map(({ file }) => file).sort()).toEqual(["metadata.json", "state.pt", "sub/weights.bin"]);
  expect(seen.map(({ filesDone }) => filesDone)).toEqual([1, 2, 3]);
  expect(seen.at(-1)).toMatchObject({ bytes: totalBytes, totalBytes });
});

test("an abort at any progress event leaves nothing, and the next call completes", async () => {
  for (let event = 0; event < 3; event += 1) {
    const controller = new AbortController();
    const reason = new Error(`enough at ${event}`);
    let count = 0;
    const onProgress = (): void => {
      if (count === event) controller.abort(reason);
      count += 1;
    };
    await expect(
      download({ path: path.join(root, "new/deep/target"), signal: controller.signal, onProgress }),
    ).rejects.toBe(reason);
    // The call does not wait for the removal.
    await expect.poll(() => readdir(root)).toEqual([]);
  }
  await download();
  expect(await list(target)).toEqual(names);
});

test("an abort does not wait for what hangs, and a second download of the target can begin at once", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const place = path.join(root, "new/target");
  let onOpened = (): void => {};
  const isOpened = new Promise<void>((resolve) => (onOpened = resolve));
  // A source that knows no signals.
  const openArchive = (): Promise<never> => (onOpened(), new Promise(() => {}));
  const call = download({ path: place, openArchive, signal: controller.signal });
  await isOpened;
  controller.abort(reason);
  await expect(call).rejects.toBe(reason);
  await download({ path: place });
  expect(await list(place)).toEqual(names);
});

test("a large file of a shared file system is copied in steps, with its mode and times", async () => {
  const storage = await storeOnDisk();
  const large = Buffer.alloc(9 * 2 ** 20, "large ");
  const source = path.join(root, "host/store", uuid, "large.bin");
  await writeFile(source, large, { mode: 0o640 });
  await utimes(source, 1_500_000_000, 1_500_000_000);
  const seen: number[] = [];
  const onProgress = ({ file, bytes }: DownloadProgress): void => {
    if (file === "large.bin") seen.push(bytes);
  };
  await download({ ...storage, mode: "DIRECT", onProgress });
  const place = path.join(target, "large.bin");
  expect((await readFile(place)).equals(large)).toBe(true);
  const facts = await stat(place);
  expect([facts.mode & 0o777, facts.mtimeMs]).toEqual([0o640, 1_500_000_000_000]);
  expect(seen.length).toBeGreaterThan(2);
});

test("an abort before anything makes no request", async () => {
  const reason = new Error("never");
  await expect(download({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(opened).toBe(0);
});

test("an error of a progress callback comes out as it is and leaves nothing", async () => {
  const mine = new Error("mine");
  const onProgress = (): never => {
    throw mine;
  };
  await expect(download({ onProgress })).rejects.toBe(mine);
  expect(await readdir(root)).toEqual([]);
});

test("an archive that was cut at any byte leaves nothing, and the next call completes", async () => {
  const small = tgz({ name: "a", body: "hello" }, { name: "sub/b", body: "x" });
  const more = { resources: { a: 5, "sub/b": 1 } };
  for (let length = 0; length < small.length; length += 1) {
    const openArchive = (): Promise<ReadableStream<Uint8Array>> =>
      Promise.resolve(streamOf(small.subarray(0, length), 64));
    const error = await failure({ ...more, openArchive });
    if (!DownloadError.isInstance(error)) throw new Error(`cut at ${length}: ${String(error)}`);
    expect(await readdir(root)).toEqual([]);
  }
  await download({ ...more, openArchive: () => Promise.resolve(streamOf(small)) });
  expect(await list(target)).toEqual(["a", "metadata.json", "sub", "sub/b"]);
});

test.each(Object.keys(hostileArchives))("nothing is written anywhere for the hostile archive: %s", async (name) => {
  const openArchive = (): Promise<ReadableStream<Uint8Array>> =>
    Promise.resolve(streamOf(hostileArchives[name] as Buffer));
  const error = await failure({ resources: {}, openArchive, path: path.join(root, "in/target") });
  expect(UnsafeArchiveError.isInstance(error)).toBe(true);
  expect(await list(root)).toEqual([]);
  const outside = await readdir("/tmp");
  expect(outside.filter((file) => file.startsWith("evil"))).toEqual([]);
});

test("a bomb is stopped by the sizes of the record", async () => {
  const bomb = tgz({ name: "state.pt", body: new Uint8Array(200 * 2 ** 20) });
  const openArchive = (): Promise<ReadableStream<Uint8Array>> => Promise.resolve(streamOf(bomb));
  for (const verify of [true, false]) {
    await expect(download({ openArchive, verify })).rejects.toThrow(DownloadError);
    expect(await readdir(root)).toEqual([]);
  }
});

test("links inside the archive are made, after all files", async () => {
  const inside = [
    { name: "latest", type: "2", link: "sub/weights.bin" },
    { name: "sub/up", type: "2", link: "../state.pt" },
    { name: "copy", type: "1", link: "state.pt" },
  ];
  await download(archive(...inside, ...entries));
  expect(await readlink(path.join(target, "latest"))).toBe("sub/weights.bin");
  expect(await readFile(path.join(target, "sub/up"), "utf8")).toBe("s".repeat(3000));
  expect((await stat(path.join(target, "copy"))).size).toBe(3000);
});

const weights = { "metadata.json": metadataText.length, "weights.bin": 1000 };
test.each([
  ["a dangling link", [{ name: "weights.bin", type: "2", link: "nothing" }]],
  ["a link to a file of another size", [{ name: "weights.bin", type: "2", link: "metadata.json" }]],
  [
    "a link to a directory",
    [
      { name: "d/", type: "5" },
      { name: "weights.bin", type: "2", link: "d" },
    ],
  ],
  ["a link to itself", [{ name: "weights.bin", type: "2", link: "weights.bin" }]],
  ["a hard link to a file of another size", [{ name: "weights.bin", type: "1", link: "metadata.json" }]],
])("%s is not a file of the record", async (_, links) => {
  const given = { resources: weights, ...archive(entries[0]!, ...links) };
  expect(await failure(given)).toMatchObject({
    name: "DownloadError",
    message: expect.stringContaining("weights.bin"),
  });
  expect(await readdir(root)).toEqual([]);
  await download({ ...given, verify: false });
  expect(await readdir(target)).toContain("weights.bin");
});

test("a link to a file of the record's size is one", async () => {
  const links = [
    { name: "real.bin", body: "x".repeat(1000) },
    { name: "weights.bin", type: "2", link: "real.bin" },
  ];
  await download({ resources: weights, ...archive(entries[0]!, ...links) });
  expect((await stat(path.join(target, "weights.bin"))).size).toBe(1000);
});

test("an error of the master keeps its class", async () => {
  const details = { status: 404, method: "GET", path: "/checkpoints/{uuid}", attempts: 1, elapsed: 1 };
  const notFound = new NotFoundError("no such checkpoint", details);
  await expect(download({ openArchive: () => Promise.reject(notFound) })).rejects.toBe(notFound);
});

test.each([
  [500, 3],
  [501, 2],
  [507, 3],
  [522, 3],
])("after an archive that was cut, a status %i leaves %i attempts", async (status, attempts) => {
  const details = { status, method: "GET", path: "/checkpoints/{uuid}", attempts: 1, elapsed: 1 };
  const openArchive = () => {
    opened += 1;
    if (opened === 2) return Promise.reject(new ApiError("away", details));
    return Promise.resolve(streamOf(opened === 1 ? tgz(...entries).subarray(0, 100) : tgz(...entries)));
  };
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  await download({ openArchive, attempts: 3, clock }).catch(() => {});
  expect(opened).toBe(attempts);
});

test("two downloads to one target at the same time both succeed", async () => {
  const results = await Promise.all([download(), download(), download()]);
  expect(results).toEqual([target, target, target]);
  expect(await list(target)).toEqual(names);
  expect(await readdir(root)).toEqual(["target"]);
});

async function storeOnDisk(): Promise<Partial<CheckpointDownload>> {
  const folder = path.join(root, "host/store", uuid);
  await mkdir(path.join(folder, "sub"), { recursive: true });
  await mkdir(path.join(folder, "void"));
  for (const { name, body = "", type } of entries) if (type !== "5") await writeFile(path.join(folder, name), body);
  await chmod(path.join(folder, "state.pt"), 0o600);
  await utimes(path.join(folder, "state.pt"), 1_500_000_000, 1_500_000_000);
  return { storage: { type: "shared_fs", host_path: path.join(root, "host"), storage_path: "store" } };
}

test.each(["DIRECT", "AUTO"] as const)(
  "%s copies from a shared file system, with modes and times, without a request",
  async (mode) => {
    const storage = await storeOnDisk();
    await download({ ...storage, mode });
    expect(await list(target)).toEqual(names);
    const facts = await stat(path.join(target, "state.pt"));
    expect([facts.mode & 0o777, facts.mtimeMs]).toEqual([0o600, 1_500_000_000_000]);
    expect(opened).toBe(0);
  },
);

test("DIRECT reads a directory storage", async () => {
  await storeOnDisk();
  await download({ mode: "DIRECT", storage: { type: "directory", container_path: path.join(root, "host/store") } });
  expect(await list(target)).toEqual(names);
});

test("DIRECT that finds nothing names the places", async () => {
  const error = await failure({ mode: "DIRECT", storage: { type: "shared_fs", host_path: path.join(root, "none") } });
  expect(DownloadError.isInstance(error)).toBe(true);
  expect((error as Error).message).toContain(path.join(root, "none", uuid));
  expect((error as Error).message).toContain(`/determined_shared_fs/${uuid}`);
});

test("AUTO goes through the master when storage is not there, unknown or incomplete", async () => {
  const broken = await storeOnDisk();
  await truncate(path.join(root, "host/store", uuid, "sub/weights.bin"), 5);
  const storages = [{ type: "shared_fs", host_path: "/nowhere" }, undefined, { type: "hdfs" }, broken.storage];
  for (const [index, storage] of storages.entries()) {
    const place = path.join(root, `t${index}`);
    await download({ mode: "AUTO", storage, path: place });
    expect(await list(place)).toEqual(names);
  }
  expect(opened).toBe(storages.length);
});

test("AUTO that fails both ways is one DownloadError with both reasons and the master's error as cause", async () => {
  const cause = new Error("the master says: azure is not served");
  const storage = { type: "shared_fs", host_path: "/nowhere" };
  const error = (await failure({ mode: "AUTO", storage, openArchive: () => Promise.reject(cause) })) as DownloadError;
  expect(DownloadError.isInstance(error)).toBe(true);
  expect(error.message).toContain("azure is not served");
  expect(error.message).toContain("/nowhere");
  expect(error.cause).toBe(cause);
  expect(await readdir(root)).toEqual([]);
});

test.each([
  [{ type: "s3", bucket: "b" }, "@aws-sdk/client-s3"],
  [{ type: "gcs", bucket: "b" }, "@google-cloud/storage"],
  [{ type: "azure", container: "b", account_url: "https://x.invalid" }, "@azure/storage-blob"],
])("DIRECT of %j names the package to install", async (storage, name) => {
  const error = await failure({ mode: "DIRECT", storage });
  expect(DownloadError.isInstance(error)).toBe(true);
  expect((error as Error).message).toContain(`npm install ${name}`);
});

test("a download that was killed is completed by the next call, which leaves nothing beside the target", async () => {
  const code = path.join(root, "download.mjs");
  const entry = fileURLToPath(new URL("../../../src/platform/node/index.ts", import.meta.url));
  await build({
    entryPoints: [entry],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: code,
    logLevel: "silent",
    external: ["undici"],
  });
  const bytes = tgz(...entries).toString("base64");
  const script = `
    const { platform } = await import(${JSON.stringify(code)});
    const bytes = Buffer.from("${bytes}", "base64");
    let sent = false;
    const openArchive = async () => new ReadableStream({
      pull: (stream) => sent ? new Promise(() => {}) : (sent = true, stream.enqueue(new Uint8Array(bytes.subarray(0, bytes.length - 30)))),
    });
    setInterval(() => {}, 1000);
    await platform.downloadCheckpoint({ uuid: "${uuid}", path: ${JSON.stringify(target)}, mode: "MASTER", resources: ${JSON.stringify(resources)},
      metadata: {}, openArchive, onProgress: (p) => process.stdout.write(p.file + "\\n") });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (text: Buffer) => {
      if (String(text).includes("state.pt")) resolve();
    });
  });
  const closed = new Promise((resolve) => child.on("close", resolve));
  child.kill("SIGKILL");
  await closed;
  expect((await readdir(root)).filter((name) => name.endsWith(".partial"))).toHaveLength(1);
  await download();
  expect(await list(target)).toEqual(names);
  expect((await readdir(root)).sort()).toEqual(["download.mjs", "target"]);
});

test("a link in a storage on disk is followed within the storage, and not out of it", async () => {
  const { storage } = await storeOnDisk();
  const store = path.join(root, "host/store");
  await writeFile(path.join(root, "secret"), "mine");
  await mkdir(path.join(store, "base"));
  await writeFile(path.join(store, "base/shared.bin"), "shared");
  await symlink("../base", path.join(store, uuid, "base"));
  await download({ mode: "DIRECT", storage });
  expect(await readFile(path.join(target, "base/shared.bin"), "utf8")).toBe("shared");
  const loop = ["sub/again", ".."] as const;
  const out = ["secret.txt", path.join(root, "secret")] as const;
  for (const [name, to] of [loop, out, ["folder", root] as const, ["base/deep", root] as const]) {
    await symlink(to, path.join(store, uuid, name));
    const error = await failure({ mode: "DIRECT", storage, path: path.join(root, "other") });
    expect(error).toMatchObject({ name: "DownloadError", message: expect.stringContaining(name) as string });
    await rm(path.join(store, uuid, name));
  }
  expect(await readdir(root)).not.toContain("other");
});

test("a folder that somebody else left under the name of a try is not used", async () => {
  await mkdir(path.join(root, "elsewhere"));
  const { storage } = await storeOnDisk();
  const first = await failure({ mode: "DIRECT", storage, resources: { gone: 1 } });
  expect(first).toMatchObject({ name: "DownloadError" });
  const [left] = (await readdir(root)).filter((name) => name.endsWith(".partial"));
  await rm(path.join(root, left!), { recursive: true });
  await symlink(path.join(root, "elsewhere"), path.join(root, left!));
  await download({ mode: "DIRECT", storage });
  expect(await readdir(path.join(root, "elsewhere"))).toEqual([]);
});

test("errors of the system name the target, the reason and what they wrap", async () => {
  await writeFile(path.join(root, "file"), "x");
  const place = path.join(root, "file/sub/target");
  const error = await failure({ path: place });
  expect(error).toMatchObject({
    name: "DownloadError",
    path: place,
    message: `Checkpoint ${uuid} could not be written to ${place}: a part of its path is a file (ENOTDIR).`,
    cause: { code: "ENOTDIR" },
  });
});

test.runIf(process.platform === "linux").each(["/proc/x", "/proc/x/y/z", "/proc/self/fd/x"])(
  "where nothing can be made, as in %s, the download ends",
  async (place) => {
    expect(await failure({ path: place })).toMatchObject({
      name: "DownloadError",
      path: place,
      message: `Checkpoint ${uuid} could not be written to ${place}: a part of its path cannot be made (ENOENT).`,
    });
  },
  10_000,
);

test("a storage that cannot be read is not taken for a target that cannot be written", async () => {
  const { storage } = await storeOnDisk();
  await symlink("nowhere", path.join(root, "host/store", uuid, "dangling"));
  expect(await failure({ mode: "DIRECT", storage })).toMatchObject({
    name: "DownloadError",
    message: expect.stringMatching(/could not be read: .*dangling: there is no such file\./) as string,
  });
});

test("a direct download that failed says what it keeps, and keeps nothing where there is nothing", async () => {
  const { storage } = await storeOnDisk();
  const error = await failure({ mode: "DIRECT", storage, resources: { ...resources, gone: 1 } });
  const [left] = (await readdir(root)).filter((name) => name.endsWith(".partial"));
  expect(error).toMatchObject({ name: "DownloadError", missing: ["gone"] });
  expect((error as Error).message).toContain(
    `What has arrived is kept in ${path.join(root, left!)}, where the next try`,
  );
  await download({ mode: "DIRECT", storage });
  await failure({
    mode: "DIRECT",
    storage: { type: "shared_fs", host_path: "/nowhere" },
    path: path.join(root, "other"),
  });
  expect((await readdir(root)).filter((name) => name.endsWith(".partial"))).toEqual([]);
});
