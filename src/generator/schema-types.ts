import type typescript from "typescript";
import type { OpenApi } from "./document.js";
import { about, GeneratorError } from "./generator-error.js";
import type { TypeGenerator } from "./type-generator.js";

/**
 * The types of a corrected document: the text of `schema.d.ts`.
 *
 * @param subject What the document is of, for messages.
 * @throws GeneratorError for what openapi-typescript does not take.
 */
export async function schemaTypes(
  document: OpenApi,
  { openapiTS, astToString, ts }: TypeGenerator,
  subject: string,
): Promise<string> {
  about(subject, () => checkReferences(document));
  try {
    const nodes = await openapiTS(document as never, {
      alphabetize: true,
      defaultNonNullable: false,
      silent: true,
      transform: (schema) =>
        // Bytes are not a string: the caller says with `parseAs` how to read them.
        schema.format === "binary" ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword) : undefined,
    });
    return astToString(nodes.map((node) => acceptUndefined(node, ts)));
  } catch (error) {
    const words = (error as Error).message.replace(/\.?$/, ".");
    throw new GeneratorError(`${subject}: openapi-typescript makes no types of it: ${words}`);
  }
}

/** What corrections add may refer to what only other specs have; openapi-typescript would print that before it throws. */
function checkReferences(document: OpenApi): void {
  JSON.stringify(document, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string" && !isThere(document, value))
      throw new GeneratorError(`It refers to ${JSON.stringify(value)}, which it does not have.`);
    return value;
  });
}

/** Whether a reference such as `#/components/schemas/v1Thing/properties/id` leads somewhere. */
function isThere(document: OpenApi, reference: string): boolean {
  const steps = reference.split("/").slice(1);
  const end = steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], document);
  return reference.startsWith("#/") && end !== undefined;
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
