import { isAlias, isScalar, isSeq, type Document, type YAMLMap } from "yaml";
import { addLabel, type ConfigText } from "../../model-context/config-text.js";
import { readConfigYaml } from "../../model-context/config-yaml.js";
import { isMerge, mergedMaps } from "../../model-context/yaml-readings.js";
import { refusal } from "../../values/index.js";
import { localPath, readText } from "./files.js";

/**
 * Reads the file of an experiment's config, whose text goes to the master verbatim once it has been checked. A missing file
 * and one that is broken or would be read as something else (with file, line and column) reject with InvalidArgumentError.
 */
export async function readConfigFile(place: string | URL, argument: string): Promise<ConfigText> {
  const text = await readText(place, argument);
  const { document, warnings } = readConfigYaml(text, localPath(place, argument));
  return { text, warnings, withLabel: (label) => insertLabel(text, document, label) };
}

/** Adds a label to the text of a mapping, which keeps its comments and its way of writing. */
function insertLabel(text: string, document: Document & { contents: YAMLMap }, label: string): string {
  const mapping = document.contents;
  const splice = (from: number, to: number, inserted: string): string =>
    text.slice(0, from) + inserted + text.slice(to);
  const isLabels = ({ key }: { key: unknown }): boolean => isScalar(key) && key.value === "labels";
  const pair = mapping.items.find(isLabels);
  const merged = mapping.items.filter(isMerge).flatMap(({ value }) => mergedMaps(value, document) ?? []);
  // The master lets << replace keys that stand before it.
  if (merged.some(({ items }) => items.some(isLabels)))
    throw refusal("config.labels", "a list of its own, not merged by <<", merged);
  if (!pair) {
    const [start] = mapping.range!;
    const labels = JSON.stringify(addLabel(undefined, label));
    // With quotes and without a comma too many a JSON file stays one.
    if (mapping.flow) return splice(start + 1, start + 1, ` "labels": ${labels}${mapping.items.length ? "," : ""}`);
    const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    return splice(start, start, `labels: ${labels}\n${indent}`);
  }
  const { value } = pair;
  const list = isAlias(value) ? value.resolve(document) : value;
  const { range } = value as { range?: [number, number, number] };
  if (!(isSeq(list) || (isScalar(list) && list.value === null)) || !range)
    throw refusal("config.labels", "a list", list);
  // Its aliases would gain the label too.
  if (isSeq(value) && value.anchor) throw refusal("config.labels", "a list without an anchor", value);
  const [from, to] = range;
  const labels = JSON.stringify(addLabel(list.toJS(document), label));
  // A list in lines may stand at the column of its key, where a list in brackets may not: hence the space.
  const newline = text.slice(from, to).endsWith("\n") ? "\n" : "";
  return splice(from, to, ` ${labels}${newline}`);
}
