import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import { InvalidArgumentError } from "../../errors/index.js";
import { addLabel, type ConfigText } from "../../model-context/config-text.js";
import { refusal } from "../../values/index.js";
import { readText } from "./files.js";

/**
 * Reads the file of an experiment's config, whose text goes to the master verbatim once it has been read as YAML without an
 * error and is a mapping. A missing file and broken YAML (with file, line and column) reject with InvalidArgumentError.
 */
export async function readConfigFile(place: string | URL, argument: string): Promise<ConfigText> {
  const text = await readText(place, argument);
  const mapping = readMapping(text, place instanceof URL ? place.pathname : place, argument);
  return { text, withLabel: (label) => insertLabel(text, mapping, label) };
}

function readMapping(text: string, file: string, argument: string): YAMLMap {
  const lineCounter = new LineCounter();
  // prettyErrors would put the line itself into the message, and configs hold storage keys.
  const { contents, errors } = parseDocument(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
    logLevel: "silent",
  });
  const error = errors[0];
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new InvalidArgumentError(`${argument}: ${file}:${line}:${col}: ${error.message}`, { argument, cause: error });
  }
  if (isMap(contents)) return contents;
  const value = isScalar(contents) ? contents.value : undefined;
  const kinds: Record<string, string> = { number: "a number", boolean: "true or false", string: "a text" };
  const kind = isSeq(contents) ? "a list" : (kinds[typeof value] ?? "nothing");
  throw new InvalidArgumentError(`${argument}: ${file} holds ${kind}; a configuration is a mapping of keys to values`, {
    argument,
  });
}

/** Adds a label to the text of a mapping, which keeps its comments and its way of writing. */
function insertLabel(text: string, mapping: YAMLMap, label: string): string {
  const splice = (from: number, to: number, inserted: string): string =>
    text.slice(0, from) + inserted + text.slice(to);
  const pair = mapping.items.find(({ key }) => isScalar(key) && key.value === "labels");
  if (!pair) {
    const [start] = mapping.range!;
    const labels = JSON.stringify(addLabel(undefined, label));
    // With quotes and without a comma too many a JSON file stays one.
    if (mapping.flow) return splice(start + 1, start + 1, ` "labels": ${labels}${mapping.items.length ? "," : ""}`);
    const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
    return splice(start, start, `labels: ${labels}\n${indent}`);
  }
  const { value } = pair;
  if (!(isSeq(value) || (isScalar(value) && value.value === null)) || !value.range) {
    throw refusal("config.labels", "a list", value);
  }
  const [from, to] = value.range;
  const labels = JSON.stringify(addLabel(value.toJSON(), label));
  // A list in lines may stand at the column of its key, where a list in brackets may not: hence the space.
  const newline = text.slice(from, to).endsWith("\n") ? "\n" : "";
  return splice(from, to, ` ${labels}${newline}`);
}
