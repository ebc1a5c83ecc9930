import { DownloadError } from "../errors/index.js";
import { archiveError, readArchive, type ArchiveEntry } from "./archive.js";

/** One file of a checkpoint, as it comes out of the archive. */
export interface CheckpointFile {
  /** Path relative to the checkpoint, with `/` between its parts. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The content, once; it is gone when the next file has been asked for. */
  stream(): ReadableStream<Uint8Array>;
}

/**
 * The files of a checkpoint's archive (tar, compressed with gzip or not), one after the other. Hostile entries throw
 * UnsafeArchiveError, a broken archive throws DownloadError; leaving the loop ends the transfer.
 */
export async function* checkpointFiles(
  archive: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<CheckpointFile, void, undefined> {
  for await (const entry of readArchive(archive, { signal })) {
    if (entry.type !== "file") continue;
    const content = openOnce(entry, signal);
    yield { name: entry.name, size: entry.size, stream: () => content.open() };
    await content.close();
  }
}

function openOnce(
  entry: ArchiveEntry,
  signal: AbortSignal | undefined,
): { open(): ReadableStream<Uint8Array>; close(): Promise<void> } {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let over = false;
  const gone = (): DownloadError =>
    new DownloadError(
      `The content of ${entry.name} was already read or skipped. Read each file before you ask for the next.`,
      {
        path: entry.name,
      },
    );
  return {
    open: () => {
      if (over || reader) throw gone();
      const body = (reader = entry.body.getReader());
      return new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            if (over) return controller.error(gone());
            try {
              const { done, value } = await body.read();
              if (done) controller.close();
              else controller.enqueue(value);
            } catch (error) {
              controller.error(signal?.aborted ? signal.reason : archiveError(error));
            }
          },
          cancel: (reason) => body.cancel(reason),
        },
        { highWaterMark: 0 },
      );
    },
    close: async () => {
      over = true;
      await reader?.cancel().catch(() => {});
    },
  };
}
