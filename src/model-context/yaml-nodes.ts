import { isAlias, isCollection, isMap, isNode, isScalar, visit, type Document, type Node, type Pair } from "yaml";
import type { InvalidArgumentError } from "../errors/index.js";
import type { ConfigPlaces } from "./config-place.js";
import { differentReading, isMerge, mergedMaps, replacedByMerge } from "./yaml-readings.js";

/** A place that the master reads in another way than it is written. */
export interface DifferentReading {
  readonly offset: number;
  readonly sentence: string;
}

// Those that Python knows. The master accepts any other too, and drops it.
const tags = /^(?:!|tag:yaml\.org,2002:(?:binary|bool|float|int|map|merge|null|omap|pairs|seq|set|str|timestamp))$/;

/** Refuses what the parser lets pass though Python or the master do not; returns what the master reads differently. */
export function checkNodes(document: Document, text: string, places: ConfigPlaces): DifferentReading[] {
  const readings: DifferentReading[] = [];
  const start = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
  const refuse = (node: unknown, sentence: string): InvalidArgumentError => places.refuse(start(node), sentence);
  const add = (node: unknown, sentence: string | undefined): void => {
    if (sentence !== undefined) readings.push({ offset: start(node), sentence });
  };
  visit(document, {
    Node(role, node, path) {
      if (isAlias(node)) checkAlias(node, path);
      else if (node.tag !== undefined && !tags.test(node.tag)) throw refuse(node, "the master knows no such tag");
      add(node, differentReading(node, role === "key"));
      if (isMap(node)) {
        const merge = replacedByMerge(node, document);
        if (merge) add(merge.key, "the master lets << replace the keys before it; write << first");
      }
    },
    Pair(_, pair: Pair, path) {
      const { key, value } = pair;
      const parent = path.at(-1);
      if (isCollection(key) || (isScalar(key) && key.value === null)) throw refuse(key, "a key must be a string");
      if (isMap(parent) && parent.flow && value !== null && isNode(key) && key.range) {
        const [from, to] = key.range;
        if (text.slice(from, to).includes("\n")) throw refuse(key, "a key must be on one line; is a comma missing");
      }
      if (isMerge(pair) && !mergedMaps(value, document)) throw refuse(key, "<< needs a mapping, or a list of them");
    },
  });
  return readings;

  function checkAlias(alias: Node, path: readonly unknown[]): void {
    const target = isAlias(alias) && alias.resolve(document);
    if (!target) throw refuse(alias, "this alias has no anchor before it; a string that begins with * needs quotes");
    if (path.includes(target)) throw refuse(alias, "this alias is part of what it names");
  }
}
