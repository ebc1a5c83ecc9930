import { refusal } from "../values/index.js";
import { writeConfigJson } from "./config-json.js";

/** An experiment's config as it goes to the master. */
export interface ConfigText {
  readonly text: string;
  /** What the master reads in another way than it is written, a sentence each. */
  readonly warnings: readonly string[];
  /** Returns the text with one more label. Throws InvalidArgumentError when its labels are not a list. */
  withLabel(label: string): string;
}

/** The text of a config that is a JSON object. JSON, since the master reads YAML 1.1, where an unquoted `yes` is true. */
export function jsonConfig(config: Readonly<Record<string, unknown>>): ConfigText {
  return {
    text: writeConfigJson(config),
    warnings: [],
    withLabel: (label) => writeConfigJson({ ...config, labels: addLabel(config.labels, label) }),
  };
}

/** Adds a label to the labels of a config, which may have none. */
export function addLabel(labels: unknown, label: string): unknown[] {
  if (labels === undefined || labels === null) return [label];
  if (!Array.isArray(labels)) throw refusal("config.labels", "a list", labels);
  return [...(labels as unknown[]), label];
}
