import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/** Names fields of the generated types as the report does: `v1User.username`, `GetUsers.query.active`. */
export class SchemaFields {
  #types;
  #nameInSpec;

  /**
   * @param {ReadonlyMap<string, object>} types the named types of the spec
   * @param {(name: string, isInSpec: (name: string) => boolean) => string} nameInSpec of the generator
   */
  constructor(types, nameInSpec) {
    this.#types = types;
    this.#nameInSpec = nameInSpec;
  }

  /** @returns {string[]} the fields behind a symbol; none for what is not of the API */
  namesOf(symbol) {
    return (symbol?.declarations ?? []).flatMap((declaration) => this.#nameOf(declaration) ?? []);
  }

  #nameOf(declaration) {
    if (!declaration.getSourceFile().fileName.endsWith("/generated/schema.d.ts")) return undefined;
    const way = [];
    for (let at = declaration; at && !ts.isSourceFile(at); at = at.parent) {
      if (at.name && (ts.isPropertySignature(at) || ts.isInterfaceDeclaration(at))) way.unshift(at.name.text);
    }
    const [root, ...rest] = way;
    if (root === "components" && rest[0] === "schemas" && rest.length > 2) {
      return [this.#nameInSpec(rest[1], (name) => this.#types.has(name)), ...rest.slice(2)].join(".");
    }
    return root === "operations" ? ofOperation(rest) : undefined;
  }
}

function ofOperation([id, part, ...rest]) {
  if (part === "parameters" && rest.length === 2 && (rest[0] === "query" || rest[0] === "path")) {
    return `${id}.${rest[0]}.${rest[1]}`;
  }
  const place = part === "requestBody" ? "body" : "answer";
  const content = rest.indexOf("content");
  const way = rest.slice(content + 2);
  const inLine = rest[content + 1] === "application/x-ndjson" && way[0] === "result" ? way.slice(1) : way;
  return content >= 0 && inLine.length > 0 ? `${id}.${place}.${inLine.join(".")}` : undefined;
}
