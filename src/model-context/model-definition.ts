import type { Platform } from "#platform";
import { modelNames, type ModelFile, type PackOptions } from "./model-file.js";
import { modelFilesToRecords, type ModelFiles } from "./model-files.js";
import { createSizeCount, sizeLimit } from "./size-limit.js";
import { checkTopLevelPaths } from "./top-level-paths.js";

/** What `createExperiment` knows of a model definition. */
export interface ModelDefinitionOptions extends PackOptions {
  readonly modelFiles?: ModelFiles | undefined;
}

/**
 * Packs `modelDir`, `includes` and `modelFiles` into the records that the master takes; undefined when none is given.
 *
 * @param now Modification time of `modelFiles`, milliseconds since 1970.
 */
export async function packModelDefinition(
  options: ModelDefinitionOptions,
  platform: Pick<Platform, "packModel">,
  now: number,
): Promise<ModelFile[] | undefined> {
  const { modelDir, includes, modelFiles, onProgress, names = modelNames } = options;
  if (modelDir === undefined && includes === undefined && modelFiles === undefined) return undefined;
  let files = 0;
  let bytes = 0;
  const report = (): void => onProgress?.({ phase: "pack", files, bytes });
  const size = createSizeCount(sizeLimit, names);
  const records: ModelFile[] = [];
  if (modelDir !== undefined || includes !== undefined) {
    const packed = await platform.packModel({
      ...options,
      size,
      onProgress: (progress) => {
        ({ files, bytes } = progress);
        report();
      },
    });
    records.push(...packed);
    checkTopLevelPaths(records, "includes", names.whole);
  }
  if (modelFiles !== undefined) {
    const made = await modelFilesToRecords(modelFiles, names.files, size, now, (length) => {
      files += 1;
      bytes += length;
      report();
    });
    records.push(...made);
    checkTopLevelPaths(records, names.files, names.whole);
  }
  options.signal?.throwIfAborted();
  if (files === 0) report();
  return records;
}
