import type { components } from "#schema";

/** One file or directory of a model definition, as the master takes it. */
export type ModelFile = components["schemas"]["v1File"];

/** Progress of packing a model definition: what has been packed so far. */
export interface PackProgress {
  readonly phase: "pack";
  /** Files so far, directories not counted. */
  readonly files: number;
  /** Bytes of these files. */
  readonly bytes: number;
}

/** What to pack; see `CreateExperimentOptions` for the meaning of each. */
export interface PackOptions {
  readonly modelDir?: string | URL | undefined;
  readonly includes?: Iterable<string | URL> | undefined;
  readonly onProgress?: ((progress: PackProgress) => void) | undefined;
  /** Called with a sentence for each file that could not be read and was left out. */
  readonly warn?: ((message: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}
