import { isCollection, isScalar, visit, type Document } from "yaml";
import { codePoint, type ConfigPlaces } from "./config-place.js";

/** Characters that are line breaks in the master's YAML 1.1, and neither in YAML 1.2 nor in editors. */
export const hiddenBreaks: RegExp = /[\x85\u2028\u2029]/g;

type Kind = "flow" | "quoted" | "block" | "plain";

/** Refuses tabs that indent, and hidden line breaks but for those that a quoted string keeps. */
export function checkWhiteSpace(document: Document, text: string, places: ConfigPlaces): void {
  const spans = findSpans(document);
  const within = (offset: number, kind: Kind): boolean =>
    spans.some((span) => span.kind === kind && span.from <= offset && offset < span.to);
  for (const { index, 0: indentation } of text.matchAll(/^ *\t/gm)) {
    const tab = index + indentation.length - 1;
    const isContent = within(tab, "quoted") || within(tab, "block") || (within(tab, "flow") && !within(tab, "plain"));
    if (!isContent) throw places.refuse(tab, "YAML does not allow a tab as indentation");
  }
  for (const { index, 0: character } of text.matchAll(hiddenBreaks)) {
    if (character !== "\x85" && within(index, "quoted")) continue;
    const escape = character === "\x85" ? "\\x85" : `\\u${character.charCodeAt(0).toString(16)}`;
    const name = codePoint(character);
    throw places.refuse(index, `the master takes ${name} for a line break; write it as "${escape}" in double quotes`);
  }
}

function findSpans(document: Document): { from: number; to: number; kind: Kind }[] {
  const spans: { from: number; to: number; kind: Kind }[] = [];
  visit(document, {
    Node(_, node) {
      const kind = isCollection(node)
        ? node.flow
          ? "flow"
          : undefined
        : isScalar(node)
          ? scalarKind(node.type)
          : undefined;
      if (kind && node.range) spans.push({ from: node.range[0], to: node.range[1], kind });
    },
  });
  return spans;
}

function scalarKind(type: string | undefined): Kind {
  if (type?.startsWith("QUOTE")) return "quoted";
  return type?.startsWith("BLOCK") ? "block" : "plain";
}
