import { routesOf, type Swagger } from "./document.js";
import { GeneratorError } from "./generator-error.js";
import { nameOf } from "./type-names.js";

type Known = Readonly<Record<string, object>>;

/**
 * Refuses what is not a schema, and references to what the spec lacks.
 *
 * @throws GeneratorError that names the operation or definition.
 */
export function checkSchemas(swagger: Swagger): void {
  const known: Known = {
    definitions: swagger.definitions,
    "x-stream-definitions": swagger["x-stream-definitions"] ?? {},
  };
  for (const { operation } of routesOf(swagger)) {
    const { operationId, parameters = [], responses } = operation;
    for (const { name, in: place, schema, required, ...own } of parameters) {
      if (required !== undefined && typeof required !== "boolean") {
        throw new GeneratorError(`The parameter "${name}" of ${operationId} has "required" that is not a boolean.`);
      }
      checkSchema(place === "body" ? schema : own, `The parameter "${name}" of ${operationId}`, known);
    }
    for (const [status, { schema }] of Object.entries(responses)) {
      if (schema !== undefined) checkSchema(schema, `The answer ${status} of ${operationId}`, known);
    }
  }
  for (const [room, schemas] of Object.entries(known)) {
    if (!isObject(schemas)) throw new GeneratorError(`Its "${room}" are not an object.`);
    for (const [name, schema] of Object.entries(schemas)) {
      checkSchema(schema, `The definition "${name}"`, known);
      checkCircle(name, known);
    }
  }
}

function checkSchema(schema: unknown, where: string, known: Known): void {
  if (!isObject(schema)) throw new GeneratorError(`${where} is ${JSON.stringify(schema)}, where a schema belongs.`);
  const { $ref: reference, required, properties, items, additionalProperties } = schema;
  if (reference !== undefined) checkReference(reference, where, known);
  if (required !== undefined && !(Array.isArray(required) && required.every((name) => typeof name === "string"))) {
    throw new GeneratorError(`${where} has "required" that is not an array of strings.`);
  }
  if (properties !== undefined) {
    if (!isObject(properties)) throw new GeneratorError(`${where} has "properties" that are not an object.`);
    for (const [name, each] of Object.entries(properties))
      checkSchema(each, `The field "${name}" of ${small(where)}`, known);
  }
  if (items !== undefined) checkSchema(items, `The items of ${small(where)}`, known);
  if (additionalProperties !== undefined && typeof additionalProperties !== "boolean") {
    checkSchema(additionalProperties, `The members of ${small(where)}`, known);
  }
  for (const word of ["allOf", "anyOf", "oneOf"]) {
    const parts = schema[word];
    if (parts === undefined) continue;
    if (!Array.isArray(parts) || parts.length === 0)
      throw new GeneratorError(`${where} has "${word}" that is not a non-empty array.`);
    for (const each of parts) checkSchema(each, `A part of ${small(where)}`, known);
  }
  if (schema["not"] !== undefined) checkSchema(schema["not"], `The "not" of ${small(where)}`, known);
}

function checkReference(reference: unknown, where: string, known: Known): void {
  const [, room = "", name = ""] = /^#\/([^/]+)\/([^/]+)$/.exec(String(reference)) ?? [];
  if (Object.hasOwn(known[room] ?? {}, name)) return;
  throw new GeneratorError(`${where} refers to ${JSON.stringify(reference)}, which the spec does not have.`);
}

/** Refuses a definition that is nothing but another one which leads back to it. */
function checkCircle(name: string, known: Known): void {
  const seen = new Set<string>();
  let at: string | undefined = name;
  while (at !== undefined) {
    if (seen.has(at)) throw new GeneratorError(`The definition "${name}" refers to itself and holds nothing else.`);
    seen.add(at);
    const schema = (known["definitions"] as Readonly<Record<string, unknown>>)[at];
    const reference: unknown = isObject(schema) ? schema["$ref"] : undefined;
    at = typeof reference === "string" ? nameOf(reference) : undefined;
  }
}

function small(where: string): string {
  return where.charAt(0).toLowerCase() + where.slice(1);
}

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
