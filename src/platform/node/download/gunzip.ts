import { createGunzip } from "node:zlib";

/** Larger pieces than DecompressionStream gives, and some of them ahead, so that zlib's thread need not wait. */
const settings = { chunkSize: 256 * 1024, highWaterMark: 2 ** 20 };

/**
 * Unpacks gzip with Node's zlib. Not by `Readable.fromWeb` and `toWeb`: in Node 20 a stream made so throws, where nobody
 * can catch it, when it is cancelled with data on its way.
 */
export function gunzip(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  const unzip = createGunzip(settings);
  let isOver = false;
  let wake = (): void => {};
  const feed = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (isOver) return;
      if (done) return void unzip.end();
      if (!unzip.write(value)) await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (settle: () => void): void => {
          if (isOver) return;
          isOver = true;
          settle();
        };
        unzip.on("data", (chunk: Uint8Array) => {
          if (isOver) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) unzip.pause();
        });
        unzip.on("drain", () => wake());
        unzip.on("end", () => end(() => controller.close()));
        unzip.on("error", (error) => end(() => controller.error(error)));
        unzip.on("close", () => {
          isOver = true;
          wake();
          reader.cancel().catch(() => {});
        });
        feed().catch((error: unknown) => {
          end(() => controller.error(error));
          unzip.destroy();
        });
      },
      pull: () => void unzip.resume(),
      cancel: () => {
        isOver = true;
        unzip.destroy();
      },
    },
    { highWaterMark: 4 },
  );
}
