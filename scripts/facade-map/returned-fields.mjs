import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/**
 * The fields of wire types that a public method hands on as they are: its caller may read every one of them.
 * @param {readonly any[]} declarations of the method
 * @param {{ namesOf: (symbol: any) => string[] }} schema
 * @returns {Set<string>}
 */
export function returnedFields(declarations, schema, checker) {
  const fields = new Set();
  const seen = new Set();
  for (const declaration of declarations) {
    const signature = checker.getSignatureFromDeclaration(declaration);
    visit(ts.isGetAccessor(declaration) ? checker.getTypeAtLocation(declaration) : signature?.getReturnType());
  }
  return fields;

  function visit(type) {
    if (!type || seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) return type.types.forEach(visit);
    if (!(type.flags & ts.TypeFlags.Object)) return;
    // Classes have methods of their own; of what a library or the language declares, only what it holds matters.
    checker.getTypeArguments(type).forEach(visit);
    for (const property of type.isClass() ? [] : type.getProperties()) {
      const names = schema.namesOf(property);
      names.forEach((name) => fields.add(name));
      if (names.length > 0 || isOurs(property)) visit(checker.getTypeOfSymbol(property));
    }
  }
}

const isOurs = ({ declarations = [] }) =>
  declarations.some((one) => /\/src\//.test(one.getSourceFile().fileName) && ts.isPropertySignature(one));
