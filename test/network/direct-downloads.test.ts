import { get, type IncomingMessage, type ServerResponse } from "node:http";
import { mkdtemp, readdir, readFile, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { platform } from "#platform";
import type { CheckpointDownload, DownloadProgress } from "../../src/checkpoint-files/index.js";
import { StreamTruncatedError } from "../../src/errors/index.js";
import { systemClock } from "../../src/time/clock.js";
import { streamOf, tgz } from "../unit/checkpoint-files/tar-file.js";
import { serve, type RawServer } from "./raw-server.js";

/** What of the S3 package is used, over plain HTTP: `/list` gives sizes by key, everything else is an object. */
const { sdk } = vi.hoisted(() => {
  const ask = (url: string, abortSignal: AbortSignal): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      // As the real package does: the signal ends the request, and not the answer whose head is there.
      const request = get(url, { agent: false }, (response) => {
        abortSignal.removeEventListener("abort", end);
        resolve(response);
      });
      const end = (): void => void request.destroy(abortSignal.reason as Error);
      abortSignal.addEventListener("abort", end);
      request.on("error", reject);
    });
  class S3Client {
    constructor(readonly options: { endpoint: string }) {}
    async send({ input }: { input: { Key: string } }, { abortSignal }: { abortSignal: AbortSignal }): Promise<object> {
      return { Body: await ask(`${this.options.endpoint}/${input.Key}`, abortSignal) };
    }
  }
  class GetObjectCommand {
    constructor(readonly input: object) {}
  }
  async function* paginateListObjectsV2(
    { client }: { client: S3Client },
    _: object,
    { abortSignal }: { abortSignal: AbortSignal },
  ): AsyncGenerator<object> {
    let text = "";
    for await (const chunk of await ask(`${client.options.endpoint}/list`, abortSignal)) text += String(chunk);
    const sizes = JSON.parse(text) as Record<string, number>;
    yield { Contents: Object.entries(sizes).map(([Key, Size]) => ({ Key, Size })) };
  }
  return { sdk: { S3Client, GetObjectCommand, paginateListObjectsV2 } };
});
vi.mock("../../src/platform/node/download/optional-package.js", () => ({ optionalPackage: async () => sdk }));

const uuid = "6c5b4c45-41f4-4b4f-b685-d7b10f239f77";
const files: Record<string, string> = { "metadata.json": "{}", "state.pt": "s".repeat(70_000), "sub/b": "b" };
const sizes = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${uuid}/${name}`, text.length]));
const nameOf = (url: string | undefined): string => url!.replace(`/${uuid}/`, "");

type Answer = (name: string, response: ServerResponse, times: number) => void;

/** Serves the objects; `answer` may answer otherwise, or not at all. `times` counts from 1 by name. */
async function storage(answer: Answer): Promise<RawServer> {
  const asked = new Map<string, number>();
  return serve((request, response) => {
    const name = nameOf(request.url);
    const times = (asked.get(name) ?? 0) + 1;
    asked.set(name, times);
    answer(name, response, times);
  });
}
const whole: Answer = (name, response) => void response.end(name === "/list" ? JSON.stringify(sizes) : files[name]);

let root: string;
let target: string;
let archives: number;
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "direct-")));
  target = path.join(root, "target");
  archives = 0;
});

const request = ({ url }: RawServer, more: Partial<CheckpointDownload> = {}): CheckpointDownload => ({
  uuid,
  path: target,
  mode: "DIRECT",
  resources: {},
  metadata: {},
  storage: { type: "s3", bucket: "b", endpoint_url: url },
  // Real time: the limit is what is tested. Nothing else in these tests waits for it, and no busy machine is silent so long.
  silence: 500,
  attempts: 3,
  clock: { ...systemClock, sleep: (_, signal) => systemClock.sleep(1, signal) },
  openArchive: () => {
    archives += 1;
    return Promise.resolve(streamOf(tgz({ name: "metadata.json", body: "from the master" })));
  },
  ...more,
});
const left = (): Promise<string[]> => readdir(root);
const expectWhole = async (): Promise<void> => {
  for (const [name, text] of Object.entries(files)) expect(await readFile(path.join(target, name), "utf8")).toBe(text);
  expect(await left()).toEqual(["target"]);
};
/** Connections close a moment after the client has let go of them. */
const expectClosed = (server: RawServer): Promise<void> => expect.poll(() => server.unfinished.size).toBe(0);

const silences: [string, Answer][] = [
  ["the list", (name, response) => (name === "/list" ? undefined : whole(name, response, 1))],
  ["an object before its head", (name, response) => (name === "state.pt" ? undefined : whole(name, response, 1))],
  [
    "an object in the middle",
    (name, response) => {
      if (name !== "state.pt") return whole(name, response, 1);
      response.writeHead(200, { "content-length": 70_000 });
      response.write("s".repeat(30_000));
    },
  ],
];

test.each(silences)("%s that falls silent ends DIRECT after timeout, and closes its connection", async (_, answer) => {
  const server = await storage(answer);
  const error: unknown = await platform.downloadCheckpoint(request(server, { attempts: 1 })).catch((e: unknown) => e);
  expect(error).toMatchObject({
    name: "DownloadError",
    message: expect.stringMatching(/s3:\/\/b\. It was silent for 500 ms; pass a longer timeout if it may\./) as string,
  });
  expect(StreamTruncatedError.isInstance((error as Error).cause)).toBe(true);
  await expectClosed(server);
});

test.each(silences)("%s that falls silent lets AUTO go through the master", async (_, answer) => {
  const server = await storage(answer);
  await platform.downloadCheckpoint(request(server, { mode: "AUTO" }));
  expect(await readFile(path.join(target, "metadata.json"), "utf8")).toBe("from the master");
  expect(archives).toBe(1);
  await expectClosed(server);
});

test("bytes that trickle are not silence, however long they take", async () => {
  const server = await storage((name, response) => {
    if (name !== "state.pt") return whole(name, response, 1);
    let sent = 0;
    const more = (): void => {
      if (sent === 70_000) return void response.end();
      response.write("s".repeat(1000));
      sent += 1000;
      setTimeout(more, 10);
    };
    more();
  });
  await platform.downloadCheckpoint(request(server));
  await expectWhole();
});

const cuts: [string, (response: ServerResponse) => void][] = [
  ["reset", (response) => void response.destroy()],
  ["ended as if it were whole", (response) => void response.end()],
  ["silent", () => undefined],
];

test.each(cuts)("an object whose connection is %s is fetched again, and no other one", async (_, cut) => {
  const server = await storage((name, response, times) => {
    if (name !== "state.pt" || times === 3) return whole(name, response, 1);
    response.write("s".repeat(30_000), () => cut(response));
  });
  const seen: DownloadProgress[] = [];
  await platform.downloadCheckpoint(request(server, { onProgress: (progress) => seen.push(progress) }));
  await expectWhole();
  expect(seen.at(-1)).toMatchObject({ filesDone: 3, bytes: 70_003 });
  expect(server.requests.map(({ path: url }) => nameOf(url)).sort()).toEqual(
    ["/list", "metadata.json", "state.pt", "state.pt", "state.pt", "sub/b"].sort(),
  );
});

test("an object that is cut every time is an error after some attempts, and what arrived is kept", async () => {
  const server = await storage((name, response) => {
    if (name !== "state.pt") return whole(name, response, 1);
    response.write("s".repeat(30_000), () => response.destroy());
  });
  await expect(platform.downloadCheckpoint(request(server))).rejects.toThrow(
    /could not be read from s3:\/\/b: .*kept in/,
  );
  expect(server.requests.filter(({ path: url }) => nameOf(url) === "state.pt")).toHaveLength(3);
  await platform.downloadCheckpoint(request(await storage(whole)));
  await expectWhole();
});

test("a storage that hangs does not hold an abort, which leaves nothing behind", async () => {
  for (const [, answer] of silences) {
    const controller = new AbortController();
    const reason = new Error("enough");
    let onAsked = (): void => {};
    const asked = new Promise<void>((resolve) => (onAsked = resolve));
    const server = await storage((name, response, times) => {
      answer(name, response, times);
      if (server.unfinished.size > 0) setImmediate(onAsked);
    });
    const call = platform.downloadCheckpoint(request(server, { silence: 60_000, signal: controller.signal }));
    await asked;
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    await expectClosed(server);
    await expect.poll(left).toEqual([]);
  }
});

test("an archive of the master that is cut is fetched again, whole", async () => {
  const bytes = tgz(...Object.entries(files).map(([name, body]) => ({ name, body })));
  const server = await storage((_, response, times) => {
    if (times === 3) return void response.end(bytes);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  });
  const warnings: string[] = [];
  const openArchive = async (): Promise<ReadableStream<Uint8Array>> => (await fetch(`${server.url}/archive`)).body!;
  const more = { mode: "MASTER", warn: (message: string) => warnings.push(message) } as const;
  await platform.downloadCheckpoint(request(server, { ...more, openArchive }));
  await expectWhole();
  expect(server.requests).toHaveLength(3);
  expect(warnings).toHaveLength(2);
  expect(warnings[0]).toMatch(/^The download of checkpoint 6c5b.* starts again from its beginning: /);
});
