import { createRequire } from "node:module";
import { commentOf, lineOf } from "./doc-comments.mjs";

const ts = createRequire(import.meta.url)("typescript");

/** What methods that send requests return. */
const sends = /^(?:Promise|Listing|AsyncGenerator|AsyncIterable|AsyncIterableIterator)</;
/** Comments that refer to another one, which says it. */
const handsOn = /The same as \{@link|[Ss]ee \{@link|@deprecated Use \{@link/;
const units = /milliseconds?|\bms\b|seconds?|minutes?|hours?|days?\b|bytes?|[KMG]i?B\b|characters|\{@link Duration\}/i;
const measures = /(?:elapsed|delay|timeout|interval|duration|wait|bytes|outage|milliseconds|retryAfter)$/i;

/**
 * What the doc comments of an entry do not say, though callers need it: what a method that sends rejects with, which value an
 * option has when it is left out, in which unit a number counts.
 * @param {{ path: string, source: any[] }[]} declarations what is public: exported, or part of what is
 * @param {{ throws: boolean }} options whether the entry's methods send requests
 * @returns {{ path: string, line: number, what: string }[]}
 */
export function findMissingPromises(declarations, { throws }) {
  const found = [];
  for (const { path, source } of declarations) {
    const complain = (node, what) => found.push({ path, line: lineOf(node), what });
    for (const node of source) {
      const silent = throws ? senders(node).filter((one) => !saysThrows(one)) : [];
      for (const one of silent) complain(one, `${nameOf(one)} has no @throws.`);
      if (!ts.isInterfaceDeclaration(node) && !ts.isClassDeclaration(node)) continue;
      const defaults = tableDefaults(node);
      for (const member of node.members.filter((one) => isField(one) && isPublic(one))) {
        const name = member.name.getText();
        const text = commentOf(member);
        const hasTag = ts.getJSDocTags(member).some(({ tagName }) => tagName.text === "default");
        if (ts.isInterfaceDeclaration(node) && !hasTag && (defaults.has(name) || /\b[Dd]efaults?\b/.test(text)))
          complain(member, `${node.name.text}.${name} has a default, but no @default.`);
        if (isNumber(member.type) && measures.test(name) && !units.test(text + commentOf(node)))
          complain(member, `${node.name.text}.${name} does not name its unit.`);
      }
    }
  }
  return found;
}

function senders(node) {
  if (ts.isFunctionDeclaration(node)) return sends.test(node.type?.getText() ?? "") ? [node] : [];
  if (!ts.isClassDeclaration(node)) return [];
  const seen = new Set();
  return node.members.filter((member) => {
    if (!ts.isMethodDeclaration(member) || !isPublic(member) || seen.has(member.name.getText())) return false;
    seen.add(member.name.getText());
    return sends.test(member.type?.getText() ?? "");
  });
}

function saysThrows(node) {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "throws") || handsOn.test(commentOf(node));
}

function isPublic(member) {
  if (!member.name || ts.isPrivateIdentifier(member.name) || ts.isComputedPropertyName(member.name)) return false;
  const hidden = ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return !hidden && !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === "internal");
}

const isField = (node) => ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
const isNumber = (type) => type !== undefined && /^(?:number)(?: \| (?:undefined|null))*$/.test(type.getText());
const nameOf = (node) => {
  const owner = ts.isClassDeclaration(node.parent) ? `${node.parent.name.text}.` : "";
  return owner + node.name.getText();
};

/** The options that the table of an interface, in the same file, gives a default: `satisfies OptionTable<X>`. */
function tableDefaults(node) {
  const names = new Set();
  for (const statement of node.getSourceFile().statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      if (!initializer || !ts.isSatisfiesExpression(initializer)) continue;
      if (!new RegExp(`<${node.name.text}\\b`).test(initializer.type.getText())) continue;
      if (!ts.isObjectLiteralExpression(initializer.expression)) continue;
      for (const property of initializer.expression.properties)
        if (ts.isPropertyAssignment(property) && /\bdefault: /.test(property.initializer.getText()))
          names.add(property.name.getText());
    }
  }
  return names;
}
