/** One object of a store. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/** What a download needs of S3, Google Cloud Storage or Azure. */
export interface ObjectStore {
  /** How messages call it: `s3://bucket`. */
  readonly name: string;
  /** All objects whose key starts so. */
  list(prefix: string, signal: AbortSignal): AsyncIterable<StoredObject>;
  /** The content of one object; its connection closes when the signal aborts. */
  read(key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /** Closes connections that wait for more requests, where the package can. */
  close?(): void;
}
