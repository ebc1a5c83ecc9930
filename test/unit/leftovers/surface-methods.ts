import { readFile } from "node:fs/promises";
import ts from "typescript";

/** Interfaces that users implement; the client calls them. */
const implementedByUsers = ["Authentication", "Clock", "TokenStore"];

const isAsync = /\b(?:Promise|AsyncGenerator|AsyncIterable|Listing|ReadableStream)</;

/** Names of all public methods and functions that wait for something, from the page that holds the public surface. */
export async function asyncMethodsOf(page: "index" | "api"): Promise<string[]> {
  const text = await readFile(`docs/api/${page}.api.md`, "utf8");
  const code = /```ts\n([\s\S]*?)```/.exec(text)![1]!;
  const source = ts.createSourceFile("surface.ts", code, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  for (const node of source.statements) {
    if (ts.isFunctionDeclaration(node) && isAsync.test(node.type!.getText())) found.push(node.name!.text);
    if (ts.isVariableStatement(node)) {
      const { name, type } = node.declarationList.declarations[0]!;
      // The functions of the default client are typed as the methods that they call.
      if (/^Determined\["/.test(type?.getText() ?? "")) found.push(name.getText());
    }
    if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) continue;
    const owner = node.name!.text;
    if (implementedByUsers.includes(owner)) continue;
    for (const member of node.members) {
      const isMethod = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
      if (isMethod && isAsync.test(member.type?.getText() ?? "")) found.push(`${owner}.${member.name.getText()}`);
    }
  }
  return found;
}
