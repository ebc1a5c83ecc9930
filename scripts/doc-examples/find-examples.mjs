import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/**
 * The `@example`s of a declaration file, each with the name of what it belongs to, such as `Experiment.reload`.
 * @param {string} text
 * @returns {{ owner: string, code: string }[]}
 */
export function findExamples(text) {
  const file = ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const visit = (node, owners) => {
    const name = nameOf(node);
    const here = name === undefined ? owners : [...owners, name];
    for (const comment of node.jsDoc ?? [])
      for (const tag of comment.tags ?? [])
        if (tag.tagName.text === "example") found.push({ owner: here.join(".") || "module", code: codeOf(tag, file) });
    ts.forEachChild(node, (child) => visit(child, here));
  };
  visit(file, []);
  return found;
}

function nameOf(node) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0].name.getText();
  return node.name && ts.isIdentifier(node.name) && !ts.isParameter(node) ? node.name.text : undefined;
}

/** As it is written, without the stars: the parsed comment loses indents, and what looks like a tag. */
function codeOf(tag, file) {
  const text = file.text.slice(tag.tagName.end, tag.end);
  return text
    .replace(/\*\/\s*$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, ""))
    .filter((line) => !line.startsWith("```"))
    .join("\n")
    .trim();
}

/**
 * The names that a program uses and does not declare or import itself.
 * @param {string} code
 * @param {ReadonlySet<string>} among
 */
export function freeNames(code, among) {
  const file = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
  const used = new Set();
  const own = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      if (
        (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) &&
        parent.name === node
      )
        own.add(node.text);
      else if (!(ts.isPropertyAccessExpression(parent) && parent.name === node)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...used].filter((name) => among.has(name) && !own.has(name));
}
