import { expect, test } from "vitest";
import { DownloadError, UnsafeArchiveError } from "../../../src/errors/index.js";
import { checkpointFiles, type CheckpointFile } from "../../../src/checkpoint-files/index.js";
import { streamOf, tgz } from "./tar-file.js";

const text = (file: CheckpointFile): Promise<string> =>
  new Response(file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).text();
const archive = tgz(
  { name: "sub/", type: "5" },
  { name: "sub/a", body: "hello" },
  { name: "b", body: "x".repeat(100_000) },
  { name: "c", body: "end" },
);

test("each file has name, size and content; directories are passed by", async () => {
  const seen: unknown[] = [];
  for await (const file of checkpointFiles(streamOf(archive)))
    seen.push([file.name, file.size, (await text(file)).length]);
  expect(seen).toEqual([
    ["sub/a", 5, 5],
    ["b", 100_000, 100_000],
    ["c", 3, 3],
  ]);
});

test("files that are not read, or read in part, are passed by", async () => {
  const names: string[] = [];
  for await (const file of checkpointFiles(streamOf(archive, 1000))) {
    names.push(file.name);
    if (file.name === "b") await file.stream().getReader().read();
    if (file.name === "c") expect(await text(file)).toBe("end");
  }
  expect(names).toEqual(["sub/a", "b", "c"]);
});

test("a stream of a file that was passed by is an error, not an empty file", async () => {
  const files: CheckpointFile[] = [];
  for await (const file of checkpointFiles(streamOf(archive))) files.push(file);
  expect(() => files[0]?.stream()).toThrow(/Read each file before you ask for the next/);
});

test("a stream that was opened and not read before the next file is an error", async () => {
  const streams: ReadableStream<Uint8Array>[] = [];
  for await (const file of checkpointFiles(streamOf(archive))) streams.push(file.stream());
  await expect(streams[1]?.getReader().read()).rejects.toThrow(/already read or skipped/);
});

test("a content is given once", async () => {
  for await (const file of checkpointFiles(streamOf(archive))) {
    await text(file);
    expect(() => file.stream()).toThrow(DownloadError);
  }
});

test("an archive that was cut errors the content that was cut", async () => {
  let error: unknown;
  try {
    for await (const file of checkpointFiles(streamOf(archive.subarray(0, archive.length - 200)))) await text(file);
  } catch (reason) {
    error = reason;
  }
  expect(DownloadError.isInstance(error)).toBe(true);
});

test("a hostile entry ends the loop", async () => {
  const reading = (async () => {
    for await (const file of checkpointFiles(streamOf(tgz({ name: "a" }, { name: "/etc/x" })))) await text(file);
  })();
  await expect(reading).rejects.toThrow(UnsafeArchiveError);
});

test("an abort ends the loop with its reason", async () => {
  const reason = new Error("enough");
  const reading = (async () => {
    for await (const file of checkpointFiles(streamOf(archive), AbortSignal.abort(reason))) await text(file);
  })();
  await expect(reading).rejects.toBe(reason);
});
