import type { components } from "#schema";
import type { SizeCount } from "./size-limit.js";

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

/** The names that messages have for what is packed. */
export interface PackNames {
  /** The option that `modelDir` comes from. */
  readonly directory: string;
  /** The option that `modelFiles` comes from. */
  readonly files: string;
  readonly whole: string;
}

/** Those of an experiment. */
export const modelNames: PackNames = { directory: "modelDir", files: "modelFiles", whole: "model definition" };

/** Those of a notebook, a shell, a command or a TensorBoard. */
export const contextNames: PackNames = { directory: "contextDir", files: "contextFiles", whole: "context" };

/** What to pack; see `CreateExperimentOptions` for the meaning of each. */
export interface PackOptions {
  readonly modelDir?: string | URL | undefined;
  readonly includes?: Iterable<string | URL> | undefined;
  readonly onProgress?: ((progress: PackProgress) => void) | undefined;
  /** Called with a sentence for each link to a directory, whose content is not sent. */
  readonly warn?: ((message: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Default: those of an experiment. */
  readonly names?: PackNames | undefined;
  /** Where files are counted; default: a new count with the master's limit. */
  readonly size?: SizeCount | undefined;
}

/** Record type of a regular file (a tar type code, as the master takes it). */
export const fileType = 48;
/** Record type of a directory. */
export const folderType = 53;
/** Mode of a regular file where there is no file system to ask. */
export const regularMode: number = 0o100644;
/** Mode of a directory where there is no file system to ask. */
export const directoryMode: number = 0o40755;
