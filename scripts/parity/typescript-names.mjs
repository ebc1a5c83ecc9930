import { createRequire } from "node:module";
import { resolve } from "node:path";

const ts = createRequire(import.meta.url)("typescript");

/**
 * Lists what an entry exports: each export, and the public members of classes, interfaces and const objects as `Name.member`.
 * @param {string} root the repository
 * @param {string} entry path of the entry within it
 * @returns {Map<string, { deprecated: boolean }>}
 */
export function listTypeScriptNames(root, entry) {
  const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [entry], include: [] }, ts.sys, root);
  // No name of ours comes from the types of Node, which are half of what there is to read.
  const program = ts.createProgram([resolve(root, entry)], { ...options, types: [], noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(resolve(root, entry));
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} has no exports.`);
  const names = new Map();
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    names.set(exported.name, describe(symbol));
    for (const member of membersOf(symbol, checker)) {
      if (isPublic(member)) names.set(`${exported.name}.${member.name}`, describe(member));
    }
  }
  return names;
}

/** Members of an instance, of the class itself, and of a const object such as an enum. */
function membersOf(symbol, checker) {
  const { Class, Interface, Variable } = ts.SymbolFlags;
  const members = [];
  if (symbol.flags & (Class | Interface)) members.push(...checker.getDeclaredTypeOfSymbol(symbol).getProperties());
  if (symbol.flags & (Class | Variable) && symbol.valueDeclaration) {
    const type = checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration);
    if (!type.getCallSignatures().length) members.push(...type.getProperties());
  }
  return members;
}

function isPublic(member) {
  if (member.name === "prototype" || member.name.startsWith("#") || member.name.startsWith("__")) return false;
  return !tags(member).includes("internal");
}

const tags = (symbol) => symbol.getJsDocTags().map((tag) => tag.name);
const describe = (symbol) => ({ deprecated: tags(symbol).includes("deprecated") });
