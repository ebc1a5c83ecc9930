import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { DownloadError, UnsafeArchiveError } from "../../../src/errors/index.js";
import { readArchive, type ArchiveOptions } from "../../../src/checkpoint-files/index.js";
import { archiveError } from "../../../src/checkpoint-files/archive.js";
import { hostileArchives } from "./hostile.js";
import { paxEntry, streamOf, tar, tarEntry, tgz } from "./tar-file.js";

type Content = ReadableStream<Uint8Array<ArrayBuffer>>;
const readAll = async (bytes: Uint8Array, options?: ArchiveOptions, piece?: number): Promise<unknown[]> => {
  const entries: unknown[] = [];
  for await (const { name, type, size, body } of readArchive(streamOf(bytes, piece), options)) {
    const text = await new Response(body as Content).text().catch((error: unknown) => {
      throw archiveError(error);
    });
    entries.push([name, type, size, text]);
  }
  return entries;
};
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const good = tar({ name: "./sub/", type: "5" }, { name: "./sub/a", body: "hello" }, { name: "b" });

test("files and directories come in order, names without dots and slashes around them", async () => {
  const entries = [
    ["sub", "directory", 0, ""],
    ["sub/a", "file", 5, "hello"],
    ["b", "file", 0, ""],
  ];
  expect(await readAll(good)).toEqual(entries);
  expect(await readAll(gzipSync(good))).toEqual(entries);
  expect(await readAll(gzipSync(good), {}, 1)).toEqual(entries);
});

test("names of any length and letter come whole", async () => {
  const name = `${"ü".repeat(120)}/${"x".repeat(200)}`;
  expect(await readAll(tar(paxEntry({ path: name }), { name: "short", body: "1" }))).toEqual([[name, "file", 1, "1"]]);
});

test("permission bits come without setuid, and the time as a date", async () => {
  for await (const entry of readArchive(streamOf(tar({ name: "a", mode: 0o104755 })))) {
    expect([entry.mode, entry.modified]).toEqual([0o755, new Date(1_600_000_000_000)]);
  }
});

test("a link inside the archive is reported, with what it points to", async () => {
  for await (const entry of readArchive(streamOf(tar({ name: "a/l", type: "2", link: "../b/./c" })))) {
    expect([entry.type, entry.target]).toEqual(["symlink", "b/c"]);
  }
});

test.each(Object.keys(hostileArchives))("hostile archive: %s", async (name) => {
  const error = await failure(readAll(hostileArchives[name] as Buffer));
  expect(UnsafeArchiveError.isInstance(error)).toBe(true);
  expect((error as UnsafeArchiveError).entry).not.toBe("good");
});

test("an archive that was cut at any byte, compressed or not, is an error", async () => {
  const small = tar({ name: "a", body: "hello" }, { name: "sub/b", body: "x" });
  for (const whole of [gzipSync(small), small]) {
    // The end of a tar is two empty blocks; gzip ends with its sum.
    for (let length = 0; length < whole.length; length += 1) {
      const error = await failure(readAll(whole.subarray(0, length)));
      if (!DownloadError.isInstance(error)) throw new Error(`cut at ${length} of ${whole.length}: ${String(error)}`);
    }
    await readAll(whole);
  }
});

test("a byte that was changed anywhere in a compressed archive is an error", async () => {
  const whole = tgz({ name: "a", body: "hello" });
  let accepted = 0;
  for (let index = 0; index < whole.length; index += 1) {
    const changed = Buffer.from(whole);
    changed[index] = (changed[index] ?? 0) ^ 0x55;
    if ((await failure(readAll(changed))) === undefined) accepted += 1;
  }
  // Flags, time and system in the head of gzip carry no check.
  expect(accepted).toBeLessThanOrEqual(7);
});

test("a bomb is stopped at the limit", async () => {
  const bomb = tgz({ name: "zeros", body: new Uint8Array(50_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  const error = await failure(readAll(bomb, { limit: 1_000_000 }));
  expect(DownloadError.isInstance(error)).toBe(true);
  expect((error as Error).message).toMatch(/more than 1000000 bytes/);
});

test("a bomb of empty entries is stopped at the limit", async () => {
  const entry = tarEntry({ name: "a" });
  const error = await failure(
    readAll(gzipSync(Buffer.concat(Array.from({ length: 5000 }, () => entry))), { limit: 1_000_000 }),
  );
  expect(DownloadError.isInstance(error)).toBe(true);
});

test("an extended header of unreasonable size is refused", async () => {
  const error = await failure(readAll(tar(tarEntry({ name: "pax", type: "x", size: 2 ** 31 }), { name: "a" })));
  expect(DownloadError.isInstance(error)).toBe(true);
});

test.each([
  ["no archive", Buffer.from("<html>not here</html>")],
  ["nothing", Buffer.alloc(0)],
  ["one byte", Buffer.from([0x1f])],
  ["a wrong checksum", Buffer.concat([tar({ name: "a" }).fill(9, 148, 150)])],
  ["gzip of no archive", gzipSync("hello")],
  ["bytes after the end", Buffer.concat([good, Buffer.from("more")])],
])("%s is a broken archive", async (_, bytes) => {
  expect(DownloadError.isInstance(await failure(readAll(bytes)))).toBe(true);
});

test("an abort rejects with its reason while the source is silent, and ends the source", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  let cancelled: unknown;
  const source = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new Uint8Array(good.subarray(0, 1500))),
    cancel: (why) => {
      cancelled = why;
    },
  });
  const reading = (async () => {
    for await (const { body } of readArchive(source, { signal: controller.signal })) {
      setImmediate(() => controller.abort(reason));
      await new Response(body as Content).text();
    }
  })();
  await expect(reading).rejects.toBe(reason);
  expect(cancelled).toBe(reason);
});

test("leaving the loop early ends the source", async () => {
  let cancelled = false;
  const source = new ReadableStream<Uint8Array>({
    pull: (stream) => stream.enqueue(new Uint8Array(tarEntry({ name: "a", body: new Uint8Array(1000) }))),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const entry of readArchive(source)) if (entry.name) break;
  await new Promise((resolve) => setImmediate(resolve));
  expect(cancelled).toBe(true);
});

test("an error of the source comes as the cause", async () => {
  const cause = new Error("connection reset");
  const source = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new Uint8Array(good.subarray(0, 700))),
    pull: (stream) => stream.error(cause),
  });
  const error = await failure(
    (async () => {
      for await (const { body } of readArchive(source)) await new Response(body as Content).text();
    })(),
  );
  expect(DownloadError.isInstance(error)).toBe(true);
  expect((error as Error).message).toContain("connection reset");
  expect((error as DownloadError).cause).toBe(cause);
});

test("a sparse file is refused: its bytes are not those of the file", async () => {
  const fields = {
    "GNU.sparse.major": "1",
    "GNU.sparse.minor": "0",
    "GNU.sparse.name": "sp.bin",
    "GNU.sparse.realsize": "99",
  };
  const sparse = tar(paxEntry(fields), { name: "./GNUSparseFile.1/sp.bin", body: "1\n0\n1\nx" });
  await expect(readAll(sparse)).rejects.toMatchObject({ name: "DownloadError", path: "sp.bin" });
});
