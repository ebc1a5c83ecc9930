import { oddWords } from "./odd-words.mjs";

/**
 * Finds the odd words of some prose.
 * @param {import("./prose.mjs").Prose[]} prose
 * @param {(prose: import("./prose.mjs").Prose) => boolean} isOurs Whether the words are ours and not somebody else's.
 * @returns {{ line: number, word: string, say: string }[]}
 */
export function findOddWords(prose, isOurs = () => true) {
  return prose.filter(isOurs).flatMap(({ line, kind, text }) =>
    oddWords
      .filter((odd) => !odd.in || odd.in.includes(kind))
      .map((odd) => ({ line, word: odd.find.exec(text)?.[0].trim(), say: odd.say }))
      .filter(({ word }) => word),
  );
}
