import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { SchemaFields } from "./schema-fields.mjs";
import { sentFields } from "./sent-fields.mjs";
import { argumentsOf, parameterIn, behindInterface, pathValue, stringsOf, writtenPaths } from "./calls.mjs";
import { reach } from "./reach.mjs";
import { conditionsOf, needsAt, packNeeds } from "./refusals.mjs";
import { returnedFields } from "./returned-fields.mjs";
import { resolveAlias, unitOf, walk } from "./source-units.mjs";

const ts = createRequire(import.meta.url)("typescript");
const repository = fileURLToPath(new URL("../..", import.meta.url));
const verbs = ["GET", "PUT", "POST", "DELETE", "PATCH"];

/**
 * Follows every public method of the object model to the calls of the low level, through whatever private functions lie
 * between.
 * @param {{ operations: readonly any[], types: ReadonlyMap<string, any> }} facts of the current release
 * @param {readonly { id: string, method: string, path: string }[]} formerly the routes of all releases
 * @param {{ takeApart: any, nameInSpec: any }} names how the generator reads names of types
 */
export function deriveFacadeMap(facts, formerly, { takeApart, nameInSpec }) {
  const program = openProgram();
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${repository}src/`));
  const routes = new Map([...formerly, ...facts.operations].map((one) => [`${one.method} ${one.path}`, one]));
  const schema = new SchemaFields(facts.types, nameInSpec);
  const tops = sources.flatMap(({ statements }) =>
    statements.flatMap((one) => (ts.isVariableStatement(one) ? [...one.declarationList.declarations] : [one])),
  );
  /** @type {Map<any, Unit>} */
  const units = new Map();
  const unknown = [];
  for (const source of sources) walk(source, (node) => readNode(node));
  if (unknown.length > 0) throw new Error(`Calls whose operation cannot be found:\n${unknown.join("\n")}`);

  const methods = {};
  for (const [name, roots] of publicMethods(program, checker)) {
    const found = reach(units, roots, (unit) => runsOf(unit, checker));
    for (const field of returnedFields(roots, schema, checker)) found.fields.add(field);
    if (found.operations.size > 0) methods[name] = found;
  }
  return pack(methods);

  function readNode(node) {
    const unit = unitOf(node);
    if (!unit) return;
    const own = units.get(unit) ?? { operations: [], fields: new Set(), needs: [], uses: [] };
    units.set(unit, own);
    own.needs.push(...needsAt(node, unit, checker));
    const addFields = (symbol) => schema.namesOf(symbol).forEach((name) => own.fields.add(name));
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      const symbol = resolveAlias(checker, checker.getSymbolAtLocation(node));
      for (const declaration of symbol?.declarations ?? []) {
        own.uses.push(
          ...behindInterface(declaration, tops, checker).map((target) => ({
            unit: target,
            isSometimes: conditionsOf(node, unit, checker).isSometimes,
          })),
        );
        const target = unitOf(declaration);
        const { isSometimes } = conditionsOf(node, unit, checker);
        if (target && target !== unit)
          own.uses.push({ unit: target, arguments: argumentsOf(node, unit, checker), isSometimes });
      }
      addFields(symbol);
    }
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).text;
      if (name) addFields(checker.getNonNullableType(checker.getTypeAtLocation(node.parent)).getProperty(name));
    }
    if (ts.isObjectLiteralExpression(node)) {
      const wanted = checker.getContextualType(node);
      for (const property of node.properties) {
        if (property.name?.text) addFields(wanted && memberOf(wanted, property.name.text));
      }
    }
    if (ts.isCallExpression(node)) readCall(node, own, addFields);
  }

  function readCall(call, own, addFields) {
    const { expression } = call;
    if (ts.isPropertyAccessExpression(expression)) {
      const method = expression.name.text === "stream" ? "GET" : expression.name.text;
      if (verbs.includes(method)) {
        const receiver = checker.getTypeAtLocation(expression.expression);
        if (receiver.getProperty("stream") && receiver.getProperty("GET")) return readRequest(call, method, own);
      }
      // `from.string("name")` reads a member of the wire type that the reader is made for.
      const [wire] = typeArgumentsOf(checker.getTypeAtLocation(expression.expression), "WireFields");
      if (wire) for (const name of literalsOf(call.arguments)) addFields(memberOf(wire, name));
    }
    if (ts.isIdentifier(expression) && /^unwrap(?:Member|Page)$/.test(expression.text)) {
      const data = checker.getTypeAtLocation(call.arguments[0]).getProperty("data");
      const type = data && checker.getNonNullableType(checker.getTypeOfSymbol(data));
      if (type) for (const name of literalsOf(call.arguments)) addFields(memberOf(type, name));
    }
  }

  function readRequest(call, method, own) {
    const [path, init] = call.arguments;
    const wanted = checker.getResolvedSignature(call)?.getParameters()[0];
    const types = [checker.getTypeAtLocation(path), wanted && checker.getTypeOfSymbolAtLocation(wanted, call)];
    const written = writtenPaths(path, checker);
    const typed = types.map((type) => (type ? stringsOf(type) : [])).find(({ length }) => length > 0) ?? [];
    const paths = written.length > 0 ? written : typed;
    const operations = paths.map((one) => routes.get(`${method} ${one}`)).filter(Boolean);
    if (operations.length === 0) {
      // The reader of specs asks for routes that no spec lists; the pipeline hands on what it was given.
      if (!/\/src\/(?:generator|api)\//.test(call.getSourceFile().fileName)) unknown.push(placeOf(call));
      return;
    }
    const parameter = parameterIn(path, unitOf(call), checker);
    for (const operation of operations) {
      own.operations.push({
        id: operation.id,
        ...(parameter && { parameter, value: pathValue(path, operation.path) }),
      });
      if (!init) continue;
      const sent = checker.getTypeAtLocation(init);
      for (const field of sentFields(checker, sent, operation, facts.types, takeApart)) own.fields.add(field);
    }
  }

  function memberOf(type, name) {
    return checker.getNonNullableType(type).getProperty(name);
  }
}

function openProgram() {
  const { config } = ts.readConfigFile(`${repository}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: ["src/index.ts"] }, ts.sys, repository);
  return ts.createProgram([`${repository}src/index.ts`], options);
}

/** A class stands for what `new` runs; everything else for itself. */
function runsOf(unit, checker) {
  if (!ts.isClassDeclaration(unit)) return [unit];
  const parts = unit.members.filter(
    (member) => ts.isConstructorDeclaration(member) || ts.isPropertyDeclaration(member),
  );
  const above = unit.heritageClauses?.flatMap(({ types }) => types) ?? [];
  const bases = above.flatMap(({ expression }) => {
    const symbol = resolveAlias(checker, checker.getSymbolAtLocation(expression));
    return (symbol?.declarations ?? []).filter(ts.isClassDeclaration);
  });
  return [...parts, ...bases.flatMap((base) => runsOf(base, checker))];
}

/** The methods of the classes that the package exports, and its functions, each with its declarations. */
function publicMethods(program, checker) {
  const entry = program.getSourceFile(`${repository}src/index.ts`);
  const methods = [];
  for (const exported of checker.getExportsOfModule(checker.getSymbolAtLocation(entry))) {
    const symbol = resolveAlias(checker, exported);
    const declaration = symbol.valueDeclaration;
    // A class may be exported under a second name, as in Python.
    if (!declaration || (ts.isClassDeclaration(declaration) && exported.name !== symbol.name)) continue;
    if (ts.isFunctionDeclaration(declaration)) methods.push([exported.name, [declaration]]);
    if (!ts.isClassDeclaration(declaration)) continue;
    const statics = checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol));
    for (const member of [...checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)), ...statics]) {
      const declarations = (member.declarations ?? []).filter(
        (one) => (ts.isMethodDeclaration(one) || ts.isGetAccessor(one)) && isPublic(one),
      );
      if (declarations.length > 0) methods.push([`${exported.name}.${member.name}`, declarations]);
    }
  }
  return methods;
}

function isPublic(declaration) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  if (ts.getCombinedModifierFlags(declaration) & hidden || ts.isPrivateIdentifier(declaration.name)) return false;
  return !ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === "internal");
}

function typeArgumentsOf(type, name) {
  return type.symbol?.name === name ? (type.typeArguments ?? type.aliasTypeArguments ?? []) : [];
}

const literalsOf = (nodes) => nodes.filter(ts.isStringLiteralLike).map(({ text }) => text);

function placeOf(node) {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Fields are written once, and referred to by their numbers. */
function pack(methods) {
  const fields = [...new Set(Object.values(methods).flatMap((method) => [...method.fields]))].sort();
  const numbers = new Map(fields.map((field, number) => [field, number]));
  const packed = Object.entries(methods)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, method]) => [
      name,
      {
        operations: [...method.operations].sort(),
        fields: [...method.fields].map((field) => numbers.get(field)).sort((a, b) => a - b),
        ...(method.needs.length > 0 && { needs: packNeeds(method.needs) }),
      },
    ]);
  return { fields, methods: Object.fromEntries(packed) };
}
