import { watch } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mark, staleFiles, writeFiles } from "../../../src/generator/write-files.js";

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return { ...real, rename: vi.fn(real.rename) };
});

let place: string;
let out: string;
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), "write-files-"));
  out = path.join(place, "src", "api");
});
afterEach(() => rm(place, { recursive: true, force: true }));
const files = { "schema.d.ts": `${mark}x\ntypes\n`, "index.ts": `${mark}x\ncode\n` };
const refusal = (options?: { alone?: boolean }) =>
  writeFiles(out, files, options).then(String, (error: Error) => error.message);

test("a new folder and those above it are made, and nothing lies beside it", async () => {
  await writeFiles(out, files, { alone: true });
  expect((await readdir(out)).sort()).toEqual(["index.ts", "schema.d.ts"]);
  expect(await readdir(path.dirname(out))).toEqual(["api"]);
  expect(await staleFiles(out, files)).toEqual([]);
});

test("nothing is made beside the folder, and what a killed run left in it does not stop it", async () => {
  await writeFiles(out, files, { alone: true });
  await mkdir(path.join(out, ".determined-generate-x"));
  await chmod(path.dirname(out), 0o500);
  const beside = vi.fn();
  const watcher = watch(path.dirname(out), beside);
  try {
    await writeFiles(out, { ...files, "index.ts": `${mark}y\nnewer\n` }, { alone: true });
  } finally {
    watcher.close();
    await chmod(path.dirname(out), 0o700);
  }
  expect(await readFile(path.join(out, "index.ts"), "utf8")).toContain("newer");
  expect(beside.mock.calls.filter(([, name]) => name !== "api")).toEqual([]);
});

test("what fails half-way, or is interrupted, leaves no new folder", async () => {
  await expect(writeFiles(out, { ...files, "no/such": "" })).rejects.toThrow("Cannot write");
  const signal = AbortSignal.abort(new Error("Interrupted."));
  await expect(writeFiles(out, files, { signal })).rejects.toThrow("Interrupted.");
  expect(await readdir(place)).toEqual([]);
});

test("what was generated is overwritten", async () => {
  await writeFiles(out, files, { alone: true });
  await writeFiles(out, { ...files, "index.ts": `${mark}y\nnewer\n` }, { alone: true });
  expect(await readFile(path.join(out, "index.ts"), "utf8")).toContain("newer");
});

test.each([
  ["that are there", { "schema.d.ts": `${mark}x\nold types\n`, "index.ts": `${mark}x\nold code\n` }],
  ["of which one is there", { "index.ts": `${mark}x\nold code\n` }],
])("when the second of the files, %s, cannot be replaced, all are what they were", async (_, old) => {
  await mkdir(out, { recursive: true });
  for (const [name, text] of Object.entries(old)) await writeFile(path.join(out, name), text);
  const { rename: real } = await vi.importActual<typeof import("node:fs/promises")>("node:fs/promises");
  vi.mocked(rename)
    .mockImplementationOnce(real)
    .mockRejectedValueOnce(Object.assign(new Error("busy"), { code: "EBUSY" }));
  expect(await refusal({ alone: true })).toBe(`Cannot write ${out}: busy. Choose another --out.`);
  const left = await Promise.all(
    (await readdir(out)).map(async (name) => [name, await readFile(path.join(out, name), "utf8")]),
  );
  expect(Object.fromEntries(left)).toEqual(old);
});

test.each([".DS_Store", ".index.ts.swp", ".#index.ts", "index.ts~", "#index.ts#", "Thumbs.db"])(
  "%s, which a desktop or an editor leaves, does not stop it and is left",
  async (name) => {
    await mkdir(out, { recursive: true });
    await writeFile(path.join(out, name), "theirs");
    await writeFiles(out, files, { alone: true });
    expect((await readdir(out)).sort()).toEqual(["index.ts", "schema.d.ts", name].sort());
    expect(await readFile(path.join(out, name), "utf8")).toBe("theirs");
  },
);

test("a file of ours that we did not write, and a strange one, are left, and nothing is written", async () => {
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, "schema.d.ts"), "export {};");
  expect(await refusal()).toBe(
    `${path.join(out, "schema.d.ts")} was not generated and is not overwritten: move it, or give another --out.`,
  );
  expect(await readdir(out)).toEqual(["schema.d.ts"]);
  await rm(path.join(out, "schema.d.ts"));
  await writeFile(path.join(out, "app.ts"), "");
  expect(await refusal({ alone: true })).toBe(
    `${out} holds app.ts, which is not ours: give --out a folder of its own, or move the file elsewhere.`,
  );
  expect(await readdir(out)).toEqual(["app.ts"]);
  expect(await readdir(path.dirname(out))).toEqual(["api"]);
});

test("a file in the place of a folder is named", async () => {
  await mkdir(path.dirname(out));
  await writeFile(out, "");
  expect(await refusal()).toBe(`${out} is a file; --out takes a folder.`);
  out = path.join(out, "deeper");
  expect(await refusal()).toBe(`Cannot write ${out}: a part of that path is a file.`);
});

test.runIf(process.platform === "linux").each(["/proc/x", "/proc/x/y"])(
  "where nothing can be made, as in %s, the attempt ends",
  async (folder) => {
    await expect(writeFiles(folder, files)).rejects.toThrow(`Cannot write ${folder}: `);
  },
  10_000,
);

test.runIf(process.platform === "linux")("a folder that may not be written is named", async () => {
  // Nobody may make files there, root neither.
  out = "/proc/determined-api";
  expect(await refusal()).toMatch(/^Cannot write \/proc\/determined-api: .*\. Choose another --out\.$/);
});

test("a link to nothing is named with where it leads", async () => {
  await mkdir(path.dirname(out), { recursive: true });
  await symlink(path.join(path.dirname(out), "gone"), out);
  expect(await refusal()).toMatch(
    / is a link to .*gone, which is not there: make that folder, or choose another --out\.$/,
  );
});

test.runIf(process.platform === "linux").each([
  [0o555, /^Cannot write .*: you may not do that there \(EACCES\)\. Choose another --out, or change who may/],
  [0o333, /^Cannot read the folder .*: you may not do that there \(EACCES\)\. Choose another --out, or change who may/],
])("a folder with the rights %o is named, with what to do", async (rights, words) => {
  await mkdir(out, { recursive: true });
  for (let at = path.dirname(out); at !== tmpdir(); at = path.dirname(at)) await chmod(at, 0o755);
  await chmod(out, rights);
  // Root may do everything everywhere, so that nobody tries it.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid!(65_534);
  try {
    expect(await refusal()).toMatch(words);
  } finally {
    if (isRoot) process.seteuid!(0);
    await chmod(out, 0o755);
  }
});

test("stale is what differs or is missing; not another first line, nor other ends of lines", async () => {
  await writeFiles(out, files);
  await writeFile(path.join(out, "index.ts"), files["index.ts"].replace("x", "y").replaceAll("\n", "\r\n"));
  expect(await staleFiles(out, files)).toEqual([]);
  await writeFile(path.join(out, "index.ts"), `${files["index.ts"]}more`);
  await rm(path.join(out, "schema.d.ts"));
  expect(await staleFiles(out, files)).toEqual(["schema.d.ts", "index.ts"]);
});
