import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/**
 * @typedef {"comment" | "message" | "title" | "document"} Kind
 * @typedef {{ line: number, kind: Kind, text: string }} Prose one line of prose, without code in backticks
 */

/**
 * The prose of a file, line by line: comments, strings of more than one word, titles of tests, paragraphs of a document.
 * @param {string} path
 * @param {string} text
 * @returns {Prose[]}
 */
export function proseOf(path, text) {
  return path.endsWith(".md") ? proseOfDocument(text) : proseOfCode(path, text);
}

/** A paragraph outside code; of a block of code, its comments. */
function proseOfDocument(text) {
  const found = [];
  let fence;
  text.split("\n").forEach((row, index) => {
    const opens = /^\s*(```+|~~~+)\s*(\w*)/.exec(row);
    if (opens && (!fence || row.trim().startsWith(fence.mark))) fence = fence ? undefined : { mark: opens[1] };
    else if (!fence) found.push({ line: index + 1, kind: "document", text: row });
    else if (/(^|\s)(\/\/|# )/.test(row)) {
      found.push({ line: index + 1, kind: "comment", text: row.replace(/^.*?(^|\s)(\/\/|# )/, "") });
    }
  });
  return found.map(withoutCode);
}

function proseOfCode(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const lineAt = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  const add = (position, kind, words) =>
    words.split("\n").forEach((row, index) => found.push({ line: lineAt(position) + index, kind, text: row }));

  const comments = new Map();
  const visit = (node) => {
    for (const { pos, end } of commentsAround(text, node)) comments.set(pos, end);
    if (ts.isStringLiteralLike(node)) addString(node, node.text);
    else if (ts.isTemplateExpression(node)) addString(node, templateText(node));
    node.getChildren(file).forEach(visit);
  };
  const addString = (node, words) => {
    if (/\p{L}\S* +\S*\p{L}/u.test(words)) add(node.getStart(file), isTitle(node) ? "title" : "message", words);
  };
  visit(file);
  for (const [pos, end] of comments) add(pos, "comment", text.slice(pos, end));
  return found.map(withoutCode).sort((one, other) => one.line - other.line);
}

function commentsAround(text, node) {
  return [
    ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
    ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
  ];
}

/** The words of a template, with `${…}` for each value. */
export function templateText(node) {
  return node.head.text + node.templateSpans.map(({ literal }) => "${…}" + literal.text).join("");
}

/** Whether a string is the first argument of `test`, `it`, `describe`, or of what their `each` gives, or begins a row of `each`. */
function isTitle(node) {
  const { parent } = node;
  if (ts.isArrayLiteralExpression(parent) && parent.elements[0] === node) {
    const table = parent.parent;
    return ts.isArrayLiteralExpression(table) && ts.isCallExpression(table.parent) && isTest(table.parent, /\.each$/);
  }
  return ts.isCallExpression(parent) && parent.arguments[0] === node && isTest(parent, /./);
}

const isTest = ({ expression }, ending) =>
  /^(?:test|it|describe|contract|onEachRelease)\b/.test(expression.getText()) && ending.test(expression.getText());

/** Code in backticks is not prose, and neither are links' addresses. */
function withoutCode(prose) {
  return { ...prose, text: prose.text.replace(/`[^`]*`/g, "`…`").replace(/\]\([^)]*\)/g, "]") };
}
