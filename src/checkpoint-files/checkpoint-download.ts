import type { Clock } from "../time/clock.js";

/** How far a checkpoint download is. */
export interface DownloadProgress {
  /** The file that is being written, relative to the checkpoint. */
  readonly file: string;
  /** Files that are complete. */
  readonly filesDone: number;
  /** Bytes written so far, over all files. */
  readonly bytes: number;
  /** Bytes of the whole checkpoint, by the master's record; 0 when it lists no files. */
  readonly totalBytes: number;
}

/** What a download needs of the master's record. */
export interface DownloadRecord {
  /** Path to size in bytes; directories end with `/`. */
  readonly resources: Readonly<Record<string, number>>;
  /** The checkpoint's metadata, written as `metadata.json` when the files hold none. */
  readonly metadata: object;
  /** `checkpoint_storage` of the experiment's config. */
  readonly storage: unknown;
}

/** Everything a platform needs to put a checkpoint into a directory. */
export interface CheckpointDownload extends DownloadRecord {
  readonly uuid: string;
  /** Target directory; default `checkpoints/<uuid>` under the working directory. */
  readonly path?: string | undefined;
  /** From storage, through the master, or storage first and then the master. */
  readonly mode: "AUTO" | "DIRECT" | "MASTER";
  /** Asks the master for the record where it is not known yet; called only when something is to be fetched. */
  readonly learn?: (() => Promise<DownloadRecord>) | undefined;
  /** Opens the archive that the master serves, as gzip-compressed tar. */
  openArchive(signal: AbortSignal | undefined): Promise<ReadableStream<Uint8Array>>;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Replace a checkpoint that is already there; default false. */
  readonly overwrite?: boolean | undefined;
  /** Compare presence and sizes with the record; default true. */
  readonly verify?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The longest that a storage may send nothing, in milliseconds; default 2 minutes. */
  readonly silence?: number | undefined;
  /** How often what was cut is fetched, the first time included; default 1. */
  readonly attempts?: number | undefined;
  /** Called when an archive is fetched again, and when the target holds what may be another checkpoint. */
  readonly warn?: ((message: string) => void) | undefined;
  readonly clock: Clock;
}
