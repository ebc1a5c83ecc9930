import { DownloadError, UnsafeArchiveError } from "../errors/index.js";
import { onAbort } from "../time/abort.js";
import { entryPath, linkPath } from "./entry-name.js";

/** One entry of an archive, found harmless. */
export interface ArchiveEntry {
  /** Relative path with `/` between its parts. */
  readonly name: string;
  readonly type: "file" | "directory" | "link" | "symlink";
  /** Bytes of a file; 0 for all others. */
  readonly size: number;
  /** Permission bits, without setuid and its like. */
  readonly mode: number;
  readonly modified: Date | undefined;
  /** For a link: the path that it points to, inside the archive. */
  readonly target: string | undefined;
  /** The content; to be read or cancelled before the next entry is asked for. */
  readonly body: ReadableStream<Uint8Array>;
}

/** How to read an archive. */
export interface ArchiveOptions {
  /** The most bytes that the unpacked archive may have, headers included; default: no limit. */
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Unpacks gzip; default: the runtime's `DecompressionStream`. */
  readonly gunzip?: ((stream: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>) | undefined;
}

const gunzipStream = (stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
  stream.pipeThrough(new DecompressionStream("gzip") as unknown as ReadableWritablePair<Uint8Array, Uint8Array>);

/**
 * Reads a tar archive, compressed with gzip or not, entry by entry. Entries that could touch anything outside a target
 * throw UnsafeArchiveError; an archive that is cut, damaged or larger than `limit` throws DownloadError. Leaving the
 * loop early ends the stream.
 */
export async function* readArchive(
  stream: ReadableStream<Uint8Array>,
  options: ArchiveOptions = {},
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const { createTarDecoder } = await import("modern-tar");
  const { limit = Infinity, signal, gunzip = gunzipStream } = options;
  const end = new AbortController();
  const { first, whole } = await peek(stream, end.signal, signal);
  const plain = first[0] === 0x1f && first[1] === 0x8b ? gunzip(whole) : whole;
  const decoder = createTarDecoder({ strict: true });
  const reader = plain.pipeThrough(limitBytes(limit)).pipeThrough(decoder).getReader() as TarReader;
  const links = new Set<string>();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      const entry = judge(value, links);
      if (entry) yield entry;
      if (!value.body.locked) await value.body.cancel();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw archiveError(error);
  } finally {
    end.abort(new DownloadError("The archive is no longer read.", {}));
    // Awaiting it could wait for a source that is silent.
    reader.cancel().catch(() => {});
  }
}

/** An error of a reader as the archive's own; a DownloadError and an UnsafeArchiveError stay what they are. */
export function archiveError(error: unknown): Error {
  if (DownloadError.isInstance(error) || UnsafeArchiveError.isInstance(error)) return error;
  const words = error instanceof Error ? error.message : String(error);
  const own = new DownloadError(`The archive is broken or was cut: ${words}. It is safe to try again.`, {
    cause: error,
  });
  broken.add(own);
  return own;
}

const broken = new WeakSet<Error>();

/** Whether an archive ended before its end, or made no sense: what a connection does that was cut, also by a proxy in secret. */
export function isBrokenArchive(error: unknown): boolean {
  return broken.has(error as Error);
}

interface TarHeader {
  readonly name: string;
  readonly size: number;
  readonly type?: string;
  readonly mode?: number;
  readonly mtime?: Date;
  readonly linkname?: string;
  readonly pax?: Readonly<Record<string, string>>;
}
type TarReader = ReadableStreamDefaultReader<{ header: TarHeader; body: ReadableStream<Uint8Array> }>;

function judge(
  raw: { header: TarHeader; body: ReadableStream<Uint8Array> },
  links: Set<string>,
): ArchiveEntry | undefined {
  const { name: given, size, mode = 0, mtime, linkname = "", pax = {} } = raw.header;
  const type = raw.header.type ?? "file";
  const name = entryPath(given);
  const refuse = (reason: string): UnsafeArchiveError =>
    new UnsafeArchiveError(`The archive entry ${JSON.stringify(given)} ${reason}. Nothing of it was written.`, {
      entry: given,
    });
  if (type !== "file" && type !== "directory" && type !== "link" && type !== "symlink") throw refuse(`is a ${type}`);
  // Its body is a list of holes and what is between them, under another name.
  if (Object.keys(pax).some((key) => key.startsWith("GNU.sparse."))) {
    const words = `The archive entry ${JSON.stringify(given)} is a sparse file, which cannot be unpacked.`;
    throw new DownloadError(words, { path: pax["GNU.sparse.name"] ?? given });
  }
  if (name === "") {
    if (type === "directory") return undefined;
    throw refuse("has no name");
  }
  if (name.split("/").some((_, index, parts) => links.has(parts.slice(0, index + 1).join("/")))) {
    throw refuse("lies behind a link, or is one already");
  }
  let target: string | undefined;
  if (type === "link" || type === "symlink") {
    target = linkPath(given, type, linkname);
    links.add(name);
  }
  const modified = mtime && Number.isFinite(mtime.getTime()) ? mtime : undefined;
  return { name, type, size: type === "file" ? size : 0, mode: mode & 0o777, modified, target, body: raw.body };
}

function limitBytes(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let total = 0;
  return new TransformStream({
    transform(chunk, controller) {
      total += chunk.byteLength;
      if (total > limit) {
        throw new DownloadError(
          `The archive unpacks to more than ${limit} bytes, far beyond what the checkpoint's record lists. It was not written.`,
          {},
        );
      }
      controller.enqueue(chunk);
    },
  });
}

/** The first bytes of a stream, and the whole of it again; it ends when one of the signals says so. */
async function peek(
  stream: ReadableStream<Uint8Array>,
  ...signals: (AbortSignal | undefined)[]
): Promise<{ first: Uint8Array; whole: ReadableStream<Uint8Array> }> {
  const reader = stream.getReader();
  const stop = (reason: Error): void => void reader.cancel(reason).catch(() => {});
  const ends = signals.map((signal) => onAbort(signal, stop));
  const letGo = (): void => ends.forEach((end) => end());
  let first = new Uint8Array(0);
  let done = false;
  try {
    while (!done && first.length < 2) {
      const next = await reader.read();
      done = next.done;
      if (next.value) first = concat(first, next.value);
    }
    for (const signal of signals) signal?.throwIfAborted();
  } catch (error) {
    letGo();
    for (const signal of signals) signal?.throwIfAborted();
    throw archiveError(error);
  }
  const whole = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        if (first.length > 0) controller.enqueue(first);
      },
      pull: async (controller) => {
        const next = done ? { done, value: undefined } : await reader.read();
        for (const signal of signals) signal?.throwIfAborted();
        if (next.value) return controller.enqueue(next.value);
        letGo();
        controller.close();
      },
      cancel: (reason) => {
        letGo();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 1 },
  );
  return { first, whole };
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}
