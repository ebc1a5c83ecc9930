import type typescript from "typescript";
import type { OpenApi } from "./document.js";
import type { TypeGenerator } from "./type-generator.js";

/** The types of a corrected document: the text of `schema.d.ts`. */
export async function schemaTypes(document: OpenApi, { openapiTS, astToString, ts }: TypeGenerator): Promise<string> {
  const nodes = await openapiTS(document as never, {
    alphabetize: true,
    defaultNonNullable: false,
    silent: true,
    transform: (schema) =>
      // Bytes are not a string: the caller says with `parseAs` how to read them.
      schema.format === "binary" ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) : undefined,
  });
  return astToString(nodes.map((node) => acceptUndefined(node, ts)));
}

/** Under exactOptionalPropertyTypes `{ limit: options.limit }` must compile: an absent field may be written as undefined. */
function acceptUndefined(root: typescript.Node, ts: typeof typescript): typescript.Node {
  const { factory } = ts;
  const visit = (node: typescript.Node): typescript.Node => {
    const visited = ts.visitEachChild(node, visit, undefined);
    if (!ts.isPropertySignature(visited) || !visited.questionToken || !visited.type) return visited;
    if (visited.type.kind === ts.SyntaxKind.NeverKeyword) return visited;
    const type = factory.createUnionTypeNode([
      visited.type,
      factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
    ]);
    const { modifiers, name, questionToken } = visited;
    const property = factory.updatePropertySignature(visited, modifiers, name, questionToken, type);
    return ts.setSyntheticLeadingComments(property, ts.getSyntheticLeadingComments(node));
  };
  return visit(root);
}
