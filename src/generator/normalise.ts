import { convertSwagger } from "./convert.js";
import { ndjson, routesOf, successOf, type OpenApi, type Operation, type Schema, type Swagger } from "./document.js";
import { sortKeys } from "./stable-json.js";
import { streamsOf } from "./streams.js";

const prose = ["description", "summary", "title", "example", "examples", "externalDocs"];
/** Keywords whose value is a map from the spec's own names; a property called `title` is not prose. */
const nameMaps = ["properties", "definitions", "paths", "responses", "x-stream-definitions", "securityDefinitions"];

/**
 * Turns the checked Swagger 2.0 document of a master into the bare facts of OpenAPI 3: streams marked, free objects free,
 * no prose, keys sorted.
 *
 * @param release What is known of the release that it is of.
 */
export function normaliseSpec(served: Swagger, release: string): OpenApi {
  const swagger = structuredClone(served);
  const streams = streamsOf(swagger);
  inlineStreamDefinitions(swagger);
  tidy(swagger, false);
  freeObjects(swagger);
  for (const { operation } of routesOf(swagger)) {
    if (streams.has(operation.operationId)) operation.produces = [ndjson];
    for (const answer of Object.values(operation.responses)) answer.description = "";
  }
  const document = convertSwagger(swagger, { title: "Determined", version: release });
  for (const { operation } of routesOf(document)) errorsAreJson(operation);
  return sortKeys(document);
}

/** No converter follows `#/x-stream-definitions/…`: the generated types would not be TypeScript. */
function inlineStreamDefinitions(swagger: Swagger): void {
  for (const [name, schema] of Object.entries(swagger["x-stream-definitions"] ?? {})) {
    swagger.definitions[`StreamResultOf_${name}`] = schema;
  }
  delete swagger["x-stream-definitions"];
}

/** Strips prose, drops what no type generator may read, and fixes references; `names` tells a map of names from a node. */
function tidy(node: unknown, names: boolean): void {
  if (Array.isArray(node)) {
    for (const item of node) tidy(item, false);
    return;
  }
  if (node === null || typeof node !== "object") return;
  if (!names) tidyNode(node as Record<string, unknown>);
  for (const [key, value] of Object.entries(node)) {
    // Defaults and enums are the spec's values, not schemas: an enum member may be any word.
    if (names || (key !== "default" && key !== "enum")) tidy(value, !names && nameMaps.includes(key));
  }
}

function tidyNode(node: Record<string, unknown>): void {
  for (const word of prose) delete node[word];
  const { $ref: reference, required } = node;
  if (typeof reference === "string") {
    node["$ref"] = reference.replace("#/x-stream-definitions/", "#/definitions/StreamResultOf_");
  }
  if (node["format"] === "boolean") delete node["format"];
  if (node["type"] === "") delete node["type"];
  if (node["x-nullable"] === true) sayNullable(node);
  if (Array.isArray(required)) keepKnownRequired(node);
}

/** As OpenAPI 3 says it; beside a reference nothing else is read. */
function sayNullable(node: Record<string, unknown>): void {
  delete node["x-nullable"];
  node["nullable"] = true;
  if (node["$ref"] === undefined) return;
  node["allOf"] = [{ $ref: node["$ref"] }];
  delete node["$ref"];
}

/** Some definitions require a name that they do not have (two names glued together); validators would reject every answer. */
function keepKnownRequired(schema: Schema): void {
  const known = schema.required!.filter((name) => Object.hasOwn(schema.properties ?? {}, name));
  if (known.length > 0) schema.required = known.sort();
  else delete schema.required;
}

/** A bare object is a protobuf Struct and holds anything; a bare message `…Request` or `…Response` is empty. */
function freeObjects(swagger: Swagger): void {
  for (const [name, schema] of Object.entries(swagger.definitions)) {
    if (isBareObject(schema)) schema.additionalProperties = !/(Request|Response)$/.test(name);
  }
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    const schema: Schema = node;
    if (isBareObject(schema)) schema.additionalProperties = true;
    for (const value of Object.values(node)) walk(value);
  };
  walk(swagger);
}

function isBareObject(node: Schema): boolean {
  return node.type === "object" && !node.properties && node.additionalProperties === undefined && !node.allOf;
}

/** Only the lines of a stream are NDJSON: a call that fails before the first line answers one JSON object. */
function errorsAreJson(operation: Operation): void {
  for (const [status, answer] of Object.entries(operation.responses)) {
    const [first] = Object.values(answer.content ?? {});
    if (status !== successOf(operation) && first) answer.content = { "application/json": first };
  }
}
