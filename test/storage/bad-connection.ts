import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import { expect, onTestFinished, vi } from "vitest";
import { attempt, stored } from "./checkpoint.js";

/** How a connection goes bad: it ends, or nothing comes any more. */
export type Trouble = "reset" | "silence";

/** A way to a server whose first `times` connections go bad after the given bytes of answers. */
export interface BadConnection {
  readonly url: string;
  /** Connections that clients hold open. */
  readonly open: () => number;
}

async function badConnection(to: string, trouble: Trouble, after: number, times: number): Promise<BadConnection> {
  const { hostname, port } = new URL(to);
  const clients = new Set<Socket>();
  let left = times;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let bytes = 0;
    let isSilent = false;
    clients.add(client);
    client.on("close", () => (clients.delete(client), upstream.destroy()));
    for (const socket of [client, upstream]) socket.on("error", () => {});
    upstream.on("close", () => isSilent || client.destroy());
    client.pipe(upstream);
    upstream.on("data", (chunk: Buffer) => {
      if (isSilent) return;
      bytes += chunk.length;
      if (bytes <= after || left === 0) return void client.write(chunk);
      left -= 1;
      client.write(chunk.subarray(0, Math.max(0, chunk.length - (bytes - after))));
      if (trouble === "reset") client.resetAndDestroy();
      else isSilent = true;
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const client of clients) client.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, open: () => clients.size };
}

/** More than the answers of all but the large object have. */
const inTheLargeObject = 120_000;
const limits = { silence: 500, attempts: 3 };

/** An object that is cut in its middle is fetched again, and the checkpoint arrives whole. */
export async function expectCarried(server: string, trouble: Trouble, storage: (url: string) => object): Promise<void> {
  const { url } = await badConnection(server, trouble, inTheLargeObject, 1);
  const { target, archives, run } = await attempt(storage(url), "DIRECT", undefined, limits);
  await run();
  for (const [name, text] of Object.entries(stored)) expect(await readFile(path.join(target, name), "utf8")).toBe(text);
  expect(archives()).toBe(0);
}

/** A storage that never answers ends DIRECT after the limit, lets AUTO go through the master, and is not held open. */
export async function expectNoWait(server: string, storage: (url: string) => object): Promise<void> {
  const { url, open } = await badConnection(server, "silence", 0, Infinity);
  const direct = await attempt(storage(url), "DIRECT", undefined, limits);
  await expect(direct.run()).rejects.toThrow("It was silent for 500 ms; pass a longer timeout if it may.");
  const auto = await attempt(storage(url), "AUTO", undefined, limits);
  await auto.run();
  expect(auto.archives()).toBe(1);
  await vi.waitFor(() => expect(open()).toBe(0), { timeout: 5000 });
}

/** An abort does not wait for a storage that is silent in the middle of an object. */
export async function expectAborted(server: string, storage: (url: string) => object): Promise<void> {
  const { url } = await badConnection(server, "silence", inTheLargeObject, Infinity);
  const controller = new AbortController();
  const reason = new Error("enough");
  const { run } = await attempt(storage(url), "DIRECT", undefined, {
    signal: controller.signal,
    onProgress: () => controller.abort(reason),
  });
  await expect(run()).rejects.toBe(reason);
}
