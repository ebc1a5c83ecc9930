import { UsageError } from "./arguments.mjs";
import { operationsOf } from "./normalise.mjs";

/**
 * Applies the reviewed corrections to a normalised spec, in order, and returns a new document. A correction whose
 * target the spec lacks is an error, unless the overlay says `"absent": "skip"`; one that adds what is there already
 * is an error, unless it says `"present": "skip"`.
 * @param {object} document
 * @param {{ corrections: object[] }} overlay
 * @param {{ legacy?: boolean }} [options] `legacy: false` leaves out what only other releases have
 */
export function applyOverlay(document, overlay, { legacy = true } = {}) {
  const result = structuredClone(document);
  for (const [index, correction] of overlay.corrections.entries()) {
    if (correction.legacy && !legacy) continue;
    const kind = Object.keys(KINDS).find((name) => name in correction);
    const where = `overlay correction ${index + 1} (${kind ?? "?"})`;
    if (!kind) throw new UsageError(`${where} does nothing. Known: ${Object.keys(KINDS).join(", ")}.`);
    if (!correction.reason) throw new UsageError(`${where} names no reason.`);
    try {
      KINDS[kind](result, correction);
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${where}: ${error.message}`) : error;
    }
  }
  return result;
}

/** Path templates that differ only in the names of parameters are one route. */
export function routeShape(method, path) {
  return `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}

const KINDS = {
  /** New component schemas, `{ name: schema }`. */
  schemas(document, { schemas, present }) {
    for (const [name, schema] of Object.entries(schemas)) {
      if (mayAdd(document.components.schemas[name], `schema ${name}`, present))
        document.components.schemas[name] = schema;
    }
  },
  /** New operations, `{ path: { method: operation } }`; a route of the same shape counts as present. */
  operations(document, { operations, present }) {
    const known = new Set();
    for (const [path, item] of Object.entries(document.paths)) {
      for (const method of Object.keys(item)) known.add(routeShape(method, path));
    }
    for (const [path, item] of Object.entries(operations)) {
      for (const [method, operation] of Object.entries(item)) {
        if (!mayAdd(known.has(routeShape(method, path)) || undefined, `${method} ${path}`, present)) continue;
        document.paths[path] = { ...document.paths[path], [method]: operation };
      }
    }
  },
  /** The whole item of one path is served under another. */
  moved(document, { moved, absent }) {
    for (const [from, to] of Object.entries(moved)) {
      if (!document.paths[from]) {
        missing(`path ${from}`, absent);
        continue;
      }
      document.paths[to] = document.paths[from];
      delete document.paths[from];
    }
  },
  /** More query parameters of known operations, `{ operationId: [parameter] }`. */
  parameters(document, { parameters, absent, present }) {
    for (const [id, added] of Object.entries(parameters)) {
      const operation = find(document, id, absent);
      for (const parameter of operation ? added : []) {
        const known = (operation.parameters ?? []).find((other) => other.name === parameter.name);
        if (mayAdd(known, `parameter ${parameter.name} of ${id}`, present))
          (operation.parameters ??= []).push(parameter);
      }
    }
  },
  /** What a 200 answer of an operation really holds, `{ operationId: schema }`, in every media type that it has. */
  answers(document, { answers, absent }) {
    for (const [id, schema] of Object.entries(answers)) {
      for (const media of Object.values(find(document, id, absent)?.responses["200"].content ?? {}))
        media.schema = schema;
    }
  },
  /** Each line of a stream is `{ result }` or the given error line. */
  streamLines(document, { streamLines }) {
    for (const operation of operationsOf(document)) {
      const media = operation.responses["200"]?.content?.["application/x-ndjson"];
      const result = media?.schema.properties?.result;
      if (result) {
        media.schema = {
          oneOf: [{ properties: { result }, required: ["result"], type: "object" }, streamLines.error],
        };
      }
    }
  },
  /** Fields that nobody has to send, `{ schema: [field] }`. */
  optional(document, { optional, absent }) {
    for (const [name, fields] of Object.entries(optional)) {
      const schema = document.components.schemas[name];
      if (!schema) missing(`schema ${name}`, absent);
      for (const field of schema ? fields : []) {
        if (!schema.required?.includes(field)) missing(`required field ${field} of ${name}`, absent);
        else loosen(schema, [field]);
      }
    }
  },
  /** Replaced properties of component schemas, `{ schema: { field: schema } }`. */
  properties(document, { properties, absent }) {
    for (const [name, fields] of Object.entries(properties)) {
      for (const [field, value] of Object.entries(fields)) {
        const schema = document.components.schemas[name];
        if (!schema?.properties?.[field]) missing(`field ${field} of schema ${name}`, absent);
        else schema.properties[field] = value;
      }
    }
  },
  /** Body fields that repeat a path parameter are optional, where the schema belongs to no other message. */
  bodiesWithoutPathFields(document) {
    const uses = countUses(document);
    for (const [path, item] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1].split(".").at(-1));
      for (const operation of Object.values(item)) {
        const name = bodySchema(document, operation);
        const schema = name && uses.get(name) === 1 ? document.components.schemas[name] : undefined;
        if (schema?.required) loosen(schema, inPath);
      }
    }
  },
  /** The error body of every operation, by kind of route: below the prefix, streams below it, all others. */
  errors(document, { errors }) {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const operation of Object.values(item)) {
        const stream = "application/x-ndjson" in (operation.responses["200"]?.content ?? {});
        const schema = !path.startsWith(errors.prefix) ? errors.plain : stream ? errors.stream : errors.unary;
        operation.responses.default = { content: { "application/json": { schema } }, description: "" };
      }
    }
  },
};

function mayAdd(known, what, present) {
  if (known === undefined) return true;
  if (present !== "skip") throw new UsageError(`${what} is there already.`);
  return false;
}

function missing(what, absent) {
  if (absent !== "skip") throw new UsageError(`${what} is not in this release.`);
}

function find(document, id, absent) {
  for (const operation of operationsOf(document)) if (operation.operationId === id) return operation;
  missing(`operation ${id}`, absent);
  return undefined;
}

function loosen(schema, fields) {
  const left = schema.required.filter((field) => !fields.includes(field));
  if (left.length > 0) schema.required = left;
  else delete schema.required;
}

function bodySchema(document, operation) {
  const body = operation.requestBody;
  const resolved = body?.$ref ? document.components.requestBodies[body.$ref.split("/").at(-1)] : body;
  return resolved?.content["application/json"]?.schema?.$ref?.split("/").at(-1);
}

function countUses(document) {
  const uses = new Map();
  JSON.stringify(document, (key, value) => {
    if (key === "$ref") uses.set(value.split("/").at(-1), (uses.get(value.split("/").at(-1)) ?? 0) + 1);
    return value;
  });
  return uses;
}
