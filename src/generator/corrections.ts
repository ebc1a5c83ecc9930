import {
  isStream,
  ndjson,
  routeShape,
  routesOf,
  type OpenApi,
  type Operation,
  type Parameter,
  type PathItem,
  type Schema,
} from "./document.js";
import { GeneratorError } from "./generator-error.js";
import { nameOf } from "./type-names.js";

/** One reviewed correction: a member named after its kind, and how strictly it is meant. */
export interface Correction {
  /** Why the spec is wrong. */
  readonly reason?: string;
  /** Adds what only other releases have. */
  readonly legacy?: boolean;
  /** What to do where the spec lacks the target; default: refuse. */
  readonly absent?: string;
  /** What to do where the spec has the addition; default: refuse. */
  readonly present?: string;
  readonly schemas?: Record<string, Schema>;
  readonly operations?: Record<string, PathItem>;
  readonly moved?: Record<string, string>;
  readonly parameters?: Record<string, Parameter[]>;
  readonly answers?: Record<string, Schema>;
  readonly streamLines?: { error: Schema };
  readonly optional?: Record<string, string[]>;
  readonly properties?: Record<string, Record<string, Schema>>;
  readonly newProperties?: Record<string, Record<string, Schema>>;
  readonly bodiesWithoutPathFields?: boolean;
  readonly errors?: { prefix: string; plain: Schema; unary: Schema; stream: Schema };
}

/** What each kind of correction does to a document. */
export const corrections = {
  /** New component schemas, `{ name: schema }`. */
  schemas({ components }: OpenApi, { schemas, present }: Correction) {
    for (const [name, schema] of Object.entries(schemas!)) {
      if (mayAdd(components.schemas[name], `schema ${name}`, present)) components.schemas[name] = schema;
    }
  },
  /** New operations, `{ path: { method: operation } }`; a route of the same shape counts as present. */
  operations(document: OpenApi, { operations, present }: Correction) {
    const known = new Set([...routesOf(document)].map(({ method, path }) => routeShape(method, path)));
    for (const { path, method, operation } of routesOf({ paths: operations! })) {
      if (!mayAdd(known.has(routeShape(method, path)) || undefined, `${method} ${path}`, present)) continue;
      document.paths[path] = { ...document.paths[path], [method]: operation };
    }
  },
  /** The whole item of one path is served under another. */
  moved({ paths }: OpenApi, { moved, absent }: Correction) {
    for (const [from, to] of Object.entries(moved!)) {
      const item = paths[from];
      if (item) paths[to] = item;
      else missing(`path ${from}`, absent);
      delete paths[from];
    }
  },
  /** More query parameters of known operations, `{ operationId: [parameter] }`. */
  parameters(document: OpenApi, { parameters, absent, present }: Correction) {
    for (const [id, added] of Object.entries(parameters!)) {
      const operation = find(document, id, absent);
      for (const parameter of operation ? added : []) {
        const known = operation!.parameters?.find((other) => other.name === parameter.name);
        if (mayAdd(known, `parameter ${parameter.name} of ${id}`, present))
          (operation!.parameters ??= []).push(parameter);
      }
    }
  },
  /** What a 200 answer of an operation really holds, `{ operationId: schema }`, in every media type that it has. */
  answers(document: OpenApi, { answers, absent }: Correction) {
    for (const [id, schema] of Object.entries(answers!)) {
      for (const media of Object.values(find(document, id, absent)?.responses["200"]?.content ?? {})) {
        media.schema = schema;
      }
    }
  },
  /** Each line of a stream is `{ result }` or the given error line. */
  streamLines(document: OpenApi, { streamLines }: Correction) {
    for (const { operation } of routesOf(document)) {
      const media = operation.responses["200"]?.content?.[ndjson];
      const result = media?.schema.properties?.["result"];
      if (media && result) {
        media.schema = {
          oneOf: [{ properties: { result }, required: ["result"], type: "object" }, streamLines!.error],
        };
      }
    }
  },
  /** Fields that nobody has to send, `{ schema: [field] }`. */
  optional({ components }: OpenApi, { optional, absent }: Correction) {
    for (const [name, fields] of Object.entries(optional!)) {
      const schema = components.schemas[name];
      if (!schema) missing(`schema ${name}`, absent);
      for (const field of schema ? fields : []) {
        if (schema!.required?.includes(field)) loosen(schema!, [field]);
        else missing(`required field ${field} of ${name}`, absent);
      }
    }
  },
  /** Replaced properties of component schemas, `{ schema: { field: schema } }`. */
  properties({ components }: OpenApi, { properties, absent }: Correction) {
    for (const [name, fields] of Object.entries(properties!)) {
      for (const [field, value] of Object.entries(fields)) {
        const known = components.schemas[name]?.properties;
        if (known?.[field]) known[field] = value;
        else missing(`field ${field} of schema ${name}`, absent);
      }
    }
  },
  /** More properties of known component schemas, `{ schema: { field: schema } }`. */
  newProperties({ components }: OpenApi, { newProperties, absent, present }: Correction) {
    for (const [name, fields] of Object.entries(newProperties!)) {
      const schema = components.schemas[name];
      if (!schema) missing(`schema ${name}`, absent);
      for (const [field, value] of schema ? Object.entries(fields) : []) {
        const known = schema!.properties?.[field];
        if (mayAdd(known, `field ${field} of schema ${name}`, present)) (schema!.properties ??= {})[field] = value;
      }
    }
  },
  /** Body fields that repeat a path parameter are optional, where the schema belongs to no other message. */
  bodiesWithoutPathFields(document: OpenApi) {
    const uses = countUses(document);
    for (const { path, operation } of routesOf(document)) {
      const inPath = [...path.matchAll(/\{(?:[^}]*\.)?([^}]*)\}/g)].map((match) => match[1]!);
      const reference = operation.requestBody?.content["application/json"]?.schema.$ref;
      const schema =
        reference && uses.get(reference) === 1 ? document.components.schemas[nameOf(reference)] : undefined;
      if (schema?.required) loosen(schema, inPath);
    }
  },
  /** The error body of every operation, by kind of route: below the prefix, streams below it, all others. */
  errors(document: OpenApi, { errors }: Correction) {
    const { prefix, plain, stream, unary } = errors!;
    for (const { path, operation } of routesOf(document)) {
      const schema = !path.startsWith(prefix) ? plain : isStream(operation) ? stream : unary;
      operation.responses["default"] = { content: { "application/json": { schema } }, description: "" };
    }
  },
};

function mayAdd(known: unknown, what: string, present: string | undefined): boolean {
  if (known === undefined) return true;
  if (present !== "skip") throw new GeneratorError(`${what} is there already.`);
  return false;
}

function missing(what: string, absent: string | undefined): void {
  if (absent !== "skip") throw new GeneratorError(`${what} is not in this release.`);
}

function find(document: OpenApi, id: string, absent: string | undefined): Operation | undefined {
  for (const { operation } of routesOf(document)) if (operation.operationId === id) return operation;
  missing(`operation ${id}`, absent);
  return undefined;
}

function loosen(schema: Schema, fields: readonly string[]): void {
  const left = schema.required!.filter((field) => !fields.includes(field));
  if (left.length > 0) schema.required = left;
  else delete schema.required;
}

/** How often each schema is referred to. */
function countUses(document: OpenApi): Map<string, number> {
  const uses = new Map<string, number>();
  JSON.stringify(document, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") uses.set(value, (uses.get(value) ?? 0) + 1);
    return value;
  });
  return uses;
}
