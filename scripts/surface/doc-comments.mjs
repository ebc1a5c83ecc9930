import { createRequire } from "node:module";
import { oursOnly } from "./ours-only.mjs";

const ts = createRequire(import.meta.url)("typescript");

/**
 * Lists what is public and has no doc comment, and, on request, the classes and functions that do not name what they answer to in Python.
 * @param {ReturnType<typeof import("./modules.mjs").createModules>} modules
 * @param {string} entry
 * @param {{ answersPython: boolean }} options
 */
export function findUndocumented(modules, entry, { answersPython }) {
  const complaints = [];
  const complain = (path, node, what) => complaints.push({ path, line: lineOf(node), what });
  for (const [name, found] of modules.exportsOf(entry)) {
    if (!found || found.outside) continue;
    if (!found.source.some((node) => documented(node)))
      complain(found.path, found.source[0], `${name} has no doc comment.`);
    for (const member of found.source.filter(ts.isClassDeclaration).flatMap(publicMembers))
      if (!documented(member)) complain(found.path, member, `${name}.${member.name.getText()} has no doc comment.`);
    if (!answersPython || !found.source.some(isCode) || oursOnly.has(found.name)) continue;
    const text = found.source.map((node) => commentOf(node)).join();
    if (!/Python: /.test(text))
      complain(found.path, found.source[0], `${name} does not say what it is in Python ("Python: …").`);
  }
  return complaints;
}

export const lineOf = (node) => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
export const commentOf = (node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .map((comment) => comment.getText())
    .join("\n");
const documented = (node) => /[^\s*/]/.test(commentOf(node));
const isCode = (node) => ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || isCallable(node);

/** A const of a function's type: `export const getTrial: Determined["getTrial"]`. Const objects such as enums do not count. */
function isCallable(node) {
  return (
    ts.isVariableStatement(node) &&
    node.declarationList.declarations.some(({ type }) => type && ts.isIndexedAccessTypeNode(type))
  );
}

/** Members that users see: no private or internal ones, no signature of an overload but the first, and nothing that a base class has said. */
function publicMembers(declaration) {
  const seen = new Set();
  return declaration.members.filter((member) => {
    const { name } = member;
    if (!name || ts.isPrivateIdentifier(name) || ts.isComputedPropertyName(name) || seen.has(name.getText()))
      return false;
    seen.add(name.getText());
    const modifiers = ts.getCombinedModifierFlags(member);
    const hidden = modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Override);
    return !hidden && !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === "internal");
  });
}
