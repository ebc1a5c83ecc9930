import { routesOf, successOf, type OpenApi, type Operation, type Schema } from "./document.js";
import { inputOf, nameOf, renameIn } from "./type-names.js";

type Schemas = OpenApi["components"]["schemas"];

/**
 * Says where masters send null, by rule, and returns a new document. A master writes every field of a message, and null for
 * those that are unset and have no zero: messages, times, free objects and wrapped numbers, strings and booleans. Specs do not
 * tell a wrapped number from a plain one, so every field that need not be there may be null, but for enums, arrays and maps.
 * A message that the spec says is always there is taken at its word where it stands in the answer itself, not further in.
 *
 * What is sent stays as it is: a schema that is both sent and answered is sent as a copy of its own, named `…Input` (`…Input_` where the
 * spec has that name itself).
 */
export function markNullable(document: OpenApi): OpenApi {
  // Not structuredClone: two parts that were one object would stay one.
  const result = JSON.parse(JSON.stringify(document)) as OpenApi;
  const { schemas } = result.components;
  const answers = new Set<string>();
  const received = new Set<string>();
  const sent = new Set<string>();
  for (const { path, operation } of routesOf(result)) {
    collect(sentBy(operation), schemas, sent);
    // The answers of other routes are not messages: what they answer is written as it is.
    if (!path.startsWith("/api/v1/")) continue;
    const answer = answerOf(operation);
    if (answer?.$ref) answers.add(nameOf(answer.$ref));
    collect(answer, schemas, received);
  }
  const isInSpec = (name: string): boolean => Object.hasOwn(document.components.schemas, name);
  const copies = new Map(
    [...splitSchemas(schemas, sent, received)].map((name) => [name, inputOf(name, isInSpec)] as const),
  );
  for (const [name, copy] of copies) schemas[copy] = structuredClone(schemas[name]!);
  for (const { operation } of routesOf(result)) redirect(sentBy(operation), copies);
  for (const name of sent) redirect(schemas[copies.get(name) ?? name], copies);
  for (const name of received)
    for (const field of nullableFields(name, schemas, answers)) makeNullable(schemas[name]!, field);
  return result;
}

function sentBy({ parameters, requestBody }: Operation): object {
  return { parameters, requestBody };
}

/** What a success holds; for a stream, the result of a line. */
function answerOf(operation: Operation): Schema | undefined {
  const [media] = Object.values(operation.responses[successOf(operation)]?.content ?? {});
  const line = media?.schema.oneOf?.[0] ?? media?.schema;
  return line?.properties?.["result"] ?? line;
}

/** The names of all schemas that a part of a document leads to. */
function collect(node: unknown, schemas: Schemas, found: Set<string>): void {
  for (const name of referencesOf(node)) {
    if (found.has(name)) continue;
    found.add(name);
    collect(schemas[name], schemas, found);
  }
}

/** The names that a part of a document refers to itself. */
function referencesOf(node: unknown): string[] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === "$ref" && typeof value === "string" ? [nameOf(value)] : referencesOf(value),
  );
}

/** The schemas that are sent and answered, and differ then: those with a field that may be null, and what holds them. */
function splitSchemas(schemas: Schemas, sent: ReadonlySet<string>, received: ReadonlySet<string>): Set<string> {
  const both = [...sent].filter((name) => received.has(name));
  const split = new Set(both.filter((name) => nullableFields(name, schemas, new Set()).length > 0));
  for (let before = -1; before < split.size;) {
    before = split.size;
    for (const name of both) if (referencesOf(schemas[name]).some((other) => split.has(other))) split.add(name);
  }
  return split;
}

/** Makes what is sent refer to the copies. */
function redirect(node: unknown, copies: ReadonlyMap<string, string>): void {
  if (node === null || typeof node !== "object") return;
  const record = node as Record<string, unknown>;
  for (const [key, value] of Object.entries(record)) {
    if (key === "$ref" && typeof value === "string") {
      const copy = copies.get(nameOf(value));
      if (copy !== undefined) record[key] = renameIn(value, copy);
    } else redirect(value, copies);
  }
}

function nullableFields(name: string, schemas: Schemas, answers: ReadonlySet<string>): string[] {
  const { properties = {}, required = [] } = schemas[name] ?? {};
  return Object.keys(properties).filter((field) => {
    const kind = kindOf(properties[field]!, schemas);
    if (!required.includes(field)) return kind !== "other";
    return kind === "unset" || (kind === "message" && !answers.has(name));
  });
}

/** `unset` is what has no zero besides messages: times and free objects. */
function kindOf(schema: Schema, schemas: Schemas): "message" | "unset" | "scalar" | "other" {
  const { $ref: reference, type, format, additionalProperties, enum: members } = schema;
  if (reference) {
    const target = schemas[nameOf(reference)];
    return target && !target.enum && (target.type === "object" || target.properties) ? "message" : "other";
  }
  if (format === "date-time" || (type === "object" && additionalProperties === true)) return "unset";
  return !members && type !== undefined && ["string", "integer", "number", "boolean"].includes(type)
    ? "scalar"
    : "other";
}

function makeNullable(schema: Schema, field: string): void {
  const properties = schema.properties!;
  const value = properties[field]!;
  // Beside a reference nothing else is read.
  properties[field] = value.$ref ? { allOf: [value], nullable: true } : { ...value, nullable: true };
}
