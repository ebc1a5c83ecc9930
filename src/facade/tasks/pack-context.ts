import { platform } from "#platform";
import { packModelDefinition } from "../../model-context/model-definition.js";
import { contextNames, type ModelFile } from "../../model-context/model-file.js";
import type { ModelFiles } from "../../model-context/model-files.js";
import type { Connection } from "../connection.js";

/** The files that a task finds where it starts. */
export interface ContextOptions {
  readonly contextDir?: string | URL | undefined;
  readonly contextFiles?: ModelFiles | undefined;
  readonly includes?: Iterable<string | URL> | undefined;
}

/** Packs them as the model definition of an experiment is packed; undefined when there are none. */
export function packContext(
  { clock, logger }: Connection,
  { contextDir, contextFiles, includes }: ContextOptions,
  signal: AbortSignal | undefined,
): Promise<ModelFile[] | undefined> {
  const warn = (message: string): void => logger.warn(message);
  const files = { modelDir: contextDir, modelFiles: contextFiles, includes };
  return packModelDefinition({ ...files, signal, warn, names: contextNames }, platform, clock.now());
}
