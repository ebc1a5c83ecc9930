import type { ExperimentConfig } from "./experiment-config.js";

/** The known keys alone: an interface of one's own has them, but is not open. */
type KnownKeys = { [Key in keyof ExperimentConfig as string extends Key ? never : Key]: ExperimentConfig[Key] };

type Tag<Config, Section extends string, Key extends string> =
  Config extends Readonly<Record<Section, infer Found>>
    ? Found extends Readonly<Record<Key, infer Name>>
      ? Name
      : never
    : never;

/**
 * A configuration whose type says too little to be checked, as those of JSON files and of variables without annotation:
 * `name: "single"` is any string there. `never` where it says enough.
 */
export type UncheckedConfig<Config> = object extends Config
  ? Config
  : string extends Tag<Config, "searcher", "name"> | Tag<Config, "checkpoint_storage", "type">
    ? Config
    : Config extends KnownKeys
      ? Config
      : never;
