import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, Scalar, type YAMLMap } from "yaml";
import { isObject, type Json, type JsonObject } from "../state/json.js";
import { wordsOf, YamlFault } from "./yaml-faults.js";
import { readWord } from "./yaml-scalar.js";

/** Values that a string may mean in all, and of more than how many 99 in 100 may not come from aliases. */
const MOST_VALUES = 400_000;
const FEW_VALUES = 1000;

/** Reads YAML, which JSON is part of, as the master's reader does: the first document, and nothing behind it. */
export function readYaml(text: string): Json {
  const compact = readJson(text);
  if (compact !== undefined) return compact;
  // All scalars stay strings here: what a plain word means is decided by the rules of the master's reader.
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  const first = Array.isArray(documents) ? documents[0] : undefined;
  if (first === undefined) return null;
  const [fault] = first.errors;
  if (fault !== undefined) throw new YamlFault(wordsOf(fault, text));
  return new Reader().read(first.contents);
}

/** JSON as programs write it, for which no YAML is needed; undefined for all that YAML might read otherwise. */
function readJson(text: string): Json | undefined {
  if (!text.startsWith("{") || /\\u[dD][89a-fA-F]|\d[eE]\+?\d{3}/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

class Reader {
  readonly #anchors = new Map<string, unknown>();
  readonly #open = new Set<unknown>();
  #count = 0;
  #ofAliases = 0;
  #depth = 0;

  read(node: unknown): Json {
    this.#count += 1;
    if (this.#depth > 0) this.#ofAliases += 1;
    const few = this.#count <= FEW_VALUES || this.#ofAliases <= 0.99 * this.#count;
    if (!few || this.#count > MOST_VALUES) throw new YamlFault("document contains excessive aliasing");
    if (isAlias(node)) return this.#readAnchor(node.source);
    if (isScalar(node) || isSeq(node) || isMap(node)) {
      if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    }
    if (isScalar(node)) return readScalar(node);
    if (isSeq(node)) return this.#within(node, () => node.items.map((item) => this.read(item)));
    return isMap(node) ? this.#within(node, () => this.#readMap(node)) : null;
  }

  #readAnchor(name: string): Json {
    const target = this.#anchors.get(name);
    if (target === undefined) throw new YamlFault(`unknown anchor '${name}' referenced`);
    if (this.#open.has(target)) throw new YamlFault(`anchor '${name}' value contains itself`);
    this.#depth += 1;
    const value = this.read(target);
    this.#depth -= 1;
    return value;
  }

  #within<T>(node: unknown, read: () => T): T {
    this.#open.add(node);
    const value = read();
    this.#open.delete(node);
    return value;
  }

  #readMap(map: YAMLMap): JsonObject {
    const result: JsonObject = {};
    for (const pair of map.items) {
      if (isMergeKey(pair.key)) Object.assign(result, this.#readMerged(pair.value));
      else set(result, keyOf(this.read(pair.key)), this.read(pair.value));
    }
    return result;
  }

  /** Of several maps that are merged, the first wins. */
  #readMerged(node: unknown): JsonObject {
    const value = this.read(node);
    const maps = Array.isArray(value) ? value.toReversed() : [value];
    const merged: JsonObject = {};
    for (const map of maps) {
      if (!isObject(map)) throw new YamlFault("map merge requires map or sequence of maps as the value");
      Object.assign(merged, map);
    }
    return merged;
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.value === "<<";
}

const RESOLVED = /^tag:yaml\.org,2002:(?:int|float|bool|null)$/;

function readScalar({ value, type, tag }: Scalar): Json {
  const text = typeof value === "string" ? value : "";
  if (tag === undefined ? type === Scalar.PLAIN || value === null : RESOLVED.test(tag)) return readWord(text);
  return tag === "tag:yaml.org,2002:binary" ? atob(text.replaceAll(/\s/g, "")) : text;
}

/** Keys of a JSON object are strings, whatever YAML makes of them. */
function keyOf(key: Json): string {
  if (key === null) throw new YamlFault("Unsupported map key of type: %!s(<nil>), key: <nil>", { prefix: "" });
  if (typeof key === "object") throw new YamlFault(`invalid map key: ${JSON.stringify(key)}`);
  return String(key);
}

/** `__proto__` is a key like any other. */
function set(object: JsonObject, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
