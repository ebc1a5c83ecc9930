import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/** The strings that a type consists of. */
export function stringsOf(type) {
  if (type.isStringLiteral()) return [type.value];
  return type.isUnion() ? type.types.flatMap(stringsOf) : [];
}

/**
 * What a function is called with, where a name is the function that is called: strings, or the number of a parameter of the caller that is
 * handed on.
 * @returns {readonly ({ strings: string[] } | { parameter: number } | undefined)[]}
 */
export function argumentsOf(name, unit, checker) {
  const access = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return [];
  return call.arguments.map((given) => {
    const parameter = parameterOf(given, unit, checker);
    if (parameter >= 0) return { parameter };
    const strings = stringsOf(checker.getTypeAtLocation(given));
    return strings.length > 0 ? { strings } : undefined;
  });
}

/**
 * The paths that a name stands for where it was made by a template and a cast: the cast says one of them.
 * @returns {string[]} none where there is no such cast
 */
export function writtenPaths(path, checker) {
  if (!ts.isIdentifier(path)) return [];
  let declaration = checker.getSymbolAtLocation(path)?.valueDeclaration;
  if (declaration && ts.isBindingElement(declaration)) {
    const name = (declaration.propertyName ?? declaration.name).text;
    declaration = checker.getTypeAtLocation(declaration.parent).getProperty(name)?.valueDeclaration;
  }
  const cast = declaration?.initializer;
  if (!cast || !ts.isAsExpression(cast) || !ts.isTemplateExpression(cast.expression)) return [];
  const { head, templateSpans } = cast.expression;
  const names = new Set(templateSpans.map(({ expression }) => expression.getText()));
  const [{ expression }] = templateSpans;
  if (names.size !== 1) return [];
  const filled = (value) => head.text + templateSpans.map(({ literal }) => value + literal.text).join("");
  return stringsOf(checker.getTypeAtLocation(expression)).map(filled);
}

/** The number of the parameter that ends a path: `/api/v1/experiments/{id}/${action}`. */
export function parameterIn(path, unit, checker) {
  if (!ts.isTemplateExpression(path) || path.templateSpans.length !== 1) return undefined;
  const number = parameterOf(path.templateSpans[0].expression, unit, checker);
  return number >= 0 ? { number } : undefined;
}

/** What the parameter is for a path. */
export function pathValue(template, path) {
  return path.slice(template.head.text.length, path.length - template.templateSpans[0].literal.text.length);
}

/**
 * What may run where a method of an interface is called: that of every class which has all members of the interface, and
 * constants that are declared to be one.
 * @param {any} declaration
 * @param {readonly any[]} tops what stands on top of modules
 * @returns {any[]} declarations
 */
export function behindInterface(declaration, tops, checker) {
  const { parent } = declaration;
  if (!ts.isMethodSignature(declaration) || !ts.isInterfaceDeclaration(parent)) return [];
  if (!parent.getSourceFile().fileName.includes("/src/facade/")) return [];
  const wanted = checker.getTypeAtLocation(parent);
  return tops.flatMap((one) => {
    if (ts.isVariableDeclaration(one)) return checker.getTypeAtLocation(one).symbol === wanted.symbol ? [one] : [];
    if (!ts.isClassDeclaration(one)) return [];
    const type = checker.getTypeAtLocation(one);
    const fits = parent.typeParameters
      ? wanted.getProperties().every(({ name }) => type.getProperty(name))
      : checker.isTypeAssignableTo(type, wanted);
    return fits ? type.getProperty(declaration.name.text).declarations.filter(ts.isMethodDeclaration) : [];
  });
}

function parameterOf(node, unit, checker) {
  if (!ts.isIdentifier(node)) return -1;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  return (unit?.parameters ?? []).indexOf(declaration);
}
