import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/**
 * What code belongs to: a function, a constant or a member of a class, on top of a module. What is nested belongs to what it
 * is nested in, so that a callback counts for the function that makes it.
 * @param {any} node
 * @returns {any | undefined} a declaration; undefined for what stands outside of any
 */
export function unitOf(node) {
  for (let at = node; at; at = at.parent) {
    if (ts.isClassElement(at) && ts.isSourceFile(at.parent.parent)) return at;
    const isTop = ts.isFunctionDeclaration(at) || ts.isClassDeclaration(at);
    if (isTop && ts.isSourceFile(at.parent)) return at;
    if (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent)) return at;
  }
  return undefined;
}

/** Calls back for every node that runs; types are left out. */
export function walk(node, visit) {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** A symbol behind imports and exports. */
export function resolveAlias(checker, symbol) {
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
