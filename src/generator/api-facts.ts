import { isStream, routesOf, successOf, type Answer, type OpenApi, type Parameter, type Schema } from "./document.js";
import { arrayOf, mapOf, nameOf, withFormat } from "./type-names.js";

/** What a value is: `string`, `integer:int32`, `v1Experiment`, `v1Experiment[]`, `map<string>`, `object` (any members), `any`. */
export interface ValueFacts {
  readonly type: string;
  /** Members, in order of their names, of an object that has no name of its own. */
  readonly fields?: readonly FieldFacts[];
  /** Members of an enum that has no name of its own. */
  readonly members?: readonly string[];
}

/** One parameter, or one member of an object. */
export interface FieldFacts extends ValueFacts {
  readonly name: string;
  /** A parameter must be sent; a member is always there. */
  readonly required: boolean;
  readonly nullable?: true;
  /** What a parameter is when it is left out, as JSON. */
  readonly default?: string;
  /** How a parameter holds several values. */
  readonly form?: "repeated" | "separated";
}

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
  /** Of a success. */
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
  const operations = [...routesOf({ paths })].map(({ path, method, operation }): OperationFacts => {
    const { operationId, parameters = [], requestBody, responses, deprecated, security } = operation;
    const parametersIn = (place: string): FieldFacts[] =>
      parameters
        .filter((parameter) => parameter.in === place)
        .map(parameterFacts)
        .sort(byName);
    const status = successOf(operation);
    return {
      id: operationId,
      method: method.toUpperCase(),
      path,
      streaming: isStream(operation),
      deprecated: deprecated ?? false,
      open: security?.length === 0,
      status,
      pathParameters: parametersIn("path").sort((a, b) => path.indexOf(`{${a.name}}`) - path.indexOf(`{${b.name}}`)),
      query: parametersIn("query"),
      headers: parametersIn("header"),
      body: requestBody && valueFacts(firstSchema(requestBody)),
      isBodyRequired: requestBody?.required ?? false,
      sent: Object.keys(requestBody?.content ?? {}).sort(),
      answered: Object.keys(responses[status]?.content ?? {}).sort(),
      answer: answerFacts(responses[status]),
    };
  });
  const types = Object.entries(components.schemas).map(([name, schema]) => ({ name, ...valueFacts(schema) }));
  return {
    operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    types: new Map(types.map((type) => [type.name, type])),
  };
}

function parameterFacts({ name, required, explode, schema = {} }: Parameter): FieldFacts {
  return {
    name,
    required: required ?? false,
    ...valueFacts(schema),
    ...(schema.nullable && { nullable: true }),
    ...(schema.default !== undefined && { default: JSON.stringify(schema.default) }),
    ...(schema.type === "array" && { form: explode === true ? "repeated" : "separated" }),
  };
}

function answerFacts(answer: Answer | undefined): ValueFacts | undefined {
  const schema = answer?.content && firstSchema({ content: answer.content });
  if (!schema) return undefined;
  // A line of a stream is { result } or an error, in one object or in two.
  const line = schema.oneOf?.find((one) => one.properties?.["result"]) ?? schema;
  return valueFacts(line.properties?.["result"] && isLine(line) ? line.properties["result"] : schema);
}

function isLine({ properties = {} }: Schema): boolean {
  return Object.keys(properties).every((name) => name === "result" || name === "error");
}

function firstSchema({ content }: { content: Record<string, { schema: Schema }> }): Schema {
  return Object.values(content)[0]?.schema ?? {};
}

function valueFacts(schema: Schema): ValueFacts {
  const { $ref, type, format, items, properties, additionalProperties, required = [], allOf, enum: members } = schema;
  if ($ref) return { type: nameOf($ref) };
  const [only] = allOf ?? [];
  if (only) return valueFacts(only);
  if (members) return { type: "enum", members: members.map(String).sort() };
  if (type === "array") return wrap(valueFacts(items ?? {}), arrayOf);
  if (properties) {
    const fields = Object.entries(properties).map(([name, each]) => ({
      name,
      required: required.includes(name),
      ...valueFacts(each),
      ...(each.nullable && { nullable: true as const }),
    }));
    return { type: "object", fields: fields.sort(byName) };
  }
  if (typeof additionalProperties === "object") {
    return wrap(valueFacts(additionalProperties), mapOf);
  }
  // An empty message: its first field is one that is added.
  if (type === "object" && additionalProperties === false) return { type: "object", fields: [] };
  return { type: withFormat(type ?? "any", format) };
}

function wrap(value: ValueFacts, type: (inner: string) => string): ValueFacts {
  return { ...value, type: type(value.type) };
}

function byName(a: FieldFacts, b: FieldFacts): number {
  return a.name < b.name ? -1 : 1;
}
