import { isStream, routesOf, successesOf, successOf, type Answer, type OpenApi, type Schema } from "./document.js";
import { byName, parameterFacts, valueFacts, type FieldFacts, type Schemas, type ValueFacts } from "./value-facts.js";

export type { FieldFacts, ValueFacts } from "./value-facts.js";

/** One operation. Its lists are in order of names. */
export interface OperationFacts {
  /** Name in the spec. */
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** Template, such as `/api/v1/experiments/{experimentId}`. */
  readonly path: string;
  readonly streaming: boolean;
  readonly deprecated: boolean;
  /** Works without a login. */
  readonly open: boolean;
  /** Of a success: `200`, or several, such as `200, 202`. */
  readonly status: string;
  /** Parameters of the path, in the order of the path. */
  readonly pathParameters: readonly FieldFacts[];
  readonly query: readonly FieldFacts[];
  readonly headers: readonly FieldFacts[];
  readonly body: ValueFacts | undefined;
  readonly isBodyRequired: boolean;
  /** Media types of the body. */
  readonly sent: readonly string[];
  /** Media types of a success. */
  readonly answered: readonly string[];
  /** What a success holds; for a stream, one line. */
  readonly answer: ValueFacts | undefined;
}

/** A type with a name: an object with fields, or an enum with members. */
export interface TypeFacts extends ValueFacts {
  readonly name: string;
}

/** A spec as a list of operations, and the types that they name. */
export interface ApiFacts {
  /** In order of ids. */
  readonly operations: readonly OperationFacts[];
  readonly types: ReadonlyMap<string, TypeFacts>;
}

/** Lists what a spec says, for comparing two of them. Errors are left out, which are alike everywhere. */
export function apiFacts({ paths, components }: Pick<OpenApi, "paths" | "components">): ApiFacts {
  const { schemas } = components;
  const operations = [...routesOf({ paths })].map(({ path, method, operation }): OperationFacts => {
    const { operationId, parameters = [], requestBody, responses, deprecated, security } = operation;
    const parametersIn = (place: string): FieldFacts[] =>
      parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => parameterFacts(parameter, schemas))
        .sort(byName);
    const success = responses[successOf(operation)];
    return {
      id: operationId,
      method: method.toUpperCase(),
      path,
      streaming: isStream(operation),
      deprecated: deprecated ?? false,
      open: security?.length === 0,
      status: successesOf(operation).join(", "),
      pathParameters: parametersIn("path").sort((a, b) => path.indexOf(`{${a.name}}`) - path.indexOf(`{${b.name}}`)),
      query: parametersIn("query"),
      headers: parametersIn("header"),
      body: requestBody && valueFacts(firstSchema(requestBody), schemas),
      isBodyRequired: requestBody?.required ?? false,
      sent: Object.keys(requestBody?.content ?? {}).sort(),
      answered: Object.keys(success?.content ?? {}).sort(),
      answer: answerFacts(success, schemas),
    };
  });
  const types = Object.entries(schemas).map(([name, schema]) => ({ name, ...valueFacts(schema, schemas) }));
  return {
    operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    types: new Map(types.map((type) => [type.name, type])),
  };
}

function answerFacts(answer: Answer | undefined, schemas: Schemas): ValueFacts | undefined {
  const schema = answer?.content && firstSchema({ content: answer.content });
  if (!schema) return undefined;
  // A line of a stream is { result } or an error, in one object or in two.
  const line = schema.oneOf?.find((one) => one.properties?.["result"]) ?? schema;
  return valueFacts(line.properties?.["result"] && isLine(line) ? line.properties["result"] : schema, schemas);
}

function isLine({ properties = {} }: Schema): boolean {
  return Object.keys(properties).every((name) => name === "result" || name === "error");
}

function firstSchema({ content }: { content: Record<string, { schema: Schema }> }): Schema {
  return Object.values(content)[0]?.schema ?? {};
}
