import type { YAMLError } from "yaml";

/** Text that is not YAML, in the words of the master's reader. */
export class YamlFault extends Error {
  constructor(problem: string, { prefix = "yaml: " }: { prefix?: string } = {}) {
    super(`${prefix}${problem}`);
  }
}

/** What the master's reader says, and whether it says so while it reads characters (it then counts lines from one). */
const WORDS: readonly (readonly [RegExp, string, "characters" | "tokens"])[] = [
  [/end with a \]|Flow sequence must end/, "did not find expected ',' or ']'", "tokens"],
  [/end with a \}|Flow map must end|within flow collections/, "did not find expected ',' or '}'", "tokens"],
  [/^Tabs are not allowed|^Plain value cannot start/, "found character that cannot start any token", "characters"],
  [/^Missing closing/, "found unexpected end of stream", "characters"],
  [/^Invalid escape sequence/, "found unknown escape character", "characters"],
  [/^Nested mappings|^Implicit keys? need/, "mapping values are not allowed in this context", "characters"],
  [/^Implicit map keys need/, "could not find expected ':'", "characters"],
  [/^All sequence items must|^Unexpected scalar at node end/, "did not find expected '-' indicator", "tokens"],
  [/YAML stream/, "did not find expected <document start>", "tokens"],
];

/** The words of the master's reader for a fault that ours found. */
export function wordsOf(fault: YAMLError, text: string): string {
  const [, words, while_] = WORDS.find(([pattern]) => pattern.test(fault.message)) ?? [
    "",
    "did not find expected key",
    "tokens",
  ];
  const line = lineOf(fault, text, words);
  // The first line has no number.
  const shown = line === 0 ? 0 : while_ === "characters" ? line + 1 : line;
  return shown === 0 ? words : `line ${shown}: ${words}`;
}

/** Counted from zero; the end of the text is a line of its own. */
function lineOf(fault: YAMLError, text: string, words: string): number {
  const atEnd = fault.pos[0] >= text.trimEnd().length || /end of stream|expected ':'/.test(words);
  if (!atEnd) return (fault.linePos?.[0].line ?? 1) - 1;
  const breaks = text.split("\n").length - 1;
  return text.endsWith("\n") ? breaks : breaks + 1;
}
