import converter from "swagger2openapi";
import { UsageError } from "./arguments.mjs";
import { sortKeys } from "./stable-json.mjs";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];
const STREAM_MARK = "(streaming responses)";
const NDJSON = "application/x-ndjson";
const PROSE = ["description", "summary", "title", "example", "examples", "externalDocs"];
/** Keywords whose value is a map from the spec's own names; a property called `title` is not prose. */
const NAME_MAPS = ["properties", "definitions", "paths", "responses", "x-stream-definitions", "securityDefinitions"];

/**
 * Turns the Swagger 2.0 text of a master into the bare facts of OpenAPI 3: streams marked, free objects free,
 * no prose, keys sorted.
 * @param {unknown} served what `/api/v1/api.swagger.json` answered, parsed
 * @param {string} release
 */
export async function normaliseSpec(served, release) {
  checkSwagger(served);
  const swagger = structuredClone(served);
  const streams = collectStreams(swagger);
  inlineStreamDefinitions(swagger);
  tidy(swagger, false);
  freeObjects(swagger);
  for (const operation of operationsOf(swagger)) {
    if (streams.has(operation.operationId)) operation.produces = [NDJSON];
    for (const response of Object.values(operation.responses ?? {})) response.description = "";
  }
  delete swagger.tags;
  swagger.info = { title: "Determined", version: release };

  const { openapi } = await converter.convertObj(swagger, { patch: true, refSiblings: "preserve", direct: false });
  delete openapi.servers;
  for (const operation of operationsOf(openapi)) errorsAreJson(operation);
  return sortKeys(openapi);
}

/** Every operation of a document, Swagger or OpenAPI. */
export function* operationsOf(document) {
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) if (item[method]) yield item[method];
  }
}

function checkSwagger(spec) {
  if (spec?.swagger !== "2.0") {
    throw new UsageError(
      'This is not a Swagger 2.0 document (no "swagger": "2.0"). A master serves one at /api/v1/api.swagger.json.',
    );
  }
  if (!spec.paths || Object.keys(spec.paths).length === 0) throw new UsageError("The spec has no paths.");
  const seen = new Set();
  for (const operation of operationsOf(spec)) {
    const id = operation.operationId;
    if (!id || seen.has(id))
      throw new UsageError(`The spec has ${id ? `two operations "${id}"` : "an operation without operationId"}.`);
    seen.add(id);
  }
}

/** The text mark is all that tells a stream from a unary call, so it is read before prose goes. */
function collectStreams(swagger) {
  const streams = new Set();
  for (const operation of operationsOf(swagger)) {
    const texts = [operation.description, operation.summary, operation.responses?.["200"]?.description];
    if (texts.some((text) => text?.includes(STREAM_MARK))) streams.add(operation.operationId);
  }
  return streams;
}

/** No converter follows `#/x-stream-definitions/…`: the generated types would not be TypeScript. */
function inlineStreamDefinitions(swagger) {
  swagger.definitions ??= {};
  for (const [name, schema] of Object.entries(swagger["x-stream-definitions"] ?? {})) {
    swagger.definitions[`StreamResultOf_${name}`] = schema;
  }
  delete swagger["x-stream-definitions"];
}

/** Strips prose, drops what no type generator may read, and fixes references; `names` tells a map of names from a node. */
function tidy(node, names) {
  if (Array.isArray(node)) {
    for (const item of node) tidy(item, false);
    return;
  }
  if (node === null || typeof node !== "object") return;
  if (!names) {
    for (const word of PROSE) delete node[word];
    if (typeof node.$ref === "string") {
      node.$ref = node.$ref.replace("#/x-stream-definitions/", "#/definitions/StreamResultOf_");
    }
    if (node.format === "boolean") delete node.format;
    if (node.type === "") delete node.type;
    if (Array.isArray(node.required)) keepKnownRequired(node);
  }
  for (const [key, value] of Object.entries(node)) {
    // Defaults and enums are the spec's values, not schemas: an enum member may be any word.
    if (names || (key !== "default" && key !== "enum")) tidy(value, !names && NAME_MAPS.includes(key));
  }
}

/** Some definitions require a name that they do not have (two names glued together); validators would reject every answer. */
function keepKnownRequired(schema) {
  const known = schema.required.filter((name) => schema.properties && name in schema.properties);
  if (known.length > 0) schema.required = known.sort();
  else delete schema.required;
}

/** A bare object is a protobuf Struct and holds anything; a bare message `…Request` or `…Response` is empty. */
function freeObjects(swagger) {
  for (const [name, schema] of Object.entries(swagger.definitions)) {
    if (isBareObject(schema)) schema.additionalProperties = !/(Request|Response)$/.test(name);
  }
  const walk = (node) => {
    if (node === null || typeof node !== "object") return;
    if (isBareObject(node)) node.additionalProperties = true;
    for (const value of Object.values(node)) walk(value);
  };
  walk(swagger);
}

function isBareObject(node) {
  return node.type === "object" && !node.properties && node.additionalProperties === undefined && !node.allOf;
}

/** Only the lines of a stream are NDJSON: a call that fails before the first line answers one JSON object. */
function errorsAreJson(operation) {
  for (const [status, response] of Object.entries(operation.responses)) {
    const content = response.content;
    if (status === "200" || !content) continue;
    response.content = { "application/json": Object.values(content)[0] };
  }
}
