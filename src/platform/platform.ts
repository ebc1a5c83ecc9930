import type { CheckpointDownload } from "../checkpoint-files/checkpoint-download.js";
import type { ConfigText } from "../model-context/config-text.js";
import type { ModelFile, PackOptions } from "../model-context/model-file.js";
import type { TokenStore } from "../session/token-store.js";

/** How to reach a master; the TLS part of a client's options. */
export interface TransportOptions {
  /** Canonical master address. */
  readonly master: string;
  /** A PEM file with certificates that are trusted in addition to the public roots. */
  readonly certPath?: string | undefined;
  /** The host name that the master's certificate must carry, instead of the one in the address. */
  readonly certName?: string | undefined;
  /** Accept any certificate. */
  readonly noverify?: boolean | undefined;
  /** Called with a `DET_MASTER_CERT_FILE` that cannot be read. */
  readonly logger?: { warn(message: string): void } | undefined;
}

/** A file to write into a directory that is created when it is missing. */
export interface SaveFileOptions {
  /** Where to put it; a leading `~` is the home directory. Default: the working directory. */
  readonly directory: string | undefined;
  /** A plain file name; directories in it are dropped. */
  readonly name: string;
  /** Gets what to write; called only where there is a file system. */
  readonly read: () => Promise<Uint8Array>;
}

/** What the rest of the package needs from the place where it runs; `#platform` gives the Node or the web side. */
export interface Platform {
  /** Which side this is. */
  readonly name: "node" | "web";
  /** The `User-Agent` to send; undefined in browsers, which send their own. */
  readonly userAgent: string | undefined;
  /** The value of an environment variable; the empty string is kept; undefined where there is no environment. */
  environment(name: string): string | undefined;
  /** The logins that the `det` command keeps in `auth.json`; undefined on the web. `warn` is called with logins that could not be saved. */
  defaultTokenStore(warn?: (message: string) => void): TokenStore | undefined;
  /** A `fetch` that honours TLS options and proxies; undefined when plain `globalThis.fetch` does. Throws InvalidArgumentError on options that cannot be used here. */
  transport(options: TransportOptions): typeof globalThis.fetch | undefined;
  /** Reads a YAML or JSON file; InvalidArgumentError, which names `argument`, when it is not one that holds a mapping. */
  readConfigFile(path: string | URL, argument: string): Promise<ConfigText>;
  /** Packs `modelDir` and `includes` as the Python SDK does. */
  packModel(options: PackOptions): Promise<ModelFile[]>;
  /** Downloads a checkpoint (staged, verified, moved into place) and resolves to its directory. */
  downloadCheckpoint(request: CheckpointDownload): Promise<string>;
  /** Reads a downloaded PyTorch checkpoint: a directory with `state_dict.pth`, or such a file. */
  loadCheckpoint(path: string): Promise<Record<string, unknown>>;
  /** Writes a file and resolves to its path. */
  saveFile(options: SaveFileOptions): Promise<string>;
  /** Writes a text file, creating its directory; `read` is called only where there is a file system. */
  writeTextFile(path: string, read: () => Promise<string>): Promise<void>;
}
