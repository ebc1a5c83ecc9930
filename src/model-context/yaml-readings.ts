import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from "yaml";

const yes = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const no = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const octal = /^[-+]?0[0-7_]*[0-7]$/;

/**
 * What the master, whose YAML is 1.1, makes of a plain scalar that YAML 1.2 reads as something else; undefined for all
 * others. Numbers with `_`, `0b` and a sign before `0x` are left out: Python reads them as the master does.
 */
function masterReading(source: string): boolean | number | undefined {
  if (yes.test(source)) return true;
  if (no.test(source)) return false;
  return octal.test(source) ? parseInt(source.replaceAll("_", ""), 8) : undefined;
}

const readingOf = (node: unknown): boolean | number | undefined => {
  if (!isScalar(node) || node.type !== "PLAIN" || node.tag !== undefined) return undefined;
  const read = masterReading(node.source ?? "");
  return Object.is(read, node.value) ? undefined : read;
};

/** True for two keys of a mapping that are one for the master: it stores JSON, where every key is a string. */
export function isSameKey(one: unknown, other: unknown): boolean {
  if (!isScalar(one) || !isScalar(other)) return false;
  return String(readingOf(one) ?? one.value) === String(readingOf(other) ?? other.value);
}

/** True for the plain `<<`, whose value is merged into the mapping that it stands in. */
export const isMerge = ({ key }: Pair): boolean =>
  isScalar(key) && key.type === "PLAIN" && key.value === "<<" && key.tag === undefined;

/** The mappings that a `<<` merges; undefined when it names anything else. */
export function mergedMaps(value: unknown, document: Document): YAMLMap[] | undefined {
  const target = isAlias(value) ? value.resolve(document) : value;
  if (isMap(target)) return [target];
  if (!isSeq(target)) return undefined;
  const maps = target.items.map((item) => (isAlias(item) ? item.resolve(document) : item));
  return maps.every(isMap) ? maps : undefined;
}

/** Says in what the master reads this node in another way than it is written; undefined when it does not. */
export function differentReading(node: Node, isKey: boolean): string | undefined {
  const read = readingOf(node);
  if (read === undefined) return undefined;
  if (typeof read === "number") return "the master reads a number that begins with 0 as octal; leave the 0 out";
  const word = isScalar(node) ? node.source : "";
  if (isKey) return `the master reads the key ${word} as ${read}; put it in quotes`;
  return `the master reads ${word} as ${read}; write ${read}, or put it in quotes when a string is meant`;
}

/** The same for a mapping: the master lets `<<` replace what stands before it, where YAML lets the mapping's own keys win. */
export function replacedByMerge(map: YAMLMap, document: Document): Pair | undefined {
  return map.items.find((pair, index) => {
    if (!isMerge(pair)) return false;
    const before = map.items.slice(0, index).filter((other) => !isMerge(other));
    const merged = (mergedMaps(pair.value, document) ?? []).flatMap(({ items }) => items);
    return before.some(({ key }) => merged.some((other) => isSameKey(key, other.key)));
  });
}
