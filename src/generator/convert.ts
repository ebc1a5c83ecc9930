import {
  routesOf,
  type Answer,
  type Body,
  type OpenApi,
  type Operation,
  type Parameter,
  type Swagger,
} from "./document.js";

const json = ["application/json"];

/**
 * Writes a checked Swagger 2.0 document as OpenAPI 3.0: as much of the conversion as the specs of masters need.
 *
 * @param info What the document is called.
 */
export function convertSwagger(swagger: Swagger, info: OpenApi["info"]): OpenApi {
  const paths: OpenApi["paths"] = {};
  for (const { path, method, operation } of routesOf(swagger)) {
    paths[path] = { ...paths[path], [method]: convertOperation(operation) };
  }
  const { security, securityDefinitions } = swagger;
  const document: OpenApi = {
    openapi: "3.0.0",
    info,
    ...(security && { security }),
    paths,
    components: {
      schemas: swagger.definitions,
      ...(securityDefinitions && { securitySchemes: securityDefinitions }),
    },
  };
  rewriteReferences(document);
  return document;
}

function convertOperation({ consumes, produces, parameters = [], responses, ...rest }: Operation): Operation {
  const body = parameters.find((parameter) => parameter.in === "body");
  const others = parameters.filter((parameter) => parameter !== body);
  return {
    ...rest,
    ...(others.length > 0 && { parameters: others.map(convertParameter) }),
    ...(body && { requestBody: convertBody(body, consumes ?? json) }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, answer]) => [status, convertAnswer(answer, produces ?? json)]),
    ),
  };
}

function convertParameter({ name, in: place, required, collectionFormat, ...schema }: Parameter): Parameter {
  return {
    in: place,
    name,
    required: required ?? false,
    schema: schema,
    ...(collectionFormat === "multi" && { explode: true }),
  };
}

function convertBody({ required, schema = {} }: Parameter, types: readonly string[]): Body {
  return {
    content: Object.fromEntries(types.map((type) => [type, { schema }])),
    ...(required !== undefined && { required }),
  };
}

function convertAnswer({ description = "", schema }: Answer, types: readonly string[]): Answer {
  if (!schema) return { description };
  return { content: Object.fromEntries(types.map((type) => [type, { schema: structuredClone(schema) }])), description };
}

function rewriteReferences(node: unknown): void {
  if (node === null || typeof node !== "object") return;
  const record = node as Record<string, unknown>;
  const reference = record["$ref"];
  if (typeof reference === "string") record["$ref"] = reference.replace(/^#\/definitions\//, "#/components/schemas/");
  for (const value of Object.values(record)) rewriteReferences(value);
}
