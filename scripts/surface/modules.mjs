import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { sides } from "../sides.mjs";

const ts = createRequire(import.meta.url)("typescript");

/** @typedef {{ path: string, name: string, source: any[], declared: any[] }} Found a top-level name: its nodes in the source and in the declarations */

/**
 * Reads modules one by one, without a type checker: `isolatedDeclarations` makes each file's declarations follow from the file alone.
 */
export function createModules() {
  const modules = new Map();

  function load(path) {
    let module = modules.get(path);
    if (!module) modules.set(path, (module = readModule(path)));
    return module;
  }

  /** @returns {Map<string, Found | { path: string, name: string, outside: true }>} what a module exports, by the name it is exported under */
  function exportsOf(path) {
    const module = load(path);
    const found = new Map();
    for (const from of module.stars) for (const [name, one] of exportsOf(from)) found.set(name, one);
    for (const [name, target] of module.exports) found.set(name, lookUp(target.path, target.name));
    for (const name of module.exported) found.set(name, lookUp(path, name));
    return found;
  }

  /** Follows a name to the place where it is declared. */
  function lookUp(path, name) {
    if (!path.startsWith("/")) return { path, name, outside: true };
    const module = load(path);
    const source = module.source.get(name);
    if (source) return { path, name, source, declared: module.declared.get(name) ?? [] };
    const target = module.exports.get(name) ?? module.imports.get(name);
    if (target) return lookUp(target.path, target.name);
    for (const from of module.stars) {
      const one = lookUp(from, name);
      if (one) return one;
    }
    return undefined;
  }

  return { exportsOf, lookUp };

  function readModule(path) {
    const text = readFileSync(path, "utf8");
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const { outputText } = ts.transpileDeclaration(text, {
      fileName: path,
      compilerOptions: {
        removeComments: true,
        stripInternal: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
      },
    });
    const declarations = ts.createSourceFile(path.replace(/\.ts$/, ".d.ts"), outputText, ts.ScriptTarget.ES2022, true);
    const module = {
      source: namesOf(source),
      declared: namesOf(declarations),
      exported: [],
      exports: new Map(),
      imports: new Map(),
      stars: [],
    };
    const at = (specifier) => {
      if (specifier.text in sides.node) return sides.node[specifier.text];
      return specifier.text.startsWith(".")
        ? resolve(dirname(path), specifier.text.replace(/\.js$/, ".ts"))
        : specifier.text;
    };
    for (const statement of source.statements) {
      if (ts.isExportDeclaration(statement)) {
        if (!statement.exportClause) module.stars.push(at(statement.moduleSpecifier));
        else
          for (const { name, propertyName } of statement.exportClause.elements)
            module.exports.set(name.text, {
              path: statement.moduleSpecifier ? at(statement.moduleSpecifier) : path,
              name: (propertyName ?? name).text,
            });
      } else if (ts.isImportDeclaration(statement)) {
        const bindings = statement.importClause?.namedBindings;
        if (bindings && ts.isNamedImports(bindings))
          for (const { name, propertyName } of bindings.elements)
            module.imports.set(name.text, { path: at(statement.moduleSpecifier), name: (propertyName ?? name).text });
      } else if (
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      ) {
        module.exported.push(...declaredNames(statement));
      }
    }
    return module;
  }
}

/** Top-level names to the statements that declare them: a class, or a const and the type of the same name. */
function namesOf(file) {
  const names = new Map();
  for (const statement of file.statements)
    for (const name of declaredNames(statement)) names.set(name, [...(names.get(name) ?? []), statement]);
  return names;
}

function declaredNames(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const declares =
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return declares && statement.name ? [statement.name.text] : [];
}

/** The names that a declaration refers to, so far as they could be types or base classes. */
export function referredNames(node) {
  const names = new Set();
  const visit = (child) => {
    if (ts.isTypeReferenceNode(child) && ts.isIdentifier(child.typeName)) names.add(child.typeName.text);
    if (ts.isExpressionWithTypeArguments(child) && ts.isIdentifier(child.expression)) names.add(child.expression.text);
    if (ts.isTypeQueryNode(child) && ts.isIdentifier(child.exprName)) names.add(child.exprName.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
}
