import { createRequire } from "node:module";
import { templateText } from "./prose.mjs";

const ts = createRequire(import.meta.url)("typescript");

/** What may begin a message without a capital: a value, the name of a setting, of a file or of a variable, a call. */
const begins = /^(?:\$\{…\}|["'`]|\p{Lu}|\w+[_.]\w|\w+\()/u;
const ends = /(?:[.?!]"?|\$\{…\})$/;

/**
 * Finds messages of errors of ours that are not sentences: `new XError("…")` in `src/`, by its first argument.
 * @param {string} path
 * @param {string} text
 * @returns {{ line: number, word: string, say: string }[]}
 */
export function findOddMessages(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const visit = (node) => {
    const message = ts.isNewExpression(node) && isOurError(node.expression) && wordsOf(node.arguments?.[0]);
    if (message && !(begins.test(message) && ends.test(message))) {
      const line = file.getLineAndCharacterOfPosition(node.arguments[0].getStart()).line + 1;
      found.push({ line, word: message, say: "a sentence with a capital and a full stop" });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A class of this package; those of JavaScript are for what is thrown to ourselves. */
function isOurError(expression) {
  return (
    ts.isIdentifier(expression) &&
    /\w+Error$/.test(expression.text) &&
    !/^(?:Type|Range|Syntax)Error$/.test(expression.text)
  );
}

function wordsOf(node) {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isBinaryExpression(node)) return (wordsOf(node.left) ?? "${…}") + (wordsOf(node.right) ?? "${…}");
  return ts.isTemplateExpression(node) ? templateText(node) : undefined;
}
