import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { sides } from "../sides.mjs";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Finds the circles of imports below `<root>/src`, each as the sorted names of its files: those at run time without the pairs of
 * classes that return each other, these pairs, and the circles with types.
 */
export function findCircles(root) {
  const files = readFiles(root);
  const pairs = classPairs(files);
  const atRunTime = circles(files, (from, to) => files.get(from).imports.get(to) && !pairs.has(pairOf(from, to)));
  return { atRunTime, withTypes: circles(files, () => true), pairs: [...pairs].map((pair) => pair.split(" ")) };
}

/** Each file of src/ with what it imports (true: at run time, false: for types only) and whether it exports a class. */
function readFiles(root) {
  const names = readdirSync(join(root, "src"), { recursive: true })
    .map((name) => join("src", name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts"));
  const files = new Map();
  for (const name of names) {
    const imports = new Map();
    const source = ts.createSourceFile(name, readFileSync(join(root, name), "utf8"), ts.ScriptTarget.Latest);
    visit(source, (path, atRunTime) => {
      for (const target of resolve(name, path)) {
        if (names.includes(target)) imports.set(target, imports.get(target) || atRunTime);
      }
    });
    const hasClass = source.statements.some((statement) => ts.isClassDeclaration(statement));
    files.set(name, { imports, hasClass });
  }
  return files;
}

/** Calls back with each path that a file imports. Syntax tells types from values: `verbatimModuleSyntax` is on. */
function visit(node, found) {
  if (ts.isImportDeclaration(node)) found(node.moduleSpecifier.text, isValueImport(node.importClause));
  else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    found(node.moduleSpecifier.text, !node.isTypeOnly && hasValue(node.exportClause));
  } else if (ts.isImportTypeNode(node)) found(node.argument.literal.text, false);
  else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    if (ts.isStringLiteralLike(node.arguments[0])) found(node.arguments[0].text, true);
  }
  ts.forEachChild(node, (child) => visit(child, found));
}

function isValueImport(clause) {
  if (!clause) return true;
  return !clause.isTypeOnly && (clause.name !== undefined || hasValue(clause.namedBindings));
}

/** `*` and `* as name` hold values; a list in braces does unless each is marked as a type. */
function hasValue(bindings) {
  return bindings?.elements === undefined || bindings.elements.some(({ isTypeOnly }) => !isTypeOnly);
}

/** The files behind a path; an alias has one on each side. */
function resolve(from, path) {
  if (path.startsWith(".")) return [join(dirname(from), path).replaceAll("\\", "/").replace(/\.js$/, ".ts")];
  return Object.values(sides)
    .filter((side) => path in side)
    .map((side) => relative(repository, side[path]).replaceAll("\\", "/"));
}

const pairOf = (one, other) => [one, other].sort().join(" ");

/** Two files with a class each that import each other directly. */
function classPairs(files) {
  const pairs = new Set();
  for (const [name, { imports, hasClass }] of files) {
    for (const [other, atRunTime] of imports) {
      const back = files.get(other);
      if (atRunTime && hasClass && back.hasClass && back.imports.get(name)) pairs.add(pairOf(name, other));
    }
  }
  return pairs;
}

/** Groups of files of which each reaches each other one by imports that count (strongly connected components, Tarjan). */
function circles(files, counts) {
  const order = new Map();
  const lowest = new Map();
  const stack = [];
  const found = [];
  const enter = (name) => {
    order.set(name, order.size);
    lowest.set(name, order.get(name));
    stack.push(name);
    for (const other of files.get(name).imports.keys()) {
      if (!counts(name, other)) continue;
      if (!order.has(other)) enter(other);
      if (stack.includes(other)) lowest.set(name, Math.min(lowest.get(name), lowest.get(other)));
    }
    if (lowest.get(name) !== order.get(name)) return;
    const circle = stack.splice(stack.indexOf(name)).sort();
    if (circle.length > 1 || files.get(name).imports.has(name)) found.push(circle);
  };
  for (const name of files.keys()) if (!order.has(name)) enter(name);
  return found;
}
