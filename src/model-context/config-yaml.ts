import { isMap, isScalar, isSeq, type Document, type YAMLMap } from "yaml";
import { InvalidArgumentError } from "../errors/index.js";
import { codePoint, configPlaces } from "./config-place.js";
import { readYamlDocuments } from "./yaml-documents.js";
import { checkNodes } from "./yaml-nodes.js";
import { checkWhiteSpace, hiddenBreaks } from "./yaml-white-space.js";

/** Most warnings about one file. */
const most = 5;
// What the master's reader takes, which is what YAML 1.1 calls printable.
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** A configuration file that may be sent. */
export interface ConfigYaml {
  /** Offsets in it are those of the text. */
  readonly document: Document & { contents: YAMLMap };
  /** A sentence for each value that the master, whose YAML is 1.1, reads in another way than YAML 1.2. */
  readonly warnings: readonly string[];
}

/**
 * Reads the text of a configuration file. Refuses what Python refuses, and what the master would read differently
 * from what the file shows: more than one document, keys that are the same for it, custom tags, line breaks that no
 * editor shows.
 */
export function readConfigYaml(text: string, file: string): ConfigYaml {
  // Masters and Python take a lone carriage return for a line break. The copy is as long as the text.
  const copy = text.replace(/\r(?!\n)/g, "\n");
  const places = configPlaces(copy, file);
  const bad = unprintable.exec(copy);
  if (bad) throw places.refuse(bad.index, `YAML does not allow the character ${codePoint(bad[0])}`);
  const [document, second] = readYamlDocuments(copy.replace(hiddenBreaks, " "));
  const error = document?.errors[0];
  if (error) throw places.refuse(error.pos[0], problem(error.code, error.message), error);
  if (second) {
    const sentence = "a second YAML document begins here, and a master takes only the first; keep one in the file";
    throw places.refuse(second.range?.[0] ?? 0, sentence);
  }
  if (!document || !isConfig(document)) throw notMapping(document?.contents, file);
  const readings = checkNodes(document, copy, places);
  checkWhiteSpace(document, copy, places);
  const warnings = readings.slice(0, most).map(({ offset, sentence }) => places.at(offset, sentence));
  if (readings.length > most) warnings.push(`In ${file}: ${readings.length - most} more such places.`);
  return { document, warnings };
}

const isConfig = (document: Document): document is Document & { contents: YAMLMap } => isMap(document.contents);

function problem(code: string, message: string): string {
  if (code !== "DUPLICATE_KEY") return message;
  return `keys must be unique; the master takes the last of two, also of 1 and "1" or of yes and on`;
}

function notMapping(contents: unknown, file: string): InvalidArgumentError {
  const value = isScalar(contents) ? contents.value : undefined;
  const kinds: Record<string, string> = { number: "a number", boolean: "true or false", string: "a string" };
  const kind = isSeq(contents) ? "a list" : (kinds[typeof value] ?? "nothing");
  const message = `The config ${file} holds ${kind}, but must be a mapping of keys to values.`;
  return new InvalidArgumentError(message, { argument: "config" });
}
